"""Who may see what: withdrawal, drafts, embargo and cut-off of loads and editions, each said once.

Conditions are SQL over the tables `load` and `edition`; moments are UTC without a zone. The rules are those
of docs/decisions.md: a load counts while it is published and its embargo is over; an edition with a cut-off
keeps what it held when it was made, whatever is withdrawn later.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from data.database import tables
from data.dates import now


def under_embargo(until: datetime | None, moment: datetime | None = None) -> bool:
    """Whether an embargo until `until` (None: there is none) holds at a moment, now unless one is given."""
    return until is not None and until > (moment or now())


def open_at(embargo_until: ColumnElement[Any], moment: datetime) -> ColumnElement[bool]:
    """Rows whose embargo, a column, is over at a moment: the condition of `under_embargo` turned round."""
    return or_(embargo_until.is_(None), embargo_until <= moment)


def not_withdrawn() -> ColumnElement[bool]:
    """Loads that nobody took out, drafts among them."""
    return tables.load.c.status != "withdrawn"


def published(*collections: str) -> ColumnElement[bool]:
    """Loads that count now, of these collections (none: of all), whether or not under embargo."""
    load = tables.load.c
    return and_(load.status == "published", load.collection.in_(collections) if collections else true())


def open_with(embargo_until: datetime | None) -> ColumnElement[bool]:
    """Loads that everybody may read once a load under embargo until then opens (None: now)."""
    moment = now()
    return open_at(tables.load.c.embargo_until, max(moment, embargo_until or moment))


def held_by_edition(
    collections: Collection[str], cutoff: int, *, made: datetime, opens: datetime
) -> ColumnElement[bool]:
    """The loads of a fixed edition.

    Those up to its cut-off that were there when it was `made`, and of files under embargo those open when it
    `opens`.
    """
    load = tables.load.c
    return and_(
        load.collection.in_(collections),
        load.status != "draft",
        load.id <= cutoff,
        or_(load.withdrawn_at.is_(None), load.withdrawn_at > made),
        open_at(load.embargo_until, opens),
    )


def shown_edition(moment: datetime) -> ColumnElement[bool]:
    """The editions that everybody sees at a moment: published, with no embargo."""
    edition = tables.edition.c
    return and_(edition.status == "published", open_at(edition.embargo_until, moment))
