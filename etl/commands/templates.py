"""template."""

from pathlib import Path
from typing import Annotated

import typer

from etl.commands.console import console, fail


def template(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAMA",
            help="Nama sumber: rekap (lebar, per bulan), baku (satu angka sebaris), kepatuhan, ...",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--keluar", metavar="BERKAS", help="Berkas yang ditulis; bawaannya templat-NAMA.xlsx."),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--periode", metavar="TTTT-BB", help="Bulan yang sudah terisi di templat.")
    ] = None,
) -> None:
    """Tulis buku kerja kosong untuk diisi: 35 daerah sudah ada, jumlah dan persen berupa rumus.

    [dim]python -m etl template rekap --periode 2026-10
    python -m etl template baku --keluar baku.xlsx[/]
    """
    from etl import periods
    from etl.templates import TEMPLATES

    if name not in TEMPLATES:
        fail(f"Templat {name!r} tidak ada; pilih {', '.join(TEMPLATES)}.")
    path = out or Path(f"templat-{name}.xlsx")
    try:
        month = periods.parse(period) if period else None
        TEMPLATES[name](path, month)
    except periods.NotAPeriod as error:
        fail(f"--periode: {error}.")
    except OSError as error:
        fail(f"{path} tidak dapat ditulis: {error.strerror}.")
    console().print(f"[green]✓[/] {path} ditulis. Isi sel berwarna, lalu: python -m etl load {path}")
