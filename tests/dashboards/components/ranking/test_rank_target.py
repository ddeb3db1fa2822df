"""What it takes to climb: by head in the small world, by adding people one by one in the full one."""

import csv
import io
import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.dashboards.pages.test_small_world import lines
from tests.support.dashboards.html_tree import number, page, rows
from tests.support.dashboards.plain_sql import Plain

HEADING = "Bila ingin naik"


def test_kudus_passes_two_level_areas(small_store: Store) -> None:
    """12,000 of 100,000; Demak and Pati at 23 %: 11,001 more, three months. 20 % is 8,000 more."""
    card = page(small_store, "/daerah/33.19", "periode=2026-09&naik=1&target=20").card(HEADING)
    words = lines(card)
    assert words[0] == (
        "11.001 orang lagi melampaui Pati dan Demak: peringkat 3 ke 1. "
        "Itu 3.667 orang sebulan selama 3 bulan sampai 31 Desember 2026."
    )
    assert words[1] == (
        "8.000 orang lagi mencapai 20 % dari potensi. "
        "Itu 2.667 orang sebulan selama 3 bulan sampai 31 Desember 2026."
    )
    money, segments = card.all("table")
    # 11,001 x 16,800 x 12; three months (Oct-Dec 2026) or six (to Mar 2027) at half
    assert [tuple(row.values()) for row in rows(money)] == [
        ("pekerja rentan", "11.001", "2,2 miliar", "1,9 miliar", "1,7 miliar")
    ]
    assert "berjalan bulan ini" in money.one("caption").text
    assert [tuple(row.values()) for row in rows(segments)] == [
        ("PU", "1", "75,0", "–", "0"),
        ("BPU", "3", "12,0", "11.001 (ke 1)", "8.000"),
        ("Jakon", "2", "25,0", "1.001 (ke 1)", "0"),
        ("Semua segmen", "1", "52,2", "–", "0"),
    ]
    assert card.all("a")[-1].attributes["href"] == "/daerah/33.19?naik=1&target=20"


def test_the_last_programmes_speak_where_none_runs(small_store: Store) -> None:
    card = page(small_store, "/daerah/33.21", "periode=2026-09&target=24,5").card(HEADING)
    assert lines(card)[0] == "Tidak ada daerah di atasnya: sudah peringkat 1."
    assert lines(card)[1].startswith("3.000 orang lagi mencapai 24,5 % dari potensi.")
    assert "tahun terakhir yang tercatat" in card.all("table")[0].one("caption").text
    pati = page(small_store, "/daerah/33.18", "periode=2026-09&target=24").card(HEADING)
    assert "Belum ada program tercatat" in pati.all("table")[0].one("caption").text


@pytest.mark.parametrize("words", ["naik=0&target=0", "naik=x&target=x", "naik=999&target=-5", "target=1e9"])
def test_nonsense_falls_back_to_one_rank(small_store: Store, words: str) -> None:
    card = page(small_store, "/daerah/33.19", f"periode=2026-09&{words}").card(HEADING)
    assert lines(card)[0].startswith("11.001 orang lagi")
    assert "dari potensi" not in card.text


@pytest.mark.parametrize(
    ("area", "search", "said"),
    [
        ("33.01", "", "Belum ada angka"),
        ("33.19", "&metrik=eligible_bpu", "Pilih metrik cakupan"),
        ("33.21", "&metrik=coverage_pu", "bukan anggaran"),
        ("33.19", "&metrik=active_bpu", "34.001 orang lagi melampaui Demak: peringkat 3 ke 2."),
        ("33", "&target=30", "60.000 orang lagi mencapai 30 % dari potensi."),
    ],
)
def test_what_is_said_of_others(small_store: Store, area: str, search: str, said: str) -> None:
    assert said in page(small_store, f"/daerah/{area}", f"periode=2026-09{search}").card(HEADING).text


@pytest.mark.parametrize(("code", "n"), [("33.18", 3), ("33.21", 5), ("33.74", 2)])
def test_the_full_world_once_more(full_store: Store, plain: Plain, code: str, n: int) -> None:
    """The fewest people past the n-th above, found by bisection, with the names of those passed."""
    month = "2026-10-31"
    pairs = {area: pair for area in plain.areas if (pair := plain.pair(area, month, "BPU"))}
    shares = {area: Fraction(*pair) for area, pair in pairs.items()}
    higher = sorted((share, area) for area, share in shares.items() if share > shares[code])
    goal = higher[n - 1][0]
    low, high = 0, pairs[code][1]
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (
            (low, middle) if Fraction(pairs[code][0] + middle, pairs[code][1]) > goal else (middle, high)
        )
    card = page(full_store, f"/daerah/{code}", f"periode=2026-10&naik={n}").card(HEADING)
    words, named = lines(card)[0], names(plain)
    assert words.startswith(f"{number(high)} orang lagi melampaui")
    assert f"{number(-(-high // 2))} orang sebulan selama 2 bulan" in words
    after = Fraction(pairs[code][0] + high, pairs[code][1])
    rank = 1 + sum(share > after for share in shares.values())
    assert f"peringkat {plain.ranks(month, 'BPU')[code]} ke {rank}." in words
    assert named[higher[n - 1][1]] in words
    people = [row["Orang"] for row in rows(card.all("table")[0]) if row["Kelompok"] != "Jumlah"]
    assert sum(int(part.replace(".", "")) for part in people) == high


