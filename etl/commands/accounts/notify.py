"""notify: send what is new by mail, in a process of the dashboards."""

import subprocess
import sys

import typer

from data.settings import ROOT
from etl.commands.database import accounts_database, database


def notify() -> None:
    """Kirim kabar lewat surel, tiap orang yang memilihnya; aman diulang. Kepala audit dicatat ke berkasnya.

    [dim]python -m etl notify[/]

    Dipanggil pewaktu tiap jam: ringkasan sekali sehari, berkas yang menunggu keputusan segera. Peladen surel
    disebut PANTAU_MAIL_SERVER; tiap orang memilih di halaman Akun saya.
    """
    with database(), accounts_database():
        pass  # what is wrong with them is said before anything is made
    done = subprocess.run([sys.executable, "app.py", "notify"], cwd=ROOT.parent, check=False)
    if done.returncode:
        raise typer.Exit(1)
