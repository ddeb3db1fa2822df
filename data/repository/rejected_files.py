"""Files that were refused whole: kept with what was wrong, so that it can be shown. Facts stay untouched."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine, delete, func, insert, select, update

from data.database import tables
from data.database.engine import begin_writing, really_gone
from data.dates import now
from data.definitions.rules import meaning
from data.repository.audit_log import record

FINDINGS_KEPT = 500


def keep_refusal(
    engine: Engine,
    *,
    file_name: str,
    digest: str,
    source: str | None,
    collection: str,
    findings: Iterable[Mapping[str, Any]],
    actor: str = "",
    office: str | None = None,
) -> None:
    """Add a refusal, in a transaction of its own.

    `digest`: sha256 of the file's bytes; `findings`: rule, severity, message, sheet, source_row,
    source_column, value; the first 500 are kept.
    """
    kept = list(findings)[:FINDINGS_KEPT]
    with begin_writing(engine) as connection:
        connection.execute(
            insert(tables.refusal).values(
                refused_at=now(),
                refused_by=actor,
                office=office,
                file_name=file_name,
                digest=digest,
                source=source,
                collection=collection,
                findings=json.dumps(kept, ensure_ascii=False),
            )
        )


def refusals(engine: Engine, collection: str | None = None, *, until: datetime | None = None) -> pd.DataFrame:
    """Files refused (of a collection, until a moment), newest first.

    Id, refused_at (UTC), refused_by, office, file_name, digest, source, collection, and `findings` as a list
    of dicts.
    """
    query = select(tables.refusal).order_by(tables.refusal.c.id.desc())
    if collection is not None:
        query = query.where(tables.refusal.c.collection == collection)
    if until is not None:
        query = query.where(tables.refusal.c.refused_at <= until)
    with engine.connect() as connection:
        result = connection.execute(query)
        frame = pd.DataFrame(result.all(), columns=list(result.keys()), dtype=object)
    return frame.assign(findings=frame["findings"].map(json.loads))


def forget_refusal(engine: Engine, number: int, *, actor: str = "") -> bool:
    """Remove what was kept of a file that was refused whole; False where there is no such refusal.

    That it was removed, and by whom, is recorded.
    """
    with begin_writing(engine) as connection:
        done = connection.execute(delete(tables.refusal).where(tables.refusal.c.id == number))
        if done.rowcount == 1:
            record(connection, "forget", f"refusal {number}", actor=actor)
    really_gone(engine, tables.refusal)
    return done.rowcount == 1


def forget_rows(engine: Engine, load_id: int, *, actor: str = "") -> int | None:
    """Remove what was kept of the rows refused from a load taken in part.

    Remove the cells of the rows that were refused of a load taken in part, and every word that findings of
    the load quote: rules and places stay. How many rows; None where no row of the load was refused. The
    figures of the load are not touched.
    """
    rejected, issue = tables.rejected, tables.issue
    with begin_writing(engine) as connection:
        count = connection.execute(
            select(func.count()).select_from(rejected).where(rejected.c.load_id == load_id)
        ).scalar_one()
        if count == 0:
            return None
        rows = update(rejected).where(rejected.c.load_id == load_id)
        connection.execute(rows.values(cells="{}", reasons=""))
        rules = connection.execute(select(issue.c.rule).where(issue.c.load_id == load_id).distinct())
        for rule in rules.scalars().all():
            said = update(issue).where(issue.c.load_id == load_id, issue.c.rule == rule)
            connection.execute(said.values(value=None, message=meaning(rule)))
        record(connection, "forget", f"load {load_id}", actor=actor)
    really_gone(engine, rejected, issue)
    return int(count)
