"""What a load changes, as `load` prints it."""

from typing import Any

from rich.markup import escape

from etl.commands.console import console, table
from etl.commands.editions import cells_table

CELLS_SHOWN, RANKS_SHOWN = 40, 20


def show_changes(found: dict[str, Any], *, short: bool, everything: bool) -> None:
    """The part `perubahan` of a summary: one line where it is `short`, otherwise with cells and ranks."""
    out, counts = console(), found["jumlah"]
    months = found["bulan_terbaru"]
    line = f"{counts['berubah']} angka berubah, {counts['baru']} baru, {counts['hilang']} hilang"
    line += f"; bulan terbaru {months['lama'] or 'belum ada'} -> {months['baru'] or 'belum ada'}"
    line += f"; {len(found['peringkat'])} peringkat bergeser"
    out.print(f"Perubahan: {line}.")
    for key, words in (("daerah_bertambah", "Daerah bertambah"), ("daerah_berkurang", "Daerah berkurang")):
        if found[key]:
            out.print(f"{words}: {', '.join(escape(area['wilayah']) for area in found[key])}.")
    if short:
        return
    _cells(found["sel"], sum(counts.values()), everything=everything)
    _ranks(found["peringkat"], everything=everything)


def _cells(cells: list[dict[str, Any]], count: int, *, everything: bool) -> None:
    most = len(cells) if everything else CELLS_SHOWN
    if cells:
        console().print(cells_table("Angka yang berubah: lama -> baru", cells[:most]))
    _more(count - most, "angka")


def _ranks(ranks: list[dict[str, Any]], *, everything: bool) -> None:
    most = len(ranks) if everything else RANKS_SHOWN
    rows = [
        [
            row["metrik"],
            f"{row['kode_wilayah']} {escape(row['wilayah'])}",
            row["bulan"] if row["bulan"] == row["bulan_lama"] else f"{row['bulan_lama']} -> {row['bulan']}",
            "–" if row["lama"] is None else row["lama"],
            "–" if row["baru"] is None else row["baru"],
        ]
        for row in ranks[:most]
    ]
    if rows:
        columns = ["Cakupan", "Wilayah", "Bulan", "Lama", "Baru"]
        console().print(table("Peringkat yang bergeser", columns, rows, right=["Lama", "Baru"]))
    _more(len(ranks) - most, "peringkat")


def _more(count: int, what: str) -> None:
    if count > 0:
        console().print(f"[dim]… dan {count} {what} lain (--rinci, --laporan, atau --json).[/]")
