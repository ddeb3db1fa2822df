"""An edition of a meeting that two people agreed on: made, hidden or opened by the intake process."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from data.database import tables
from data.database.engine import make_engine
from data.repository.editions import create_edition, publish_edition, set_embargo
from data.repository.loads import loads_mark


def change_edition(asked: dict[str, Any], url: str) -> dict[str, Any]:
    """Do what is asked for: kind, slug, title, collection, until (ISO, UTC), actor, figures.

    The answer: `hasil` done, changed (the figures are no longer those that were shown) or refused, with
    `sebab`. What was done already, by a process that was cut short, is done.
    """
    engine = make_engine(url)
    try:
        if _is_done(engine, asked):
            return {"hasil": "done"}
        if loads_mark(engine) != asked["figures"]:
            return {"hasil": "changed"}
        try:
            _do(engine, asked)
        except ValueError as error:
            return {"hasil": "refused", "sebab": str(error)}
    finally:
        engine.dispose()
    return {"hasil": "done"}


def _do(engine: Engine, asked: dict[str, Any]) -> None:
    until = datetime.fromisoformat(asked["until"]) if asked["until"] else None
    slug, actor = asked["slug"], asked["actor"]
    if asked["kind"] == "create":
        create_edition(
            engine,
            slug,
            title=asked["title"],
            collection=asked["collection"],
            embargo_until=until,
            actor=actor,
        )
    elif asked["kind"] == "embargo":
        set_embargo(engine, slug, until, actor=actor)
    else:
        if _edition(engine, slug).embargo_until is not None:
            set_embargo(engine, slug, None, actor=actor)
        if _edition(engine, slug).status == "draft":
            publish_edition(engine, slug, actor=actor)


def _edition(engine: Engine, slug: str) -> Any:
    with engine.connect() as connection:
        row = connection.execute(select(tables.edition).where(tables.edition.c.slug == slug)).first()
    if row is None:
        raise ValueError(f"edisi {slug!r} tidak ada")
    return row


def _is_done(engine: Engine, asked: dict[str, Any]) -> bool:
    """Whether this very deed is in the record of what was done: its two people are named there."""
    action = tables.action.c
    kinds = {"create": ("edition",), "embargo": ("embargo",), "open": ("publish", "embargo")}
    query = select(action.id).where(
        action.kind.in_(kinds[asked["kind"]]),
        action.subject == asked["slug"],
        action.actor == asked["actor"],
        action.happened_at >= datetime.fromisoformat(asked["decided_at"]),
    )
    with engine.connect() as connection:
        found = connection.execute(query).first() is not None
    if not found or asked["kind"] != "open":
        return found
    row = _edition(engine, asked["slug"])
    return row.embargo_until is None and row.status == "published"
