"""intake: the process that takes uploaded files in."""

import os
import time
from typing import Annotated

import typer

from etl.commands.console import console, fail
from etl.commands.database import accounts_database

LOOK_SECONDS = 0.5
SEEN_SECONDS = 10


def intake(
    with_parent: Annotated[
        bool,
        typer.Option("--bersama-induk", metavar="", help="Berhenti bila proses yang memulainya berhenti."),
    ] = False,
    once: Annotated[
        bool, typer.Option("--sekali", metavar="", help="Kerjakan yang menunggu, lalu berhenti.")
    ] = False,
) -> None:
    """Proses pemasuk: membaca, menerbitkan, dan menarik berkas yang diunggah, satu per satu.

    [dim]python -m etl intake
    python -m etl intake --sekali[/]

    Jalankan di samping layanan halaman, dengan akun yang boleh menulis basis data angka; make run memulainya.
    """
    from data.repository.accounts.contacts import forget_old
    from data.repository.drafts import edition_proposals
    from data.repository.drafts.rounds import close_due
    from data.repository.uploads import queue
    from data.settings import Settings
    from etl.intake.serve import only_one, sweep, work_once

    parent, quarantine = os.getppid(), Settings().quarantine
    with accounts_database() as known:
        try:
            lock = only_one(quarantine)
        except OSError:
            fail(f"Proses pemasuk lain sedang bekerja untuk karantina {quarantine}.")
        queue.release_all(known)
        edition_proposals.release_all(known)
        sweep(known, quarantine)
        seen = 0.0
        while not with_parent or os.getppid() == parent:
            if time.monotonic() - seen > SEEN_SECONDS:
                queue.seen(known)
                close_due(known)
                forget_old(known)
                seen = time.monotonic()
            if work_once(known, quarantine):
                continue
            if once:
                break
            time.sleep(LOOK_SECONDS)
        lock.close()
    if once:
        console().print("[green]✓[/] Tidak ada lagi yang menunggu.")
