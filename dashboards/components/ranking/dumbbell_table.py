"""The dumbbell as a table: for who looks an area up, and for who does not see the picture."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.insights.ranks.two_segments import Both, people_short
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def dumbbell_table(context: Context, rows: Sequence[Both]) -> Element:
    """One area a row: the two coverages with status, their targets, people short of each and of both."""
    _, language = context.language.text, context.language

    whole = Column(
        "kurang",
        _("Kurang keduanya, orang"),
        lambda of: html.B(language.number(of.short) if of.judged else "–"),
    )
    columns = [
        Column("daerah", _("Daerah"), lambda of: area_link(context, of.area), numeric=False, head=True),
        *_segment(context, "PU", lambda of: of.pu),
        *_segment(context, "BPU", lambda of: of.bpu),
        whole,
    ]
    return table(context, columns, rows, caption=_caption(context, rows[0]))


def _caption(context: Context, whole: Both) -> str:
    """How the first row is counted, where people short of it are known."""
    _ = context.language.text
    if not whole.judged:
        return _("Kekurangan daerah kotor: kelebihan satu segmen tidak menutup yang lain.")
    if whole.net:
        return _("Baris pertama bersih, daerah kotor.")
    return _("Baris pertama terhadap targetnya sendiri, daerah kotor.")


def _segment(context: Context, key: str, part: Callable[[Both], Any]) -> list[Column]:
    """Value with status, target, people short of one segment."""
    _, language = context.language.text, context.language
    name = context.registry.segments[key].short[language.code]

    def people(of: Both) -> str:
        row = part(of)
        return "–" if row.gap_people is None else language.number(people_short(row))

    return [
        Column(key.lower(), f"{name}, %", lambda of: _value(context, part(of))),
        Column(
            f"target-{key.lower()}",
            _("Target {segment}, %", segment=name),
            lambda of: language.number(part(of).target, 1),
        ),
        Column(f"kurang-{key.lower()}", _("Kurang {segment}, orang", segment=name), people),
    ]


def _value(context: Context, row: Any) -> list[Any]:
    """The value and its status, as icon for the eye and as word for the ear."""
    status, words = context.registry.statuses[row.status], context.language
    icon = html.Span(
        status.icon,
        className=f"icon tone-{row.status}",
        title=status.label[words.code],
        **{"aria-hidden": "true"},
    )
    spoken = html.Span(status.label[words.code], className="unseen")
    return [html.B(words.number(row.value, 1)), " ", icon, spoken]