def _rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def _groups(file: Path, area: str, month: str) -> dict[str, int]:
    """Workers by group of the programmes that pay in a month: plain SQL and arithmetic of months."""
    year, number = int(month[:4]), int(month[5:7])
    found: dict[str, int] = {}
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        for group, workers, first, count in connection.execute(
            "SELECT group_name, workers, first_month, months FROM funding f JOIN load l ON l.id = f.load_id "
            "WHERE l.collection = 'simulasi' AND area_code = ?",
            (area,),
        ):
            begun = year * 12 + number - int(first[:4]) * 12 - int(first[5:7])
            if 0 <= begun < count:
                found[group] = found.get(group, 0) + workers
    connection.close()
    return found


@pytest.mark.parametrize("area", ["33.02", "33.74", "33.29"])
def test_the_file_recomputed(client: FlaskClient, plain: Plain, full_file: Path, area: str) -> None:
    """People by adding one after the other, rupiah month by month, groups by their largest remainders."""
    address = f"/daerah/{area}.csv?periode=2026-09&naik=2&target=55&tabel=bila-ingin-naik"
    found = _rows(client, address)
    assert {(row["simulated"], row["mark"]) for row in found} == {("true", "SIMULASI")}
    whole = {(row["metric"], row["wish"]): row for row in found if not row["group_name"]}
    for segment in ("PU", "BPU", "JAKON", "TOTAL"):
        n, d = plain.pair(area, "2026-09-30", segment)  # type: ignore[misc]
        metric = f"coverage_{segment.lower()}"
        people = max(0, -(-55 * d // 100) - n)
        assert int(whole[metric, "target"]["needed_people"]) == people
        assert int(whole[metric, "target"]["needed_monthly"]) == -(-people // 3)  # October to December
        ranks = plain.ranks("2026-09-30", segment)
        above = sorted(Fraction(*pair) for code in ranks if (pair := plain.pair(code, "2026-09-30", segment)))
        higher = [value for value in above if value > Fraction(n, d)]
        if not higher:
            assert (metric, "naik") not in whole
            continue
        climb = whole[metric, "naik"]
        goal = higher[min(2, len(higher)) - 1]  # all values differ: the second above is two ranks up
        assert len(set(above)) == len(ranks)
        assert int(climb["needed_people"]) == next(
            more for more in range(int(goal * d) - n, d) if Fraction(n + more, d) > goal
        )
        assert int(climb["new_rank"]) == ranks[area] - min(2, len(higher))
        assert bool(climb["rupiah_full"]) == (segment in ("BPU", "TOTAL"))
    mine = [r for r in found if (r["metric"], r["wish"]) == ("coverage_bpu", "target")]
    parts = {r["group_name"]: r for r in mine if r["group_name"]}
    workers = _groups(full_file, area, "2026-09-30")
    total = int(whole["coverage_bpu", "target"]["needed_people"])
    assert set(parts) == set(workers) if workers else True
    assert sum(int(row["needed_people"]) for row in parts.values()) == total
    for group, row in parts.items():
        people = int(row["needed_people"])
        if workers:
            assert abs(Fraction(people) - Fraction(total * workers[group], sum(workers.values()))) < 1
        assert int(row["rupiah_full"]) == people * 16_800 * 12
        assert int(row["rupiah_other"]) == people * (3 * 8_400 + 9 * 16_800)  # October to December 2026
        assert int(row["rupiah_transport"]) == people * (6 * 8_400 + 6 * 16_800)  # to March 2027


def test_the_file_is_linked_and_a_sheet_of_the_workbook(client: FlaskClient, small_store: Store) -> None:
    card = page(small_store, "/daerah/33.19", "periode=2026-09&naik=1&target=20").card(HEADING)
    links = [a.attributes["href"] for a in card.all("a")[-3:]]
    assert links[:2] == [
        "/daerah/33.19.xlsx?naik=1&target=20",
        "/daerah/33.19.csv?naik=1&target=20&tabel=bila-ingin-naik",
    ]
    tables = client.get("/daerah/33.02.json?periode=2026-09&naik=3").get_json()["tables"]
    assert "bila-ingin-naik" in [table["name"] for table in tables]
    book = load_workbook(io.BytesIO(client.get("/daerah/33.02.xlsx?periode=2026-09&naik=3").data))
    assert "bila-ingin-naik" in book.sheetnames
