"""The chosen metric and month in two editions of one collection, area by area: what was said then and now."""

from dataclasses import replace
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import edition_title
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import schemes
from data.changes.changed_facts import current_facts, fact_changes
from data.facts.latest import KEYS

TARGETS_SHOWN = 5
COMPARED = ("value", "numerator", "denominator", "rank")


def edition_changes(context: Context) -> Element | None:
    """The section; None where no other edition was chosen."""
    other = context.selection.compared
    if other is None:
        return None
    _, language = context.language.text, context.language
    title = _("Yang berubah sejak edisi {title}", title=edition_title(context, other))
    then = _through(context)
    goals = _targets(context)
    assert context.selection.period is not None
    month = language.month(context.selection.period)
    if context.selection.period not in then.months:
        return section(title, nothing(_("Edisi itu belum memuat {month}.", month=month)), goals)
    pairs = _pairs(context, then)
    metric = context.metric.label[language.code]
    if not pairs:
        same = _("{metric}, {month}: kedua edisi memperlihatkan angka yang sama.", metric=metric, month=month)
        return section(title, html.P(same), goals)
    note = _(
        "{metric}, {month}: {n} daerah berbeda", metric=metric, month=month, n=language.number(len(pairs))
    )
    return section(title, table(context, _columns(context), pairs, caption=note), goals, note=note)


def _targets(context: Context) -> Element | None:
    """The targets of the chosen scheme and segment of which the other edition said otherwise."""
    _, language = context.language.text, context.language
    store, (now, other) = context.store, (context.selection.edition, context.selection.compared)
    assert now is not None
    assert other is not None
    columns = KEYS["target"]
    found = [
        (dict(zip(columns, change.key, strict=True)), change)
        for change in fact_changes(current_facts(store, other, "target"), current_facts(store, now, "target"))
    ]
    own = [
        (key, change)
        for key, change in found
        if (key["scheme"], key["segment"]) == (context.selection.scheme, context.metric.segment)
    ]
    if not own:
        return None

    def shown(rows: tuple[tuple[Any, ...], ...]) -> str:
        unit = {"percent": language.percent, "growth": language.percent, "people": language.number}
        return " + ".join(unit[word](value) for value, word in rows) or "–"

    lines = [
        _(
            "{area} {year}: {old} → {new}",
            area=context.name(key["area_code"]),
            year=key["year"],
            old=shown(change.old),
            new=shown(change.new),
        )
        for key, change in own[:TARGETS_SHOWN]
    ]
    more = _("dan {n} lainnya", n=len(own) - TARGETS_SHOWN) if len(own) > TARGETS_SHOWN else ""
    words = "; ".join([*lines, more] if more else lines)
    return html.P(_("{n} target berbeda: {list}.", n=language.number(len(own)), list=words))


def _through(context: Context) -> Context:
    """The same choices, read through the other edition."""
    other = context.selection.compared
    assert other is not None
    known = set(schemes(context.store, other).index)
    scheme = context.selection.scheme if context.selection.scheme in known else None
    return Context(context.store, replace(context.selection, edition=other, scheme=scheme))


def _pairs(context: Context, then: Context) -> list[tuple[Any, Any]]:
    """Rows (then, now) of the areas that differ, the province first."""
    before = {row.area: row for row in then.rows()}
    both = [(before[row.area], row) for row in context.rows() if row.area in before]
    return [(old, new) for old, new in both if any(getattr(old, k) != getattr(new, k) for k in COMPARED)]


def _columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language
    metric = context.metric
    shown = language.percent if metric.kind == "ratio" else language.number

    def people(name: str) -> Any:
        return lambda pair: _step(*(language.number(getattr(row, name)) for row in pair))

    def rank(pair: Any) -> Any:
        return _step(*("–" if row.rank is None else str(row.rank) for row in pair))

    found = [
        Column(
            "daerah", _("Daerah"), lambda pair: area_link(context, pair[1].area), numeric=False, head=True
        ),
        Column(
            "nilai",
            metric.label[language.code],
            lambda pair: _step(*(shown(row.value, metric.decimals) for row in pair)),
        ),
        Column("peserta", _("Peserta aktif"), people("numerator")),
        Column("potensi", _("Potensi"), people("denominator")),
        Column("peringkat", _("Peringkat"), rank),
    ]
    return found if metric.kind == "ratio" else [c for c in found if c.key not in ("peserta", "potensi")]


def _step(old: str, new: str) -> Any:
    """12 → 13; once where nothing changed."""
    return new if old == new else [html.Span(old, className="then"), " → ", html.B(new)]
