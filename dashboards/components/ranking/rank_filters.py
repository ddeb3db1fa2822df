"""The counts by status, which are the key and the filter; who fell; the two views of the ranking."""

from collections import Counter
from collections.abc import Sequence

from dashboards.insights.comparison_period import since
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import COVERAGES, Context
from data.metrics.contracts import MetricRow

STATUS, FELL, VIEW = "status", "turun", "tampilan"
YES, MOVES = "ya", "gerak"
LEAST = {"ratio": 0.05, "count": 1.0}  # points, people: what would read 0,0 has not fallen


def fell(context: Context, rows: Sequence[MetricRow]) -> set[str]:
    """The areas that stand lower than a year (else a report) ago, on this month's potensi."""
    span = since(rows)
    least = LEAST[context.metric.kind]
    if span is None:
        return set()
    return {row.area for row in rows if (span.same(row) or 0.0) <= -least}


def filtered_rows(context: Context, rows: Sequence[MetricRow]) -> list[MetricRow]:
    """The rows that the address asks for: of one status, only those that fell."""
    status, only = context.selection.get(STATUS), context.selection.get(FELL) == YES
    down = fell(context, rows) if only else set()
    return [row for row in rows if status in ("", row.status) and (not only or row.area in down)]


def status_counts(context: Context, rows: Sequence[MetricRow]) -> Element:
    """One link for each status that is there: how many; the chosen one leads back to all."""
    chosen, found = context.selection.get(STATUS), Counter(row.status for row in rows)
    links = []
    for key, status in context.registry.statuses.items():
        if not found[key]:
            continue
        here = {"aria-current": "true"} if key == chosen else {}
        links.append(
            html.A(
                [
                    html.Span(
                        [icon(status.icon), " ", html.B(str(found[key]))],
                        className="count",
                    ),
                    " ",
                    html.Span(status.label[context.language.code], className="word"),
                ],
                href=_href(context, **{STATUS: "" if key == chosen else key}),
                className=f"k-{key}",
                **here,
            )
        )
    return html.Nav(links, className="counts", **{"aria-label": context.language.text("Status")})


def views(context: Context, rows: Sequence[MetricRow]) -> Element:
    """The two views, and those that fell alone."""
    _, moves = context.language.text, context.selection.get(VIEW) == MOVES
    only = context.selection.get(FELL) == YES
    down = len(fell(context, rows))
    links = [
        _chip(context, _("Capaian"), not moves, **{VIEW: ""}),
        _chip(context, _("Gerak, rentang"), moves, **{VIEW: MOVES}),
        _chip(context, _("Yang turun ({n})", n=down), only, **{FELL: "" if only else YES}) if down else None,
    ]
    return html.P(links, className="chips")


def segments(context: Context) -> Element:
    """The coverages as a switch of four."""
    links = []
    for key in COVERAGES:
        segment = context.registry.segments[context.registry.metrics[key].segment]
        here = {"aria-current": "true"} if key == context.selection.metric else {}
        words = segment.short[context.language.code].split()[0]
        links.append(html.A(words, href=_href(context, metrik=key), className="segment", **here))
    return html.Nav(links, className="segments", **{"aria-label": context.language.text("Segmen")})


def _chip(context: Context, words: str, chosen: bool, **change: str) -> Element:
    here = {"aria-current": "true"} if chosen else {}
    return html.A(words, href=_href(context, **change), **here)


def _href(context: Context, **change: str) -> str:
    """This page with a change; what it filters by stays."""
    own = {key: context.selection.get(key) for key in (STATUS, FELL, VIEW)}
    return context.selection.href("/peringkat", **{**own, **change})
