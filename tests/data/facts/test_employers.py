"""Employers and projects: literal lists, and the sums once more with plain loops."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.facts.employers import Employers
from data.facts.employers import employers as listed
from data.facts.latest import last_by_area
from data.facts.projects import Projects
from data.facts.projects import projects as signed

JUNE, MARCH = date(2026, 6, 30), date(2026, 3, 31)


def employers(rows: list[Any], areas: list[str], until: date) -> Employers:
    return listed(last_by_area("employer", rows), areas, until)


def projects(rows: list[Any], areas: list[str], until: date) -> Projects:
    return signed(last_by_area("project", rows), areas, until)


def firm(
    area: str,
    state: str,
    number: int,
    workers: int | None,
    *,
    day: date = JUNE,
    sector: str = "Jasa",
    load: int = 1,
) -> Any:
    return SimpleNamespace(
        **{"area_code": area, "period": day, "sector": sector, "registration": state, "left_out": ""},
        **{"employers": number, "workers": workers, "load_id": load, "seq": number},
    )


def test_the_newest_list_of_each_area() -> None:
    rows = [
        firm("33.01", "belum", 99, 9, day=MARCH),
        firm("33.01", "belum", 10, 120),
        firm("33.01", "sebagian", 4, None),
        firm("33.02", "belum", 5, 30, day=MARCH),
        firm("33.02", "belum", 6, 44, day=MARCH, load=2),  # put right
        firm("33.03", "belum", 7, 1),
    ]
    found = employers(rows, ["33.01", "33.02"], JUNE)
    assert (found.areas, found.dates) == (("33.01", "33.02"), (MARCH, JUNE))
    assert (found.count("belum"), found.workers("belum")) == (16, 164)
    assert (found.count("sebagian"), found.workers("sebagian")) == (4, None)  # one does not say
    assert employers(rows, ["33.01"], MARCH).count("belum") == 99
    assert employers(rows, ["33.04"], JUNE).rows == ()


def test_sectors_however_they_are_written() -> None:
    rows = [firm("33.01", "belum", 3, 1, sector="Jasa"), firm("33.02", "belum", 4, 1, sector="jasa ")]
    rows.append(firm("33.01", "sebagian", 5, 2, sector="Konstruksi"))
    parts = employers(rows, ["33.01", "33.02"], JUNE).by_sector()
    assert [(name, part.count("belum")) for name, part in parts] == [("Jasa", 7), ("Konstruksi", 0)]


def job(
    name: str, day: date, *, registered: bool, paid: bool | None = None, rupiah: int | None = 5, load: int = 1
) -> Any:
    return SimpleNamespace(
        **{"area_code": "33.19", "project": name, "contract_on": day, "registered": registered},
        **{"contribution_paid": paid, "rupiah": rupiah, "workers": 10, "load_id": load, "seq": 1},
    )


def test_signed_registered_paid_and_since_the_circular() -> None:
    """Kudus, July 2025: 63 of 273 were registered (23.08 %)."""
    before, since = date(2025, 2, 20), date(2025, 2, 21)
    rows = [job(f"a{n}", before, registered=n < 20, paid=n < 20) for n in range(100)]
    rows += [job(f"b{n}", since, registered=n < 43, paid=n < 12) for n in range(173)]
    found = projects(rows, ["33.19"], JUNE)
    assert (found.signed, found.registered, found.paid) == (273, 63, 32)
    assert round(found.share or 0, 2) == 23.08
    assert (found.asked.signed, found.asked.registered, found.asked.open.signed) == (173, 43, 130)
    assert (found.rupiah, found.open.workers) == (273 * 5, 2100)


def test_what_was_said_last_of_a_project() -> None:
    day = date(2026, 1, 5)
    rows = [
        job("x", day, registered=False),
        job("x", day, registered=True, load=2),
        job("y", JUNE, registered=False),
    ]
    found = projects(rows, ["33.19"], MARCH)
    assert (found.signed, found.registered, found.paid) == (1, 1, None)  # nobody says whether it is paid
    assert projects([], ["33.19"], MARCH).share is None


FIRMS = st.lists(
    st.tuples(
        st.sampled_from(["33.01", "33.02", "33.03"]),
        st.sampled_from([MARCH, JUNE]),
        st.sampled_from(["belum", "sebagian"]),
        st.sampled_from(["Jasa", "Industri"]),
        st.integers(0, 50),
        st.none() | st.integers(0, 900),
    ),
    max_size=30,
)


@given(FIRMS)
def test_sums_by_plain_loops(drawn: list[tuple[str, date, str, str, int, int | None]]) -> None:
    rows = [
        firm(area, state, number, workers, day=day, sector=sector, load=place)
        for place, (area, day, state, sector, number, workers) in enumerate(drawn)
    ]
    said: dict[tuple[str, date, str, str], tuple[int, int | None]] = {}
    for area, day, state, sector, number, workers in drawn:
        said[area, day, state, sector] = (number, workers)  # the later load of the same key
    found = employers(rows, ["33.01", "33.02"], JUNE)
    for state in ("belum", "sebagian"):
        total, people, known = 0, 0, True
        for area in ("33.01", "33.02"):
            days = [day for place, day, _, _ in said if place == area]
            for (place, day, one, _), (number, workers) in said.items():
                if place == area and day == max(days) and one == state:
                    total += number
                    known &= workers is not None
                    people += workers or 0
        assert found.count(state) == total
        assert found.workers(state) == (people if known else None)
    assert sum(part.count("belum") for _, part in found.by_sector()) == found.count("belum")
