"""export: files for a meeting, written by the dashboards in a process of their own."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from data.settings import ROOT
from etl.commands.console import fail
from etl.commands.database import database

KINDS = {
    "rapor": ".pdf atau .zip",
    "deck": ".pptx",
    "laporan": ".docx",
    "nota": ".docx",
    "workbook": ".xlsx",
    "surat": ".docx atau .zip",
    "tenggat": ".ics",
}


def export(
    kind: Annotated[
        str,
        typer.Argument(metavar="JENIS", help="rapor, deck, laporan, nota, workbook, surat, atau tenggat."),
    ],
    out: Annotated[Path, typer.Option("--keluar", metavar="BERKAS", help="Berkas yang ditulis.")],
    area: Annotated[str, typer.Option("--daerah", metavar="KODE", help="Kode daerah, atau semua.")] = "",
    edition: Annotated[str, typer.Option("--edisi", metavar="EDISI", help="Edisi; bawaannya terkini.")] = "",
    period: Annotated[
        str, typer.Option("--periode", metavar="TTTT-BB", help="Bulan data; bawaannya yang terakhir.")
    ] = "",
    metric: Annotated[
        str, typer.Option("--metrik", metavar="KATA", help="Ukuran seperti di alamat halaman: coverage_bpu.")
    ] = "",
    scheme: Annotated[
        str, typer.Option("--skema", metavar="KATA", help="Skema target seperti di alamat halaman.")
    ] = "",
    language: Annotated[str, typer.Option("--bahasa", metavar="BAHASA", help="id atau en.")] = "",
) -> None:
    """Tulis bahan rapat tanpa peladen: PDF, PowerPoint, Word, atau Excel; berkas utuh atau tidak sama sekali.

    [dim]python -m etl export deck --keluar rapat.pptx --daerah semua
    python -m etl export rapor --keluar rapor.zip
    python -m etl export laporan --keluar laporan.docx --metrik coverage_total --skema nks[/]
    """
    if kind not in KINDS:
        fail(f"Jenis {kind!r} tidak ada; pilih {', '.join(KINDS)}.")
    with database():
        pass  # what is wrong with it is said before anything is made
    words = {"daerah": area, "edisi": edition, "periode": period, "bahasa": language}
    words |= {"metrik": metric, "skema": scheme}
    chosen = [f"--{name}={value}" for name, value in words.items() if value]
    program = [sys.executable, "app.py", "export", kind, f"--keluar={out.absolute()}", *chosen]
    code = subprocess.run(program, cwd=ROOT.parent, check=False).returncode
    if code:
        raise typer.Exit(1)
