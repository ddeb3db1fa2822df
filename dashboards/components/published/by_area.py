"""What has been published, area by area: the newest coverage, how many figures, how many that contradict."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.text import segment_words
from dashboards.components.published.figures import Flags
from dashboards.components.published.wording import printed_figure
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL

ALL = "semua"  # the word `tanda` that asks for every figure in one table
LEVELS = (WHOLE_LEVEL, AREA_LEVEL)  # others stand at the end


def by_area(context: Context, figures: Sequence[Any], flags: Flags) -> Element:
    """One line an area, the province first, branch offices last; each leads to all of its figures."""
    _ = context.language.text
    if not figures:
        return nothing(_("Tidak ada angka yang cocok dengan pilihan ini."))
    grouped: dict[str, list[Any]] = {}
    for figure in figures:
        grouped.setdefault(figure.area_code or figure.area_name, []).append(figure)
    order = sorted(grouped, key=lambda key: _order(context, key, grouped[key][0]))
    return html.Ul([_line(context, key, grouped[key], flags) for key in order], className="by-area")


def _order(context: Context, key: str, figure: Any) -> tuple[int, str]:
    level = LEVELS.index(figure.level) if figure.level in LEVELS else len(LEVELS)
    return level, context.name(key) if figure.area_code else key


def _line(context: Context, key: str, figures: Sequence[Any], flags: Flags) -> Element:
    _, language = context.language.text, context.language
    first = figures[0]
    name = (
        html.Span(context.name(key), className="name")
        if first.area_code
        else html.Span(first.area_name, className="name", lang="id")
    )
    newest = newest_coverage(figures)
    value: list[Any] = [html.B("–")]
    if newest is not None:
        about = [language.printed_date(newest.data_date)]
        if newest.segment != "TOTAL":
            about.insert(0, segment_words(context, newest.segment))
        value = [html.B(printed_figure(context, newest)), " ", html.Span(", ".join(about), className="muted")]
    flagged = sum((figure.load_id, figure.seq) in flags for figure in figures)
    mark = _("{n} bertentangan", n=language.number(flagged)) if flagged else ""
    count = _("{n} angka", n=language.number(len(figures)))
    return html.Li(
        html.A(
            [
                name,
                html.Span(value, className="newest"),
                html.Span(count, className="muted"),
                html.Span(mark, className="flag"),
            ],
            href=context.selection.href("/angka-terbit", wilayah=key),
        )
    )


def newest_coverage(figures: Sequence[Any]) -> Any:
    """The coverage with the newest date, of all segments where there is one; None where none was printed."""
    known = [figure for figure in figures if figure.indicator == "cakupan"]
    whole = [figure for figure in known if figure.segment == "TOTAL"]
    return max(whole or known, key=lambda figure: figure.period, default=None)
