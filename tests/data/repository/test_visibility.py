"""Who may see what, on rows whose numbers say why each is seen or not."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy import ColumnElement, Engine, insert, select

from data.database import tables
from data.repository.visibility import (
    held_by_edition,
    not_withdrawn,
    open_at,
    open_with,
    published,
    shown_edition,
    under_embargo,
)

MADE, LATER, FAR = datetime(2026, 3, 1), datetime(2026, 6, 1), datetime(2126, 1, 1)
NOON = datetime(2026, 6, 1, 12)


@pytest.fixture
def loads(engine: Engine) -> Engine:
    """1 published, 2 under embargo until LATER, 3 withdrawn after MADE, 4 a draft, 5 of another collection,
    6 withdrawn before MADE, 7 under embargo until FAR."""
    rows: Sequence[tuple[int, str, str, datetime | None, datetime | None]] = (
        (1, "resmi", "published", None, None),
        (2, "resmi", "published", None, LATER),
        (3, "resmi", "withdrawn", LATER, None),
        (4, "resmi", "draft", None, None),
        (5, "terbit", "published", None, None),
        (6, "resmi", "withdrawn", datetime(2026, 2, 1), None),
        (7, "resmi", "published", None, FAR),
    )
    fixed = {"source": "baku", "file_name": "a.csv", "title": "a", "loaded_at": MADE, "loaded_by": "a"}
    counts = dict.fromkeys(("rows_read", "rows_accepted", "rows_rejected"), 0)
    with engine.begin() as connection:
        for number, collection, status, withdrawn, embargo in rows:
            own = {"id": number, "collection": collection, "status": status, "digest": str(number)}
            times = {"withdrawn_at": withdrawn, "embargo_until": embargo}
            connection.execute(insert(tables.load).values(**own, **times, **fixed, **counts))
    return engine


def seen(engine: Engine, condition: ColumnElement[bool]) -> list[int]:
    with engine.connect() as connection:
        query = select(tables.load.c.id).where(condition).order_by(tables.load.c.id)
        return list(connection.execute(query).scalars())


def test_loads_that_count_now(loads: Engine) -> None:
    assert seen(loads, published()) == [1, 2, 5, 7]
    assert seen(loads, published("resmi")) == [1, 2, 7]
    assert seen(loads, published("resmi", "terbit")) == [1, 2, 5, 7]
    assert seen(loads, not_withdrawn()) == [1, 2, 4, 5, 7]


def test_an_embargo_is_over_at_its_moment(loads: Engine) -> None:
    until = tables.load.c.embargo_until
    assert seen(loads, open_at(until, MADE)) == [1, 3, 4, 5, 6]
    assert seen(loads, open_at(until, LATER)) == [1, 2, 3, 4, 5, 6]
    assert seen(loads, open_with(FAR)) == [1, 2, 3, 4, 5, 6, 7]
    assert [under_embargo(LATER, moment) for moment in (MADE, LATER, NOON)] == [True, False, False]
    assert not under_embargo(None)
    assert under_embargo(FAR)


def test_a_fixed_edition_keeps_what_it_held(loads: Engine) -> None:
    """3 was withdrawn after it was made, 6 before; 2 opens later, and 7 is beyond the cut-off of 6."""
    assert seen(loads, held_by_edition(("resmi",), 7, made=MADE, opens=MADE)) == [1, 3]
    assert seen(loads, held_by_edition(("resmi",), 7, made=MADE, opens=LATER)) == [1, 2, 3]
    assert seen(loads, held_by_edition(("resmi", "terbit"), 7, made=MADE, opens=FAR)) == [1, 2, 3, 5, 7]
    assert seen(loads, held_by_edition(("resmi", "terbit"), 4, made=MADE, opens=FAR)) == [1, 2, 3]


def test_editions_that_everybody_sees(engine: Engine) -> None:
    with engine.begin() as connection:
        for slug, status, until in (
            ("a", "published", None),
            ("b", "draft", None),
            ("c", "published", LATER),
        ):
            row = {"slug": slug, "title": slug, "collection": "resmi", "status": status, "created_at": MADE}
            connection.execute(insert(tables.edition).values(**row, embargo_until=until))

    def slugs(moment: datetime) -> list[str]:
        edition = tables.edition.c
        with engine.connect() as connection:
            query = select(edition.slug).where(shown_edition(moment)).order_by(edition.slug)
            return list(connection.execute(query).scalars())

    assert (slugs(MADE), slugs(LATER)) == (["a"], ["a", "c"])
