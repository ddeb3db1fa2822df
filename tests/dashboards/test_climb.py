"""What it takes to climb: by head in the small world, by adding people one by one in the full one."""

from fractions import Fraction

import pytest

from data.store import Store
from tests.dashboards.reading import number, page, rows
from tests.dashboards.sums import Plain
from tests.dashboards.test_ranking import names
from tests.dashboards.test_small_world import lines

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
