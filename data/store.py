"""Store: everything readers ask of the database, always through an edition."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, and_, case, func, or_, select

from data import schema
from data.memory import Memory
from data.months import now
from data.registry import registry

_COLLECTION_ORDER = ("resmi", "simulasi", "terbit")


@dataclass(frozen=True)
class Edition:
    """What a meeting saw: the loads of one collection up to `cutoff_load` (None: always the newest)."""

    slug: str
    title: str
    collection: str
    cutoff_load: int | None
    created_at: datetime
    note: str | None = None
    draft: bool = False
    embargo_until: datetime | None = None  # UTC

    @property
    def simulated(self) -> bool:
        return registry().collections[self.collection].simulated

    @property
    def live(self) -> bool:
        return self.cutoff_load is None


class Store:
    """Reads. Results are remembered until something is loaded, withdrawn or made an edition, or an embargo
    ends. With `preview` drafts and what is under embargo are seen too: for authorised readers only."""

    def __init__(self, engine: Engine, *, preview: bool = False) -> None:
        self.engine = engine
        self.preview = preview
        self.remember = Memory(lambda: self._revision_now()).remember

    def _revision_now(self) -> tuple[Any, ...]:
        load, edition, moment = schema.load.c, schema.edition.c, now()
        query = select(
            select(func.max(load.id)).scalar_subquery(),
            select(func.max(load.withdrawn_at)).scalar_subquery(),
            select(func.count(edition.slug)).scalar_subquery(),
            select(func.max(edition.created_at)).scalar_subquery(),
            select(func.max(schema.action.c.id)).scalar_subquery(),
            *(
                select(func.max(until)).where(until <= moment).scalar_subquery()
                for until in (load.embargo_until, edition.embargo_until)
            ),
        )
        with self.engine.connect() as connection:
            return tuple(connection.execute(query).one())

    def frame(self, query: Select[Any]) -> pd.DataFrame:
        """The rows of a query, with its column names also when it is empty."""
        with self.engine.connect() as connection:
            result = connection.execute(query)
            return pd.DataFrame(result.all(), columns=list(result.keys()))

    def areas(self) -> pd.DataFrame:
        """All areas, index code: bps_code, name, level, kind, short, parent, tile_column, ..."""
        return self.remember(
            "areas", lambda: self.frame(select(schema.area).order_by(schema.area.c.code)).set_index("code")
        )

    def editions(self) -> list[Edition]:
        """Every edition that may be seen now (in a preview: every one), resmi first, newest first, live ones
        on top."""
        e = schema.edition.c
        query = select(
            *(e.slug, e.title, e.collection, e.cutoff_load, e.created_at, e.note),
            e.status == "draft",
            e.embargo_until,
        )
        if not self.preview:
            query = query.where(
                e.status == "published", or_(e.embargo_until.is_(None), e.embargo_until <= now())
            )
        with self.engine.connect() as connection:
            found = [Edition(*row) for row in connection.execute(query)]
        return sorted(
            found,
            key=lambda x: (_COLLECTION_ORDER.index(x.collection), not x.live, -(x.cutoff_load or 0), x.slug),
        )

    def _visible(self, edition: Edition, collections: tuple[str, ...]) -> ColumnElement[bool]:
        load = schema.load.c
        seen = [load.collection.in_(collections), load.status != "draft"]
        if not self.preview:
            seen.append(or_(load.embargo_until.is_(None), load.embargo_until <= now()))
        if edition.cutoff_load is None:
            seen.append(load.status == "published")
        else:
            opened = max(edition.created_at, edition.embargo_until or edition.created_at)
            seen.append(
                and_(
                    load.id <= edition.cutoff_load,
                    or_(load.withdrawn_at.is_(None), load.withdrawn_at > edition.created_at),
                    or_(load.embargo_until.is_(None), load.embargo_until <= opened),
                )
            )
        return schema.load.c.id.in_(select(load.id).where(*seen))

    def loads(self, edition: Edition) -> pd.DataFrame:
        """The loads an edition sees, newest first."""
        visible = self._visible(edition, (edition.collection,))
        return self.frame(select(schema.load).where(visible).order_by(schema.load.c.id.desc()))

    def issues(self, edition: Edition) -> pd.DataFrame:
        """What was noticed while loading what an edition sees."""
        visible = self._visible(edition, (edition.collection,))
        query = (
            select(schema.issue, schema.load.c.file_name, schema.load.c.title)
            .join(schema.load, schema.load.c.id == schema.issue.c.load_id)
            .where(visible)
            .order_by(schema.issue.c.load_id.desc(), schema.issue.c.seq)
        )
        return self.frame(query)

    def counts(self, edition: Edition) -> pd.DataFrame:
        """The count that stands for each area, period, segment and measure of an edition.

        Of several loads the newest speaks; of several figures in one load the exact one, then the first;
        of several bases the first in the registry's order. `conflict`: these figures did not agree.
        """
        return self.remember(("counts", edition.slug), lambda: self._counts(edition))

    def _counts(self, edition: Edition) -> pd.DataFrame:
        o = schema.observation.c
        key = [o.area_code, o.period, o.segment, o.measure, o.basis]
        worth = case((o.precision == "exact", 0), else_=1)
        ranked = (
            select(
                *key,
                o.value,
                o.precision,
                o.provisional,
                o.load_id,
                o.source_row,
                func.row_number()
                .over(partition_by=key, order_by=[o.load_id.desc(), worth, o.seq])
                .label("place"),
                func.min(o.value).over(partition_by=[*key, o.load_id]).label("least"),
                func.max(o.value).over(partition_by=[*key, o.load_id]).label("most"),
            )
            .join(schema.load, schema.load.c.id == o.load_id)
            .where(self._visible(edition, (edition.collection,)), o.programme == "")
            .subquery()
        )
        return _one_basis(self.frame(select(ranked).where(ranked.c.place == 1)))

    def errors(self, edition: Edition) -> pd.DataFrame:
        """The relative standard errors of the counts that stand: area_code, period, segment, measure, rse."""
        return self.remember(("errors", edition.slug), lambda: self._errors(edition))

    def _errors(self, edition: Edition) -> pd.DataFrame:
        o = schema.observation.c
        same = [o.area_code, o.period, o.segment, o.measure, o.basis, o.load_id, o.value]
        query = (
            select(*same, func.max(o.rse).label("rse"))
            .join(schema.load, schema.load.c.id == o.load_id)
            .where(o.rse.is_not(None), o.programme == "", self._visible(edition, (edition.collection,)))
            .group_by(*same)
        )
        names = [column.name for column in same]
        rows = self.frame(query).astype({"value": "int64", "load_id": "int64"}, errors="ignore")
        standing = self.counts(edition)[names]
        kept = rows.merge(standing, on=names) if len(rows) and len(standing) else rows.iloc[:0]
        return kept[["area_code", "period", "segment", "measure", "rse"]]

    def targets(self, edition: Edition) -> pd.DataFrame:
        """The targets an edition may be held against: of each scheme, area, scope, segment and year what the
        newest load says, the collection's own before another's; once in each unit it says it in."""
        return self.remember(("targets", edition.slug), lambda: self._targets(edition))

    def _targets(self, edition: Edition) -> pd.DataFrame:
        sources = registry().collections[edition.collection].targets_from
        query = (
            select(schema.target, schema.load.c.collection)
            .join(schema.load, schema.load.c.id == schema.target.c.load_id)
            .where(self._visible(edition, sources))
            .order_by(schema.target.c.load_id, schema.target.c.seq)
        )
        key = ["scheme", "area_code", "scope", "segment", "year"]
        rows = self.frame(query)
        rows = rows.assign(worth=-rows["collection"].map(sources.index)).sort_values(
            ["worth", "load_id", "seq"]
        )
        standing = rows["load_id"] == rows.groupby(key)["load_id"].transform("last")
        return rows[standing].drop_duplicates([*key, "unit"], keep="last").drop(columns="worth")

    def facts(self, edition: Edition, table: str) -> pd.DataFrame:
        """All rows of a table of facts that an edition sees, in the order they were delivered."""
        return self.remember(("facts", table, edition.slug), lambda: self._facts(edition, table))

    def _facts(self, edition: Edition, table: str) -> pd.DataFrame:
        rows = schema.FACTS[table]
        query = (
            select(rows)
            .join(schema.load, schema.load.c.id == rows.c.load_id)
            .where(self._visible(edition, (edition.collection,)))
            .order_by(rows.c.load_id, rows.c.seq)
        )
        return self.frame(query)


def _one_basis(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per area, period, segment and measure: the first basis in the registry's order."""
    order = {key: place for place, key in enumerate(registry().bases)}
    key = ["area_code", "period", "segment", "measure"]
    frame = frame.assign(worth=frame["basis"].map(order)).sort_values([*key, "worth"], kind="stable")
    values = frame.groupby(key)["value"]
    frame["conflict"] = (frame["least"] != frame["most"]) | (values.transform("nunique") > 1)
    return frame.drop_duplicates(key).drop(columns=["worth", "place", "least", "most"])
