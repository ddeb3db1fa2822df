"""Selection: what the address asks for. The URL is the only state; parsing it never fails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from dashboards.rendering.language import LANGUAGES
from data.definitions.registry import PROVINCE, registry
from data.metrics.bases import reported_bases
from data.metrics.query import Query, periods
from data.metrics.schemes import schemes as offered
from data.repository.editions import Edition
from data.repository.store import Store

NO_SCHEME = "tanpa"
DEFAULT_METRIC = "coverage_bpu"
KNOWN = ("edisi", "periode", "metrik", "skema", "kares", "basis", "banding", "bahasa")


@dataclass(frozen=True)
class Selection:
    """The choices of a view. `extra` holds the words only one page knows (sorting, its own filters)."""

    edition: Edition | None
    period: date | None
    metric: str
    scheme: str | None
    residency: str | None
    language: str
    basis: str | None = None
    """How people were counted, where another basis than that of most areas is asked for."""
    compared: Edition | None = None
    """An earlier (or later) edition of the same collection, whose figures stand beside this one's."""
    extra: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    defaults: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    editions: tuple[Edition, ...] = field(default=(), compare=False)

    def words(self) -> dict[str, str]:
        """Every choice as written in an address."""
        return {
            "edisi": self.edition.slug if self.edition else "",
            "periode": f"{self.period:%Y-%m}" if self.period else "",
            "metrik": self.metric,
            "skema": self.scheme or NO_SCHEME,
            "kares": self.residency or "",
            "basis": self.basis or "",
            "banding": self.compared.slug if self.compared else "",
            "bahasa": self.language,
            **dict(self.extra),
        }

    def href(self, path: str, /, **changes: str | None) -> str:
        """The address of a page with these choices and changes; what is the default is left out.

        Page-own words are kept only where `changes` names them or the path is given as ''.
        """
        words = self.words()
        if path:
            words = {key: value for key, value in words.items() if key in KNOWN}
        words |= {key: value or "" for key, value in changes.items()}
        if "edisi" in changes:
            words = {k: v for k, v in words.items() if k not in ("periode", "skema", "basis", "banding")} | {
                k: v or "" for k, v in changes.items()
            }
        kept = {k: v for k, v in words.items() if v and v != self.defaults.get(k)}
        return (path or "") + ("?" + urlencode(kept) if kept else "" if path else "?")

    def get(self, key: str, default: str = "") -> str:
        """A word of the address that only one page knows."""
        return dict(self.extra).get(key, default)

    def query(
        self, *metrics: str, months: tuple[date, ...] | None = None, areas: tuple[str, ...] = ()
    ) -> Query:
        """The query of this selection; `months` other than the chosen period, () for all of them."""
        assert self.edition is not None
        wanted = ((self.period,) if self.period else ()) if months is None else months
        return Query(self.edition, metrics or (self.metric,), wanted, areas, self.scheme)


def schemes(store: Store, edition: Edition) -> pd.DataFrame:
    """The target schemes of an edition (see data.metrics.schemes), the default first.

    The default is of the year in which the edition opens, whichever month and segment is looked at.
    """

    def make() -> pd.DataFrame:
        month = _latest(store, edition, periods(store, edition))
        return offered(store, edition, month.year if month else 0)

    return store.remember(("schemes", edition.slug), make)


