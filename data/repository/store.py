"""Store: everything readers ask of the database, always through an edition."""

from collections.abc import Hashable, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Integer, Select, func, select

from data.cache import Memory
from data.counts.packed import Kind, Layer, frame_of_layers, one_basis
from data.counts.revisions import Revised
from data.database import tables
from data.database.state import state
from data.database.state_monitor import StateMonitor
from data.dates import now, today
from data.definitions.registry import registry
from data.facts.latest import KEYS, newest
from data.repository import counts as stored_counts
from data.repository.areas import aliases, borders
from data.repository.arrivals import Arrivals, arrivals
from data.repository.editions import Edition
from data.repository.observations import Cell, programme_rows, source_rows
from data.repository.rejected_files import refusals
from data.repository.visibility import held_by_edition, open_at, published, shown_edition


class Store:
    """Reads.

    Results are remembered until something is loaded, withdrawn or made an edition, an embargo ends or the day
    does (what is overdue knows it). With `preview` drafts and what is under embargo are seen too: for
    authorised readers only. `opens` (UTC): what everybody will see at that moment, of what is there.
    """

    def __init__(self, engine: Engine, *, preview: bool = False, opens: datetime | None = None) -> None:
        """Read from an engine; `preview` and `opens` as said of the class."""
        self.engine, self.preview, self._opens = engine, preview, opens
        self._monitor = StateMonitor(engine, lambda: self.revision())
        memory = Memory(self.state)
        self.remember, self.consistent_read = memory.remember, memory.consistent_read

    def _moment(self) -> datetime:
        return max(now(), self._opens or now())

    def state(self) -> Hashable:
        """What `revision` says, asked of the database only where it may have changed."""
        return self._monitor.state()

    def revision(self) -> tuple[Any, ...]:
        """What changes with whatever pages are made of (see data.database.state.state), the day included."""
        with self.engine.connect() as connection:
            return today(), *state(connection, moment=self._moment())

    def withdrawals(self) -> tuple[Any, ...]:
        """What changes whenever something is taken from readers: withdrawn, forgotten, under embargo."""
        action, load = tables.action.c, tables.load.c
        newest = (
            select(action.id, action.happened_at)
            .where(action.kind.in_(("withdraw", "forget", "embargo")))
            .order_by(action.id.desc())
            .limit(1)
        )

        def make() -> tuple[Any, ...]:
            with self.engine.connect() as connection:
                gone = connection.execute(select(func.count(load.withdrawn_at), func.max(load.withdrawn_at)))
                return (*gone.one(), *(connection.execute(newest).one_or_none() or ()))

        return self.remember("withdrawals", make)

    def frame(self, query: Select[Any]) -> pd.DataFrame:
        """The rows of a query, its columns also when empty; whole numbers stay whole beside missing ones."""
        with self.engine.connect() as connection:
            result = connection.execute(query)
            found = pd.DataFrame(result.all(), columns=list(result.keys()))
        if found.empty:
            return found
        whole = {column.key for column in query.selected_columns if isinstance(column.type, Integer)}
        gaps = [name for name in found if name in whole and found[name].hasnans]
        return found.astype(dict.fromkeys(gaps, "Int64"))

    def areas(self) -> pd.DataFrame:
        """All areas, index code: bps_code, name, level, kind, short, parent, tile_column, ..."""
        return self.remember(
            "areas", lambda: self.frame(select(tables.area).order_by(tables.area.c.code)).set_index("code")
        )

    def aliases(self) -> list[tuple[str, str]]:
        """Pairs of a name that people write, normalised, and the code of the area it means."""
        return self.remember("aliases", lambda: aliases(self.engine))

    def borders(self) -> dict[str, str]:
        """Area code -> GeoJSON text of its geometry; empty where no borders were imported."""
        return self.remember("borders", lambda: borders(self.engine))

    def editions(self) -> list[Edition]:
        """The editions that may be seen now.

        Every edition that may be seen now (in a preview: every one), resmi first, newest first, live ones on
        top.
        """
        e = tables.edition.c
        query = select(
            *(e.slug, e.title, e.collection, e.cutoff_load, e.created_at, e.note),
            e.status == "draft",
            *(e.embargo_until, e.opens_at),
        )
        if not self.preview:
            query = query.where(shown_edition(self._moment()))
        with self.engine.connect() as connection:
            found = [Edition(*row) for row in connection.execute(query)]
        order = registry().collections_shown
        return sorted(
            found,
            key=lambda x: (order.index(x.collection), not x.live, -(x.cutoff_load or 0), x.slug),
        )

    def _visible(self, edition: Edition, collections: tuple[str, ...]) -> ColumnElement[bool]:
        load, cutoff, made = tables.load.c, edition.cutoff_load, edition.created_at
        if cutoff is None:
            seen = published(*collections)
        else:
            seen = held_by_edition(collections, cutoff, made=made, opens=edition.opens_at or made)
        if not self.preview:
            seen &= open_at(load.embargo_until, self._moment())
        return load.id.in_(select(load.id).where(seen))

    def _own(self, edition: Edition) -> ColumnElement[bool]:
        return self._visible(edition, (edition.collection,))

    def loads(self, edition: Edition) -> pd.DataFrame:
        """The loads an edition sees, newest first."""
        seen = select(tables.load).where(self._own(edition))
        return self.frame(seen.order_by(tables.load.c.id.desc()))

    def newest_load(self) -> dict[str, Any] | None:
        """Number, collection and moment (UTC) of the newest load, whoever may see it; for who runs this."""
        load = tables.load.c
        query = select(load.id, load.collection, load.loaded_at).order_by(load.id.desc()).limit(1)
        with self.engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else {**row._asdict(), "loaded_at": row.loaded_at.isoformat()}

    def loads_seen(self) -> tuple[int, datetime | None, date | None]:
        """How many loads are not withdrawn, when the newest came (UTC), the last month of official counts."""
        load, observation = tables.load.c, tables.observation.c
        official = select(load.id).where(load.collection == "resmi", load.withdrawn_at.is_(None))
        query = select(
            select(func.count()).where(load.withdrawn_at.is_(None)).scalar_subquery(),
            select(func.max(load.loaded_at)).scalar_subquery(),
            select(func.max(observation.period)).where(observation.load_id.in_(official)).scalar_subquery(),
        )
        with self.engine.connect() as connection:
            count, newest, month = connection.execute(query).one()
        return int(count), newest, month

    def issues(self, edition: Edition) -> pd.DataFrame:
        """What was noticed while loading what an edition sees."""
        query = (
            select(tables.issue, tables.load.c.file_name, tables.load.c.title)
            .join(tables.load, tables.load.c.id == tables.issue.c.load_id)
            .where(self._own(edition))
            .order_by(tables.issue.c.load_id.desc(), tables.issue.c.seq)
        )
        return self.frame(query)

    def answers(self, load_id: int) -> dict[tuple[str | None, int], list[tuple[str | None, str]]]:
        """What was answered about rows of a load that the caller may see.

        Sheet and row to sentences, each with the letter of the column it is about; None: all of the row.
        """
        issue = tables.issue.c
        query = select(issue.sheet, issue.source_row, issue.source_column, issue.message)
        query = query.where(issue.load_id == load_id, issue.rule == "jawaban").order_by(issue.seq)

        def make() -> dict[tuple[str | None, int], list[tuple[str | None, str]]]:
            found: dict[tuple[str | None, int], list[tuple[str | None, str]]] = {}
            with self.engine.connect() as connection:
                for row in connection.execute(query):
                    own = found.setdefault((row.sheet, row.source_row), [])
                    own.append((row.source_column, row.message))
            return found

        return self.remember(("answers", load_id), make)

    def refusals(self, edition: Edition) -> pd.DataFrame:
        """Files refused whole while the edition was open, newest first."""
        until = None if edition.live else edition.created_at
        return self.remember(
            ("refusals", edition.slug), lambda: refusals(self.engine, edition.collection, until=until)
        )

    def counts(self, edition: Edition) -> pd.DataFrame:
        """The count in force for each area, period, segment and measure of an edition.

        Of several loads the newest is in force; of several figures in one load the exact one, then the first;
        of several bases the first in the registry's order. `conflict`: these figures did not agree.
        """
        return self.remember(("counts", edition.slug), lambda: self._counts(edition))

    def _counts(self, edition: Edition) -> pd.DataFrame:
        codes = list(self.areas().index)
        parts = [(kind, self.current_layer(edition, *kind, codes)) for kind in self.kinds(edition)]
        return frame_of_layers(parts, codes, self._span(edition))

    def kinds(self, edition: Edition) -> list[tuple[str, str]]:
        """The measures and segments an edition has counts of."""
        return sorted({(block.kind.measure, block.kind.segment) for block in self._blocks(edition)})

    def span(self, edition: Edition, measure: str | None = None) -> tuple[date, date] | None:
        """The first and the last period of an edition's counts, of a measure or of any; None without."""
        found = [block for block in self._blocks(edition) if measure in (None, block.kind.measure)]
        return stored_counts.months(found)

    def bases(self, edition: Edition, measure: str) -> set[str]:
        """How the people of a measure were counted."""
        return {block.kind.basis for block in self._blocks(edition) if block.kind.measure == measure}

    def current_layer(
        self, edition: Edition, measure: str, segment: str, codes: Sequence[str], first: str | None = None
    ) -> Layer | None:
        """The counts of one measure and segment, as arrays of areas and months.

        The counts of `counts` of one measure and segment on a grid of these areas and the months of `span`,
        those of the basis `first` before others; None where the edition has none.
        """
        found = self._blocks(edition)
        kinds = {b.kind for b in found if (b.kind.measure, b.kind.segment) == (measure, segment)}
        if not kinds:
            return None
        over = self._span(edition)
        every = self.areas().index
        places = [every.get_loc(code) for code in codes]

        def lay(kind: Kind) -> Layer:
            make = lambda: stored_counts.layer(self.frame, found, kind, codes=list(every), over=over)  # noqa: E731
            return self.remember(("layer", edition.slug, kind), make, brief=True).of(places)

        return one_basis([lay(kind) for kind in kinds], first)

    def _span(self, edition: Edition) -> tuple[int, int]:
        return stored_counts.span(self._blocks(edition)) or (0, -1)

    def _blocks(self, edition: Edition) -> list[stored_counts.Block]:
        """The blocks of an edition that count participants whatever their programmes."""

        def make() -> list[stored_counts.Block]:
            return [block for block in self._all_blocks(edition) if not block.kind.programme]

        return self.remember(("blocks", edition.slug), make)

    def _all_blocks(self, edition: Edition) -> list[stored_counts.Block]:
        return self.remember(
            ("all blocks", edition.slug), lambda: stored_counts.blocks(self.frame, self._own(edition))
        )

    def programme_counts(self, edition: Edition) -> pd.DataFrame:
        """The active participants of each programme that stand, by area, month and segment.

        Columns: programme and those of `counts`. Which figure is in force is decided as there.
        """
        return self.remember(("programme counts", edition.slug), lambda: self._programme_counts(edition))

    def _programme_counts(self, edition: Edition) -> pd.DataFrame:
        blocks, codes = self._all_blocks(edition), list(self.areas().index)
        found = [b for b in blocks if b.kind.programme and b.kind.measure == "active_participants"]
        over = stored_counts.span(found) or (0, -1)
        frames = []
        for programme in sorted({block.kind.programme for block in found}):
            own = [block for block in found if block.kind.programme == programme]
            layers = [
                (
                    (measure, segment),
                    one_basis(stored_counts.current_layers(self.frame, own, kinds, codes, over)),
                )
                for (measure, segment), kinds in stored_counts.by_segment(own).items()
            ]
            frames.append(frame_of_layers(layers, codes, over).assign(programme=programme))
        return (
            pd.concat(frames, ignore_index=True)
            if frames
            else frame_of_layers([], codes, over).assign(programme=[])
        )

    def revised(self, edition: Edition, *, most: int) -> Revised:
        """What loads changed in what loads before them had said (see data.counts.revisions)."""

        def make() -> Revised:
            codes = list(self.areas().index)
            return stored_counts.changed(self.frame, self._all_blocks(edition), codes, most=most)

        return self.remember(("revised", edition.slug, most), make)

    def arrivals(self, edition: Edition) -> Arrivals:
        """When the report of each month first came in, by area."""
        return self.remember(
            ("arrivals", edition.slug),
            lambda: arrivals(self.frame, self._own(edition), edition.collection),
        )

    def errors(self, edition: Edition) -> pd.DataFrame:
        """The relative standard errors of the counts that stand: area_code, period, segment, measure, rse."""
        return self.remember(
            ("errors", edition.slug),
            lambda: stored_counts.errors(self.frame, self._own(edition), self.counts(edition)),
        )

    def source_rows(self, edition: Edition, areas: Sequence[str], cells: Sequence[Cell]) -> pd.DataFrame:
        """What loads say of these counts of areas (see data.repository.observations)."""
        sizes = self.remember(
            ("sizes", edition.slug), lambda: self.loads(edition).set_index("id")["rows_accepted"].to_dict()
        )
        return source_rows(self.frame, self._blocks(edition), areas, cells, sizes=sizes)

    def programme_rows(self, edition: Edition, areas: Sequence[str], month: date) -> pd.DataFrame:
        """What loads say of participants of single programmes (see data.repository.observations)."""
        return programme_rows(self.frame, self._all_blocks(edition), areas, month)

    def targets(self, edition: Edition) -> pd.DataFrame:
        """The targets an edition may be held against.

        Of each scheme, area, scope, segment and year what the newest load says, the collection's own before
        another's; once in each unit it says it in.
        """
        return self.remember(("targets", edition.slug), lambda: self._targets(edition))

    def _targets(self, edition: Edition) -> pd.DataFrame:
        sources = registry().collections[edition.collection].targets_from
        query = (
            select(
                tables.target,
                *(tables.load.c[name] for name in ("collection", "file_name", "published_on", "loaded_at")),
            )
            .join(tables.load, tables.load.c.id == tables.target.c.load_id)
            .where(self._visible(edition, sources))
            .order_by(tables.target.c.load_id, tables.target.c.seq)
        )
        rows = self.frame(query)
        rows = rows.assign(worth=-rows["collection"].map(sources.index))
        rows = newest("target", rows.sort_values(["worth", "load_id", "seq"]))
        return rows.drop_duplicates([*KEYS["target"], "unit"], keep="last").drop(columns="worth")

    def facts(self, edition: Edition, table: str) -> pd.DataFrame:
        """All rows of a table of facts that an edition sees, in the order they were delivered."""
        return self.remember(("facts", table, edition.slug), lambda: self._facts(edition, table))

    def _facts(self, edition: Edition, table: str) -> pd.DataFrame:
        rows = tables.FACTS[table]
        query = (
            select(rows)
            .join(tables.load, tables.load.c.id == rows.c.load_id)
            .where(self._own(edition))
            .order_by(rows.c.load_id, rows.c.seq)
        )
        return self.frame(query)
