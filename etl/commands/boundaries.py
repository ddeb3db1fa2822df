"""import-batas."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from data.provinces.definition import province
from etl.commands.accounts.acting import AccountOption, Acting, EmergencyOption, acting
from etl.commands.console import console
from etl.commands.database import database, operator

_AREAS = province().areas_word
_ENDS = {
    "imported": "[green]✓[/] Batas {areas} daerah tersimpan; peta wilayah kini tampil di samping peta petak.",
    "already": "[green]✓[/] Berkas yang sama sudah diimpor; tidak ada yang berubah.",
    "dry_run": "[green]✓[/] Uji saja (--kering): batas dapat diimpor; tidak ada yang disimpan.",
}


def import_boundaries(
    file: Annotated[
        Path,
        typer.Argument(metavar="BERKAS", help=f"GeoJSON batas semua {_AREAS}, bujur dan lintang."),
    ],
    origin: Annotated[
        str, typer.Option("--asal", metavar="TEKS", help="Dari mana batas ini, mis. BIG 2024.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--kering", metavar="", help="Periksa saja; tidak ada yang disimpan.")
    ] = False,
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Impor batas wilayah untuk peta: seluruhnya, atau tidak sama sekali.

    [dim]python -m etl import-batas batas.geojson --asal "BIG, Mei 2025"
    python -m etl import-batas batas.geojson --kering[/]
    """
    from etl.boundaries.import_file import import_boundaries as bring_in

    rehearsed = nullcontext(Acting(operator()))
    with (
        rehearsed if dry_run else acting(account, emergency, "publish", alone=False) as who,
        database(actor=who.name, emergency=who.emergency) as engine,
        console(stderr=True).status(f"Membaca {escape(file.name)} ..."),
    ):
        report = bring_in(engine, file, origin=origin, dry_run=dry_run, actor=who.name)
    if report.outcome == "refused":
        out = console(stderr=True)
        for problem in report.problems:
            out.print(f"[red]✗[/] {escape(problem)}")
        out.print("Ditolak: batas yang tersimpan tidak berubah.")
        raise typer.Exit(1)
    out = console()
    out.print(
        f"[bold]{escape(file.name)}[/]  dikenali dari properti [cyan]{escape(report.property)}[/]: "
        f"{len(province().districts)} daerah, {report.points_read} titik disederhanakan menjadi "
        f"{report.points_kept} ({report.characters / 1000:.0f} kB)."
    )
    for note in report.notes:
        out.print(f"[yellow]![/] {escape(note)}")
    out.print(_ENDS[report.outcome].format(areas=len(province().districts)))