def parse(
    store: Store, search: str, *, words: Collection[str] = (), default_language: str = "id"
) -> Selection:
    """The selection of an address's query string; an unknown value falls back and a notice says so.

    `words` are those that only this page knows: others than these and KNOWN are as if they were not
    there.
    """
    asked: dict[str, str] = {}
    for key, value in parse_qsl(search.lstrip("?")[:2000]):
        if key not in KNOWN and key not in words:
            continue
        joins = key in asked and key not in KNOWN
        asked[key] = f"{asked[key]},{value}" if joins else value
    notices: list[str] = []
    language = asked.get("bahasa", default_language)
    if language not in LANGUAGES:
        notices.append("bahasa")
        language = default_language
    editions = store.remember("editions", store.editions)
    first = next((e for e in editions if periods(store, e)), editions[0] if editions else None)
    edition = _pick(asked, "edisi", {e.slug: e for e in editions}, first, notices)
    months = periods(store, edition) if edition else []
    latest = _latest(store, edition, months)
    period = _pick(asked, "periode", {f"{m:%Y-%m}": m for m in months}, latest, notices)
    metric = _pick(asked, "metrik", {key: key for key in registry().metrics}, DEFAULT_METRIC, notices)
    known = list(schemes(store, edition).index) if edition else []
    choices: dict[str, str | None] = {key: key for key in known} | {NO_SCHEME: None}
    scheme = _pick(asked, "skema", choices, known[0] if known else None, notices)
    areas = store.areas()
    parts = {code: code for code in areas.index[areas["level"] == "karesidenan"]}
    residency = _pick(asked, "kares", parts, None, notices)
    basis = _pick(asked, "basis", _bases(store, edition, str(metric), period), None, notices)
    beside = {e.slug: e for e in rivals(editions, edition)}
    compared = _pick(asked, "banding", beside, None, notices)
    return Selection(
        edition=edition,
        period=period,
        metric=str(metric),
        scheme=scheme,
        residency=residency,
        language=language,
        basis=basis,
        compared=compared,
        extra=tuple(sorted((k, v[:160]) for k, v in asked.items() if k not in KNOWN)),
        notices=tuple(notices),
        defaults={
            "edisi": first.slug if first else "",
            "periode": f"{latest:%Y-%m}" if latest else "",
            "metrik": DEFAULT_METRIC,
            "skema": known[0] if known else NO_SCHEME,
            "bahasa": default_language,
        },
        editions=tuple(editions),
    )


def _bases(store: Store, edition: Edition | None, metric: str, month: date | None) -> dict[str, str | None]:
    """The bases that a metric can be asked for by in an edition.

    That of most areas in the month asks for nothing.
    """
    if edition is None or month is None:
        return {}
    found = reported_bases(store, edition, registry().metrics[metric])
    return {basis: None if basis == found.most((month,)) else basis for basis in found.bases}


def rivals(editions: Sequence[Edition], chosen: Edition | None) -> list[Edition]:
    """The editions that a chosen one can be compared with: the others of its collection."""
    if chosen is None:
        return []
    return [e for e in editions if e.collection == chosen.collection and e.slug != chosen.slug]


def _pick(asked: dict[str, str], key: str, known: dict[str, Any], default: Any, notices: list[str]) -> Any:
    if not asked.get(key):
        return default
    if asked[key] not in known:
        notices.append(key)
        return default
    return known[asked[key]]


def _latest(store: Store, edition: Edition | None, months: list[date]) -> date | None:
    """The month to open on: the newest that is reported well."""
    if edition is None or not months:
        return None
    adds_up = registry().collections[edition.collection].rolls_up
    choose = _fullest if adds_up else _newest_of_the_province
    return store.remember(("newest month", edition.slug), lambda: choose(store.counts(edition)))


def _fullest(counts: pd.DataFrame) -> date:
    """The newest month that at least half as many areas have reported as the fullest month."""
    active = counts[counts["measure"] == "active_participants"]
    reported = active.groupby("period")["area_code"].nunique()
    newest: date = reported.index[reported * 2 >= reported.max()].max()
    return newest


def _newest_of_the_province(counts: pd.DataFrame) -> date:
    """Where figures stand for themselves: the newest month with a coverage of the province, else of any."""
    active = counts[counts["measure"] == "active_participants"]
    eligible = counts[counts["measure"] == "eligible_workers"]
    both = active.merge(eligible, on=["area_code", "period", "segment"], validate="1:1")
    province = both[both["area_code"] == PROVINCE]
    found = province if len(province) else both if len(both) else active
    newest: date = found["period"].max()
    return newest
