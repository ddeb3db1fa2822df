"""What is said besides counts (targets, paid cover, duties, events), and what two states of it differ in.

And the statuses against targets that follow.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from data.definitions.registry import registry
from data.facts.funnel import STEPS
from data.facts.latest import KEYS, keyed, newest
from data.metrics.query import Query, read
from data.repository.editions import Edition
from data.repository.store import Store

COMPARED = {  # what of a row may change; its key says which row it is
    "target": ("value", "unit"),
    "funding": ("workers", "months", "rupiah", *STEPS, "rupiah_changed", "rupiah_spent", "became_pppk"),
    "compliance": ("status", "document_number", "due_on"),
    "regulation": ("issued_on", "subject", "revoked_on"),
    "outreach": ("people",),
    "sector_gap": ("eligible", "active", "uncovered"),
    "benefit": ("cases", "rupiah", "heirs", "scholarships"),
    "agreement": ("status", "responsible", "due_on"),
    "employer": ("employers", "workers"),
    "project": ("registered", "contribution_paid", "rupiah", "workers"),
    "ucj_class": ("start", "measured"),
}
Key = tuple[str, tuple[Any, ...]]  # table, and data.facts.latest.KEYS of it
CurrentFacts = dict[Key, tuple[tuple[Any, ...], ...]]  # the rows that stand for a key, as SAYS
Statuses = dict[tuple[str, str, str], tuple[date, str]]  # metric, scheme, area: month, status


@dataclass(frozen=True)
class FactChange:
    """`kind`: berubah, baru, hilang. `old` and `new`: the rows of the key (SAYS)."""

    table: str
    key: tuple[Any, ...]
    kind: str
    old: tuple[tuple[Any, ...], ...]
    new: tuple[tuple[Any, ...], ...]

    @property
    def area(self) -> str:
        """The code of the area the fact is about."""
        return str(self.key[KEYS[self.table].index("area_code")])


@dataclass(frozen=True)
class Flip:
    """A status against the target of a scheme that is another one, each of the newest month of its state."""

    metric: str
    scheme: str
    area: str
    old_period: date
    period: date
    old: str
    new: str


def current_facts(store: Store, edition: Edition, *tables: str) -> CurrentFacts:
    """Every fact in force in an edition, of all tables or of these."""
    found: CurrentFacts = {}
    for table in tables or KEYS:
        rows = store.targets(edition) if table == "target" else store.facts(edition, table)
        if table == "target":  # what another collection asks of this one's areas is no change of this one
            rows = rows[rows["collection"] == edition.collection]
        if rows.empty:  # most tables of most states
            continue
        rows = newest(table, rows)
        values = rows[list(COMPARED[table])].astype(object)
        values = values.where(values.notna(), None)
        for key, value in zip(keyed(table, rows), values.itertuples(index=False, name=None), strict=True):
            found[table, key] = (*found.get((table, key), ()), value)
    return found


def fact_changes(old: CurrentFacts, new: CurrentFacts) -> list[FactChange]:
    """What differs, table by table, in the order of the keys."""
    found = []
    for key in sorted({*old, *new}, key=repr):
        before, after = old.get(key, ()), new.get(key, ())
        if sorted(before, key=repr) != sorted(after, key=repr):
            kind = "berubah" if before and after else "baru" if after else "hilang"
            found.append(FactChange(*key, kind, before, after))
    return sorted(found, key=lambda one: list(KEYS).index(one.table))


def statuses(store: Store, edition: Edition, month: date | None) -> Statuses:
    """The status of every area in a month against every scheme that asks something of the metric."""
    if month is None:
        return {}
    targets = store.targets(edition)
    found: Statuses = {}
    for key, metric in registry().metrics.items():
        asked = targets[targets["segment"] == metric.segment] if metric.targets else targets[:0]
        for scheme in asked["scheme"].unique() if metric.kind == "ratio" else ():
            rows = read(store, Query(edition, (key,), (month,), scheme=str(scheme)))
            found |= {(key, str(scheme), row.area): (month, row.status) for row in rows.itertuples()}
    return found


def flips(old: Statuses, new: Statuses) -> list[Flip]:
    """The statuses that became another."""
    return [
        Flip(*key, old[key][0], period, old[key][1], status)
        for key, (period, status) in sorted(new.items())
        if key in old and old[key][1] != status
    ]
