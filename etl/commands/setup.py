"""init and simulate."""

from typing import Annotated

import typer
from rich.markup import escape

from etl.commands.console import console
from etl.commands.database import database


def init() -> None:
    """Siapkan basis data: skema, 35 daerah, angka terbit, simulasi. Aman diulang.

    [dim]python -m etl init[/]
    """
    from data.engine import migrate

    out, waiting = console(), console(stderr=True).status("Memeriksa skema ...")
    with database(make=True) as engine, waiting:
        migrate(engine)
        from etl.areas import ensure_areas
        from etl.bundled import load_bundled
        from etl.simulate import simulate as make_simulation

        waiting.update("Mengisi daerah ...")
        changed = ensure_areas(engine)
        waiting.update("Memuat data bawaan ...")
        lines = load_bundled(engine)
        waiting.update("Membuat simulasi ...")
        load = make_simulation(engine)
    for line in lines:
        out.print(escape(line))
    done = f"{changed} baris daerah baru" if changed else "daerah lengkap"
    out.print(f"[green]✓[/] Basis data siap: {done}, simulasi di muatan {load}.")


def simulate(
    seed: Annotated[
        int, typer.Option("--benih", metavar="ANGKA", help="Benih; angka yang sama memberi data yang sama.")
    ] = 2021,
) -> None:
    """Buat data rekaan berbenih tetap di koleksi simulasi. Aman diulang.

    [dim]python -m etl simulate[/]
    """
    from etl.simulate import simulate as make_simulation

    with database() as engine, console(stderr=True).status("Membuat simulasi ..."):
        load = make_simulation(engine, seed=seed)
    console().print(f"[green]✓[/] Simulasi tersedia di muatan {load}.")
