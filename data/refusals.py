"""Files that were refused whole: kept with what was wrong, so that it can be shown. Facts stay untouched."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine, insert, select

from data import schema
from data.engine import begin_writing
from data.months import now

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
) -> None:
    """Add a refusal, in a transaction of its own. `digest`: sha256 of the file's bytes; `findings`: rule,
    severity, message, sheet, source_row, source_column, value; the first 500 are kept."""
    kept = list(findings)[:FINDINGS_KEPT]
    with begin_writing(engine) as connection:
        connection.execute(
            insert(schema.refusal).values(
                refused_at=now(),
                refused_by=actor,
                file_name=file_name,
                digest=digest,
                source=source,
                collection=collection,
                findings=json.dumps(kept, ensure_ascii=False),
            )
        )


def refusals(engine: Engine, collection: str | None = None, *, until: datetime | None = None) -> pd.DataFrame:
    """Files refused (of a collection, until a moment), newest first: id, refused_at (UTC), refused_by,
    file_name, digest, source, collection, and `findings` as a list of dicts."""
    query = select(schema.refusal).order_by(schema.refusal.c.id.desc())
    if collection is not None:
        query = query.where(schema.refusal.c.collection == collection)
    if until is not None:
        query = query.where(schema.refusal.c.refused_at <= until)
    with engine.connect() as connection:
        result = connection.execute(query)
        frame = pd.DataFrame(result.all(), columns=list(result.keys()), dtype=object)
    return frame.assign(findings=frame["findings"].map(json.loads))
