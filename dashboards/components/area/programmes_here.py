"""How deep cover goes in an area, beside the province: the line that leads to the page of programmes."""

from dashboards.insights.programmes import Programmes, programmes
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.analysis.programmes import Depth
from data.rounding import whole

SHOWN = {"PU": ("JHT", "JP", "JKP"), "BPU": ("JHT",)}


def programmes_here(context: Context, code: str) -> Element | None:
    """Of 100 participants how many are in each programme; None without figures of the area."""
    found = programmes(context)
    if found is None:
        return None
    own = found.whole if code == PROVINCE else found.areas.get(code, {})
    lines = [_line(context, found, code, segment) for segment in SHOWN if (segment, "JHT") in own]
    if not lines:
        return None
    href = context.selection.href("/program")
    more = html.A(context.language.text("Semua daerah menurut program"), href=href)
    return html.Div([html.Ul([html.Li(line) for line in lines], className="plain"), html.P(more)])


def _line(context: Context, found: Programmes, code: str, segment: str) -> str:
    _, language = context.language.text, context.language
    own = found.whole if code == PROVINCE else found.areas[code]
    shown = [p for p in SHOWN[segment] if (segment, p) in own and own[segment, p].share is not None]
    parts = []
    for programme in shown:
        mine, all_ = own[segment, programme], found.whole.get((segment, programme))
        of = _("{n} dari {d}", n=language.number(mine.participants), d=language.number(mine.active))
        if code != PROVINCE and all_ is not None and all_.share is not None:
            of += _("; seluruhnya {n}", n=_whole(all_))
        parts.append(f"{programme} {_whole(mine)} ({of})")
    return _(
        "{month}, dari 100 peserta {segment}: {list}.",
        month=language.month(found.month),
        segment=context.registry.segments[segment].short[language.code],
        list=language.joined(parts),
    )


def _whole(depth: Depth) -> int:
    assert depth.share is not None
    return whole(depth.share)
