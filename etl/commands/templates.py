"""template."""

from pathlib import Path
from typing import Annotated

import typer

from etl.commands.console import console, fail, put


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
        typer.Option(
            "--keluar",
            metavar="BERKAS",
            help="Berkas yang ditulis; bawaannya templat-NAMA.xlsx atau contoh-NAMA.",
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--periode", metavar="TTTT-BB", help="Bulan yang sudah terisi di templat.")
    ] = None,
) -> None:
    """Tulis buku kerja kosong untuk diisi; untuk bentuk yang hanya diterbitkan pihak lain, contohnya.

    [dim]python -m etl template rekap --periode 2026-10
    python -m etl template baku --keluar baku.xlsx[/]
    """
    from etl.parsing import periods
    from etl.sources import PUBLISHED_ONLY
    from etl.templates import EXAMPLES, TEMPLATES

    if name not in TEMPLATES:
        fail(f"Templat {name!r} tidak ada; pilih {', '.join(TEMPLATES)}.")
    example = EXAMPLES.get(name)
    path = out or Path(f"contoh-{name}{example.suffix}" if example else f"templat-{name}.xlsx")
    try:
        month = periods.parse(period) if period else None
    except periods.PeriodError as error:
        fail(f"--periode: {error}.")
    put(path, lambda waiting: TEMPLATES[name](waiting, month))
    what = "Isi sel berwarna, lalu:" if example is None else "Contoh bentuknya; begini dimuat:"
    options = f" {example.options}" if example and example.options else ""
    options += " --koleksi terbit" if name in PUBLISHED_ONLY else ""
    console().print(f"[green]✓[/] {path} ditulis. {what} python -m etl load {path}{options}")
