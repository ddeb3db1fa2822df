"""What a load changes, as `load` prints it."""

from collections import Counter
from typing import Any

from rich.markup import escape

from etl.commands.console import console, table

CELLS_SHOWN, RANKS_SHOWN, AREAS_SHOWN = 40, 20, 5


def show_changes(found: dict[str, Any], *, short: bool, everything: bool) -> None:
    """The part `perubahan` of a summary: one line where it is `short`, otherwise with cells and ranks."""
    out, counts = console(), found["jumlah"]
    months = found["bulan_terbaru"]
    line = f"{counts['berubah']} angka berubah, {counts['baru']} baru, {counts['hilang']} hilang"
    line += f"; bulan terbaru {months['lama'] or 'belum ada'} -> {months['baru'] or 'belum ada'}"
    line += f"; {len(found['peringkat'])} peringkat bergeser"
    line += f"; {len(found['status'])} status terhadap target berubah" if found["status"] else ""
    out.print(f"Perubahan: {line}.")
    for words in facts_counted(found["fakta"]):
        out.print(words)
    for key, words in (("daerah_bertambah", "Daerah bertambah"), ("daerah_berkurang", "Daerah berkurang")):
        if areas := [escape(area["wilayah"]) for area in found[key]]:
            more = f", dan {len(areas) - AREAS_SHOWN} lainnya" if len(areas) > AREAS_SHOWN else ""
            out.print(f"{words}: {len(areas)} ({', '.join(areas[:AREAS_SHOWN])}{more}).")
    if short:
        return
    _cells(found["sel"], sum(counts.values()), everything=everything)
    _ranks(found["peringkat"], everything=everything)
    show_facts(found["fakta"], everything=everything)
    _statuses(found["status"], everything=everything)


def facts_counted(facts: list[dict[str, Any]]) -> list[str]:
    """Of each kind of fact how many are changed, new, gone, one line a kind."""
    tables = list(dict.fromkeys(fact["tabel"] for fact in facts))
    found = []
    for table_ in tables:
        kinds = Counter(fact["perubahan"] for fact in facts if fact["tabel"] == table_)
        counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ("berubah", "baru", "hilang") if kinds[kind])
        found.append(f"{table_.capitalize()}: {counts}.")
    return found


def show_facts(facts: list[dict[str, Any]], *, everything: bool) -> None:
    """What changed besides counts as a table; `facts` from etl.pipeline.change_wording.fact_words."""
    most = len(facts) if everything else CELLS_SHOWN
    rows = [
        [
            fact["tabel"],
            f"{fact['kode_wilayah']} {escape(fact['wilayah'])}",
            escape(fact["rincian"]),
            fact["perubahan"],
            escape(fact["lama"] or "–"),
            escape(fact["baru"] or "–"),
        ]
        for fact in facts[:most]
    ]
    if rows:
        columns = ["Jenis", "Wilayah", "Rincian", "Perubahan", "Lama", "Baru"]
        console().print(
            table(
                "Target, pendanaan, kewajiban, sosialisasi, kesepakatan, sektor, manfaat: lama -> baru",
                columns,
                rows,
            )
        )
    _more(len(facts) - most, "fakta")


def _statuses(flips: list[dict[str, Any]], *, everything: bool) -> None:
    most = len(flips) if everything else RANKS_SHOWN
    rows = [
        [
            flip["metrik"],
            flip["skema"],
            f"{flip['kode_wilayah']} {escape(flip['wilayah'])}",
            flip["bulan"],
            flip["lama"],
            flip["baru"],
        ]
        for flip in flips[:most]
    ]
    if rows:
        columns = ["Cakupan", "Target", "Wilayah", "Bulan", "Lama", "Baru"]
        console().print(table("Status terhadap target: lama -> baru", columns, rows))
    _more(len(flips) - most, "status")


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


def cells_table(title: str, rows: list[dict[str, Any]]) -> Any:
    """Cells old -> new as a table for people; `rows` from etl.pipeline.change_wording.cell_words."""

    def shown(value: int | None) -> str:
        return "–" if value is None else f"{value:,}".replace(",", ".")

    cells = [
        [
            f"{row['kode_wilayah']} {escape(row['wilayah'])}",
            row["periode"],
            row["segmen"],
            row["ukuran"],
            row["perubahan"],
            shown(row["lama"]),
            shown(row["baru"]),
        ]
        for row in rows
    ]
    columns = ["Wilayah", "Bulan", "Segmen", "Ukuran", "Perubahan", "Lama", "Baru"]
    return table(title, columns, cells, right=["Lama", "Baru"])
