"""A request understood: through which edition, of which months, areas and metrics."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dashboards.api.parameters import month
from dashboards.api.problem import ProblemError
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN, parse, schemes
from data.definitions.registry import registry
from data.repository.editions import Edition
from data.repository.store import Store

OWN = ("jeda",)  # words that one page knows, too


@dataclass(frozen=True)
class Asked:
    """The values as asked, and the selection the pages would make of them."""

    context: Context
    values: Mapping[str, Any]

    @property
    def edition(self) -> Edition:
        """The chosen edition; raises ProblemError (404) where there is none yet."""
        if self.context.selection.edition is None:
            raise ProblemError(404, "Belum ada edisi: muat data lebih dulu (python -m etl load rekap.xlsx).")
        return self.context.selection.edition

    @property
    def metrics(self) -> tuple[str, ...]:
        """The keys of the metrics asked for; without any, the one pages open on."""
        found: tuple[str, ...] = self.values.get("metrik") or (self.context.selection.metric,)
        return found

    @property
    def months(self) -> tuple[date, ...]:
        """The months asked for: a span, one month, or the one pages open on."""
        first, last = self.values.get("dari"), self.values.get("sampai")
        if first or last:
            low = month(first) if first else date.min
            high = month(last) if last else date.max
            return tuple(day for day in self.context.months if low <= day <= high)
        period = self.context.selection.period
        return (period,) if period else ()

    @property
    def areas(self) -> set[str] | None:
        """The codes asked for by area, residency and level; None for all."""
        known, values = self.context.areas, self.values
        if not {"daerah", "kares", "tingkat"} & set(values):
            return None
        return {
            code
            for code, area in known.items()
            if code in values.get("daerah", known)
            and ("kares" not in values or self.context.is_within(code, values["kares"]))
            and values.get("tingkat", area.level) == area.level
        }


def understood(store: Store, values: Mapping[str, Any]) -> Asked:
    """The request; raises ProblemError (422) where values that are known do not go together."""
    words = {key: values[key] for key in (*KNOWN, *OWN) if key in values and key not in ("metrik", "basis")}
    metrics = values.get("metrik")
    if metrics:
        words["metrik"] = metrics[0]
    words.pop("periode", None)
    chosen = {**words, **({"periode": values["periode"]} if "periode" in values else {})}
    selection = parse(store, urlencode(chosen), words=OWN)
    context = Context(store, selection)
    if "skema" in selection.notices and selection.edition is not None:
        known = [*schemes(store, selection.edition).index, "tanpa"]
        raise ProblemError(
            422,
            f"Skema {values['skema']!r} tidak berlaku bagi edisi {selection.edition.slug!r}.",
            parameter="skema",
            expected=known,
        )
    if "periode" in selection.notices:
        _no_such_month(context, values["periode"])
    if values.get("dari", "") > values.get("sampai", "9999"):
        raise ProblemError(
            422,
            f"dari={values['dari']} lebih akhir daripada sampai={values['sampai']}. Tukar keduanya.",
            parameter="dari",
            expected=f"paling akhir {values['sampai']}",
        )
    if "periode" in values and {"dari", "sampai"} & set(values):
        raise ProblemError(
            422, "Pakai periode, atau dari dan sampai, tidak keduanya.", parameter="periode", expected=()
        )
    return Asked(context, values)


def _no_such_month(context: Context, asked: str) -> None:
    months, edition = context.months, context.selection.edition
    if edition is None or not months:
        raise ProblemError(
            422, f"Edisi ini belum memuat satu bulan pun, juga tidak {asked}.", parameter="periode"
        )
    raise ProblemError(
        422,
        f"Edisi {edition.slug!r} tidak memuat {asked}.",
        parameter="periode",
        expected=context.spoken_months,
    )


def simulated(collection: str) -> bool:
    """Whether the figures of a collection are invented."""
    return registry().collections[collection].simulated
