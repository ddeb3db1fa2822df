"""The four duties side by side: how many areas are done, how many are overdue.

One bar shows all areas of a duty; its parts lead to the areas in that state.
"""

from typing import Any

from dashboards.insights.facts.duties import LATE, Duties
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.definitions.registry import Duty, DutyStatus

WORDY, COUNTED = 4, 2  # areas of a part that has room for icon and number, for the number


def duty_bars(context: Context, found: Duties) -> Element:
    """One column a duty."""
    columns = [_column(context, found, duty) for duty in context.registry.duties.values()]
    return html.Div(columns, className="duty-bars")


def _column(context: Context, found: Duties, duty: Duty) -> Element:
    _, language = context.language.text, context.language
    late = found.late_in(duty.key)
    words: list[Any] = [
        html.B(language.number(found.finished(duty.key))),
        " ",
        _("dari {m} selesai", m=language.number(len(found.areas))),
    ]
    if late:
        href = context.selection.href("/inpres", kewajiban=duty.key, keadaan=LATE)
        words += [", ", html.A(_("{n} lewat", n=language.number(late)), href=href, className="late")]
    every = context.registry
    statuses = [*every.duty_statuses.values(), every.duty_not_reported]
    counts = found.count(duty.key)
    parts = [_part(context, duty, status, counts[status.key]) for status in statuses if counts[status.key]]
    return html.Section(
        [
            html.H2(f"{duty.number} {duty.label[language.code]}", title=duty.description[language.code]),
            html.P(words),
            html.Div(parts, className="parts"),
        ]
    )


def _part(context: Context, duty: Duty, status: DutyStatus, count: int) -> Element:
    """So many areas, as wide as they are many; a few of them have room for less."""
    language = context.language
    number = language.number(count)
    sign = [icon(status.icon), " "]
    said = f"{duty.short[language.code]}, {status.label[language.code]}: {number}"
    return html.A(
        [sign if count >= WORDY else None, number if count >= COUNTED else None],
        href=context.selection.href("/inpres", kewajiban=duty.key, keadaan=status.key),
        title=said,
        className=f"d-{status.key}",
        style={"flexGrow": str(count)},
        **{"aria-label": said},
    )
