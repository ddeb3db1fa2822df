"""How deep cover goes in an area, beside the province: the line that leads to the page of programmes."""

from collections.abc import Mapping

from dashboards.components.programme.depths import BESIDE as SHOWN
from dashboards.insights.programmes import Key, depth_of, programmes
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.analysis.programmes import Depth
from data.rounding import rounded_int


def programmes_here(context: Context, code: str) -> Element | None:
    """Of 100 participants how many are in each programme; None without figures of the area."""
    lines = depth_lines(context, code)
    if lines is None:
        return None
    href = context.selection.href("/program")
    more = html.A(context.language.text("Semua daerah menurut program"), href=href)
    return html.Div([lines, html.P(more)])


def depth_lines(context: Context, code: str) -> Element | None:
    """The lines alone."""
    found, own = programmes(context), depth_of(context, code)
    if found is None:
        return None
    all_ = depth_of(context, PROVINCE) if code != PROVINCE else {}
    month = context.language.month(found.month)
    lines = [_line(context, month, own, all_, segment) for segment in SHOWN if (segment, "JHT") in own]
    return html.Ul([html.Li(line) for line in lines], className="plain") if lines else None


def _line(
    context: Context, month: str, own: Mapping[Key, Depth], all_: Mapping[Key, Depth], segment: str
) -> str:
    _, language = context.language.text, context.language
    shown = [p for p in SHOWN[segment] if (segment, p) in own and own[segment, p].share is not None]
    parts = []
    for programme in shown:
        mine, beside = own[segment, programme], all_.get((segment, programme))
        of = _("{n} dari {d}", n=language.number(mine.participants), d=language.number(mine.active))
        if beside is not None and beside.share is not None:
            of += _("; seluruhnya {n}", n=_rounded_share(beside))
        parts.append(f"{programme} {_rounded_share(mine)} ({of})")
    return _(
        "{month}, dari 100 peserta {segment}: {list}.",
        month=month,
        segment=context.registry.segments[segment].short[language.code],
        list=language.joined(parts),
    )


def _rounded_share(depth: Depth) -> int:
    assert depth.share is not None
    return rounded_int(depth.share)
