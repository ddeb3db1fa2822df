"""/program: recomputed from the rows of the database with plain SQL."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page

SUM = """
    SELECT o.area_code, sum(o.value), sum(a.value) FROM observation o
    JOIN load l ON l.id = o.load_id AND l.collection = 'simulasi'
    JOIN observation a ON a.area_code = o.area_code AND a.period = o.period AND a.segment = o.segment
      AND a.measure = o.measure AND a.programme = ''
    WHERE o.period = '2026-10-31' AND o.segment = ? AND o.programme = ? GROUP BY o.area_code
"""


@pytest.fixture(scope="module")
def sums(full_file: Path) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
    """(segment, programme) -> area -> participants and active participants of October 2026."""
    keys = [("PU", "JHT"), ("PU", "JP"), ("PU", "JKP"), ("BPU", "JHT"), ("JAKON", "JKM")]
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        found = {
            key: {area: (n, d) for area, n, d in connection.execute(SUM, key).fetchall()} for key in keys
        }
    connection.close()
    return found


def test_people_and_shares(
    full_store: Store, sums: dict[tuple[str, str], dict[str, tuple[int, int]]]
) -> None:
    found = page(full_store, "/program", "periode=2026-10")
    rows = {item.one("b").text: item.text for item in found.one("ol", "programmes").all("li")[1:]}
    assert list(rows) == ["JKK", "JKM", "JHT", "JP", "JKP"]
    for programme in ("JHT", "JP", "JKP"):
        pairs = sums["PU", programme].values()
        n, d = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        assert f"{number(n)}{number(n / d * 100)} %{number(d - n)} tanpa {programme}" in rows[
            programme
        ].replace("\N{NO-BREAK SPACE}", " ")
    assert rows["JP"].count("tak berhak") == rows["JKP"].count("tak berhak") == 2
    assert rows["JHT"].count("tak berhak") == 1
    assert number(sum(pair[0] for pair in sums["JAKON", "JKM"].values())) in rows["JKM"]


def test_the_headline_and_the_order(
    full_store: Store, sums: dict[tuple[str, str], dict[str, tuple[int, int]]]
) -> None:
    found = page(full_store, "/program", "periode=2026-10")
    shares = {area: n / d * 100 for area, (n, d) in sums["PU", "JKP"].items()}
    lowest = min(shares, key=lambda area: shares[area])
    assert found.one("h1").text.endswith(f"{number(shares[lowest])}.")
    items = [item for part in found.one("div", "depths").all("ol") for item in part.all("li")[1:]]
    shown = [
        int(match[0])
        for item in items
        if (match := re.search(r"\d+", item.all("b")[0].text if item.all("b") else ""))
    ]
    assert shown == [int(number(share)) for share in sorted(shares.values())]
    assert [item.text for item in items[-2:]] == [
        "Grobogan" + "belum melapor menurut program",
        "Kab. Pekalongan" + "belum melapor menurut program",
    ]


def test_a_month_without_programmes_shows_the_last_one_before(full_store: Store) -> None:
    words = page(full_store, "/program", "periode=2026-08").one("main").text
    assert "Juni 2026, 35 daerah melapor menurut program" in words


def test_rows_leave_the_screen(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/program.csv?periode=2026-10").text.lstrip("\ufeff"))))
    assert len(rows) == 33 * 10  # areas that reported x (five of PU, three of BPU, two of construction)
    assert {row["mark"] for row in rows} == {"SIMULASI"}


def test_without_programmes_the_page_says_what_to_load(small_store: Store) -> None:
    found = page(small_store, "/program")
    assert found.one("h1").text == "Belum ada peserta menurut program dalam edisi ini."
    assert "kolom program" in found.one("main").text


def test_the_area_page_says_how_deep_its_cover_goes(
    full_store: Store, sums: dict[tuple[str, str], dict[str, tuple[int, int]]]
) -> None:
    words = page(full_store, "/daerah/33.21", "periode=2026-10").one("main").text
    shares = {}
    for programme in ("JHT", "JP", "JKP"):
        pairs = sums["PU", programme]
        n, d = pairs["33.21"]
        all_n, all_d = (sum(pair[place] for pair in pairs.values()) for place in (0, 1))
        shares[programme] = (
            f"{programme} {number(n / d * 100)} ({number(n)} dari {number(d)}; "
            f"seluruhnya {number(all_n / all_d * 100)})"
        )
    assert (
        f"Oktober 2026, dari 100 peserta PU: {shares['JHT']}, {shares['JP']}, dan {shares['JKP']}." in words
    )
