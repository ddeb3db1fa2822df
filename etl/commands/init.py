"""init and simulate."""

from typing import Annotated

import typer
from rich.markup import escape

from etl.commands.console import console
from etl.commands.database import database


def init() -> None:
    """Siapkan basis data: skema, daerah, angka terbit, simulasi. Aman diulang.

    [dim]python -m etl init[/]
    """
    from data.database.accounts.opening import bring_up
    from data.database.engine import migrate
    from data.settings import Settings

    out, waiting = console(), console(stderr=True).status("Memeriksa skema ...")
    with database(make=True) as engine, waiting:
        migrate(engine)
        bring_up(Settings())
        from etl.parsing.areas import ensure_areas
        from etl.pipeline.bundled_data import load_bundled
        from etl.simulation.store import simulate as make_simulation

        waiting.update("Mengisi daerah ...")
        changed = ensure_areas(engine)
        waiting.update("Memuat data bawaan ...")
        loaded = load_bundled(engine, progress=lambda name: waiting.update(f"Memuat {name} ..."))
        waiting.update("Membuat simulasi ...")
        loaded += make_simulation(engine, progress=lambda name: waiting.update(f"Menyimpan {name} ..."))
    for line in [f"{changed} baris daerah"] * bool(changed) + loaded:
        out.print(f"  [green]+[/] {escape(line)}")
    out.print("[green]✓[/] Basis data siap." + ("" if changed or loaded else " Tidak ada yang baru."))


def simulate(
    seed: Annotated[
        int, typer.Option("--benih", metavar="ANGKA", help="Benih; angka yang sama memberi data yang sama.")
    ] = 2021,
) -> None:
    """Buat data rekaan berbenih tetap di koleksi simulasi. Aman diulang.

    [dim]python -m etl simulate[/]
    """
    from etl.simulation.store import simulate as make_simulation

    out, waiting = console(), console(stderr=True).status("Membuat simulasi ...")
    with database() as engine, waiting:
        loaded = make_simulation(
            engine, seed=seed, progress=lambda name: waiting.update(f"Menyimpan {name} ...")
        )
    for line in loaded:
        out.print(f"  [green]+[/] {escape(line)}")
    out.print("[green]✓[/] Simulasi tersedia." + ("" if loaded else " Tidak ada yang baru."))
