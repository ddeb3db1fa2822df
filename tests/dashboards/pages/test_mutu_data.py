"""The page on the quality of data: what came in, who reported, what was revised, asked again by plain SQL."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.components.quality.quality import issues_once, issues_seen
from dashboards.request.context import Context, rows_of
from dashboards.request.selection import parse
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import Node, number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain
from tests.support.etl import books

SIMULATED = "l.collection = 'simulasi' AND l.status = 'published'"


def ask(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def grid(tree: Node) -> dict[str, list[str]]:
    body = tree.one("table", "heat").one("tbody").all("tr")
    return {line.one("th").text: [cell.attributes["class"] for cell in line.all("td")] for line in body}


def test_the_headline_and_the_light(full_store: Store) -> None:
    tree = page(full_store, "/mutu-data", "periode=2026-10")
    assert tree.one("h1").text.startswith(
        "Data dapat dipakai dengan catatan: 33 dari 35 daerah melapor Oktober"
    )
    card = tree.card("Dapat dipercaya?")
    assert [line.text for line in card.all("li")] == [
        "2 daerah belum melapor",
        "1 daerah melewatkan dua laporan terakhir atau lebih",
        "angka 33 daerah masih sementara",
    ]
    assert "Kuning" in card.text
    complete = page(full_store, "/mutu-data", "periode=2026-06")
    assert complete.one("h1").text == "Data dapat dipakai: 35 dari 35 daerah melapor Juni 2026."
    assert "Hijau" in complete.card("Dapat dipercaya?").text


@pytest.mark.parametrize("month", ["2026-10-31", "2024-12-31"])
def test_who_reported_when(full_store: Store, full_file: Path, plain: Plain, month: str) -> None:
    months = sorted({key[1] for key in plain.counts if key[1] <= month})[-12:]
    early = set(
        ask(
            full_file,
            "SELECT area_code, period FROM observation o JOIN load l ON l.id = o.load_id "
            f"WHERE {SIMULATED} AND provisional AND segment = 'BPU'",
        )
    )
    shown = grid(page(full_store, "/mutu-data", f"periode={month[:7]}"))
    named = names(plain)
    assert len(shown) == 35
    for code in plain.areas:
        wanted = [
            "h-none" if plain.pair(code, m, "BPU") is None else "h-early" if (code, m) in early else "h-full"
            for m in months
        ]
        assert shown[named[code]] == wanted


def test_those_who_miss_most_stand_on_top(full_store: Store) -> None:
    shown = list(grid(page(full_store, "/mutu-data", "periode=2026-10")).items())
    assert [cells.count("h-none") for _name, cells in shown] == [2, 1, *[0] * 33]


def test_every_load_the_edition_sees(full_store: Store, full_file: Path) -> None:
    wanted = ask(
        full_file,
        "SELECT l.id, title, rows_read, rows_accepted, rows_rejected, loaded_by FROM load l "
        f"WHERE {SIMULATED} ORDER BY l.id DESC",
    )
    found = rows(page(full_store, "/mutu-data").card("Yang masuk").one("table"))
    shown = [
        (r["No."], r["Muatan"], r["Baris dibaca"], r["Diterima"], r["Ditolak"], r["Oleh"]) for r in found
    ]
    assert shown == [
        (str(i), title, number(read), number(taken), number(refused), f"{who} aplikasi")
        for i, title, read, taken, refused, who in wanted
    ]
    earlier = rows(page(full_store, "/mutu-data", "edisi=simulasi-2026-t2").card("Yang masuk").one("table"))
    assert [row["No."] for row in earlier] == ["6"]


def test_what_was_revised(full_store: Store, full_file: Path, plain: Plain) -> None:
    pairs = ask(
        full_file,
        "SELECT a.area_code, a.segment, a.value, b.value FROM observation a JOIN observation b "
        "USING (area_code, period, segment, programme, measure, basis) "
        "WHERE a.load_id = 6 AND b.load_id = 7 AND a.value <> b.value",
    )
    named = names(plain)
    pairs.sort(key=lambda row: -abs(row[3] - row[2]))  # type: ignore[operator]
    found = rows(page(full_store, "/mutu-data").card("Yang direvisi").one("table"))
    assert [(r["Daerah"], r["Segmen"], r["Semula"], r["Menjadi"], r["Selisih"]) for r in found] == [
        (named[str(code)], segment, number(old), number(new), signed(int(str(new)) - int(str(old))))
        for code, segment, old, new in pairs
    ]
    assert len(pairs) == 6
    then = page(full_store, "/mutu-data", "edisi=simulasi-2026-t2").card("Yang direvisi")
    assert "Tidak ada revisi" in then.text


def test_findings_by_severity_and_rule(full_store: Store, full_file: Path) -> None:
    wanted = ask(
        full_file,
        "SELECT rule, count(*) FROM issue i JOIN load l ON l.id = i.load_id "
        "WHERE l.collection = 'terbit' GROUP BY rule ORDER BY 2 DESC",
    )
    tree = page(full_store, "/mutu-data", "edisi=terbit-terkini")
    calendar = tree.card("Yang terbit, bulan demi bulan")
    assert "melapor" not in calendar.text  # nobody reports what others print
    assert {"terbit", "tidak terbit"} <= {cell.attributes["title"] for cell in calendar.all("td")}
    heads = [head.text for head in tree.card("Temuan saat dimuat").one("div", "findings").all("summary")]
    assert heads == [f"peringatan · {rule.replace('_', ' ')} · {count}" for rule, count in wanted]
    assert sum(len(rows(t)) for t in tree.card("Temuan saat dimuat").all("table")) == 29
    assert "kelengkapannya tidak dinilai; 29 peringatan" in tree.one("h1").text


def test_the_small_world_is_red(small_store: Store) -> None:
    """3 of 35 have reported; two of them on potensi of January 2025."""
    tree = page(small_store, "/mutu-data")
    assert tree.one("h1").text.startswith("Data belum dapat dipakai: 3 dari 35 daerah melapor September 2026")
    assert [line.text for line in tree.card("Dapat dipercaya?").all("li")] == [
        "kurang dari separuh daerah melapor",
        "32 daerah belum melapor",
        "32 daerah melewatkan dua laporan terakhir atau lebih",
        "2 daerah memakai potensi tahun sebelumnya",
    ]


def test_in_english(full_store: Store) -> None:
    tree = page(full_store, "/mutu-data", "bahasa=en&periode=2026-06")
    assert tree.one("h1").text == "The data can be used: 35 of 35 areas reported June 2026."
    assert "Green" in tree.card("Can it be trusted?").text


def test_what_a_file_says_again_is_counted_once(areas_engine: Engine, tmp_path: Path) -> None:
    """900 active of a potensi of 100, then of 200, and 700 of 100 both times: four warnings, three things."""
    for potensi in (100, 200):
        rows = [f"33.21,,2026-08,BPU,potensi,{potensi},,", "33.21,,2026-08,BPU,peserta_aktif,900,,"]
        rows += ["33.19,,2026-08,BPU,potensi,100,,", "33.19,,2026-08,BPU,peserta_aktif,700,,"]
        file = books.baku(tmp_path / f"{potensi}.csv", *rows)
        assert load_file(areas_engine, file).outcome == "loaded"
    context = Context(Store(areas_engine), parse(Store(areas_engine), ""))
    above = [i.load_id for i in issues_seen(context) if i.rule == "melebihi_potensi"]
    assert sorted(above) == [1, 1, 2, 2]
    assert sorted(i.load_id for i in issues_once(context) if i.rule == "melebihi_potensi") == [1, 2, 2]


def test_the_row_of_a_finding_is_a_whole_number(areas_engine: Engine, tmp_path: Path) -> None:
    """One finding is about row 2, another about the whole file: no row of it is number 2.0."""
    lines = ["33.19,,2026-08,PU,potensi,100,,", "33.19,,2026-08,PU,peserta_aktif,101,,"]
    load_file(areas_engine, books.baku(tmp_path / "a.csv", *lines))
    store = Store(areas_engine)
    (edition,) = store.editions()
    places = store.issues(edition)["source_row"]
    assert sorted(map(str, places)) == ["3", "<NA>"]
    told = page(store, "/mutu-data").card("Temuan saat dimuat")
    shown = [row["Lembar · baris · kolom"] for table in told.all("table") for row in rows(table)]
    assert sorted(shown) == ["3 · nilai", "–"]
    assert {type(row.source_row) for row in rows_of(store.issues(edition))} == {int, type(None)}
