"""People by programme and segment on one scale: who is in it, who is not, who may not be."""

from typing import Any

from dashboards.insights.programmes import Programmes
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.programmes import Depth, may_join

SEGMENTS = ("PU", "BPU", "JAKON")
NARROW = 30  # percent that a bar has at least if words stand in it
LEAST = 11  # percent of the width that a segment has at least


def names(context: Context) -> dict[str, str]:
    """What each programme covers."""
    _ = context.language.text
    return {
        "JKK": _("kecelakaan kerja"),
        "JKM": _("kematian"),
        "JHT": _("hari tua"),
        "JP": _("pensiun"),
        "JKP": _("kehilangan pekerjaan"),
    }


def people(context: Context, found: Programmes) -> Element:
    """A row a programme, a column a segment as wide as its active participants."""
    active = {
        segment: max((d.active for (of, _), d in found.whole.items() if of == segment), default=0)
        for segment in SEGMENTS
    }
    shown = [segment for segment in SEGMENTS if active[segment]]
    total = sum(active[segment] for segment in shown)
    widths = {segment: max(LEAST, 100 * active[segment] / total) for segment in shown}
    columns = " ".join(f"minmax(60px, {widths[segment]:.1f}fr)" for segment in shown)
    style = {"grid-template-columns": f"var(--first) {columns}"}
    head = html.Li(
        [html.Span(""), *(_head(context, segment) for segment in shown)], style=style, className="head"
    )
    rows = [
        html.Li(
            [
                html.Span([html.B(programme), html.Span(words, className="small")]),
                *(
                    _cell(context, found.whole.get((segment, programme)), segment, programme)
                    for segment in shown
                ),
            ],
            style=style,
        )
        for programme, words in names(context).items()
    ]
    return html.Ol([head, *rows], className="programmes")


def _head(context: Context, segment: str) -> Element:
    _ = context.language.text
    short = context.registry.segments[segment].short[context.language.code]
    rule = {
        "PU": _("lima program, menurut skala usaha"),
        "BPU": _("dua, JHT bila dipilih"),
        "JAKON": _("dua"),
    }[segment]
    return html.Span(
        [html.B(short), " ", html.Span(rule, className="small")], className=f"seg-{segment.lower()}"
    )


def _cell(context: Context, own: Depth | None, segment: str, programme: str) -> Any:
    _, language = context.language.text, context.language
    if not may_join(segment, programme):
        return html.Span(_("tak berhak"), className="barred")
    if own is None or own.share is None:
        return html.Span(_("tidak dilaporkan"), className="barred")
    share = own.share
    words: list[Any] = [html.B(language.number(own.participants))]
    rest: list[Any] = []
    if own.without > 0:
        words.append(html.Span(language.percent(share, _digits(share)), className="share-of"))
        rest.append(_("{n} tanpa {p}", n=language.number(own.without), p=programme))
    if own.without < 0:
        words.append(html.Span(_("lebih dari peserta aktifnya"), className="share-of"))
    if share < NARROW:  # the words have no room in the bar
        words, rest = [], [html.Span([words[0], " ", *words[1:]], className="beside")]
    title = _(
        "{n} dari {d} peserta aktif, {m} daerah",
        n=language.number(own.participants),
        d=language.number(own.active),
        m=own.areas,
    )
    fill = html.Span(words, className="fill", style={"width": f"{min(share, 100):.1f}%"})
    return html.Span(
        [fill, html.Span(rest, className="rest-of")], className=f"track t-{segment.lower()}", title=title
    )


def _digits(share: float) -> int:
    """Decimals with which somebody is not rounded to nobody, nor most to everybody."""
    return 1 if 0 < share < 1 or 99 < share < 100 else 0


def facts(context: Context, found: Programmes) -> Element:
    """Three figures: without cover against job loss, BPU who chose JHT, areas below the whole."""
    _, language = context.language.text, context.language
    items = []
    job, old = found.whole.get(("PU", "JKP")), found.whole.get(("BPU", "JHT"))
    if job is not None and job.share is not None and job.without > 0:
        items.append(
            (
                _("{n} orang", n=language.short(job.without)),
                _("peserta PU tanpa JKP: bila di-PHK tidak ada uang tunai dan pelatihan dari program ini."),
            )
        )
        below = [
            area
            for area in found.areas
            if (share := found.share(area, ("PU", "JKP"))) is not None and share < job.share
        ]
        known = sum(found.share(area, ("PU", "JKP")) is not None for area in found.areas)
        beneath = _("di bawah {p} peserta PU ber-JKP, angka seluruhnya.", p=language.percent(job.share))
        if known > 1:
            items.append((_("{n} dari {m} daerah", n=len(below), m=known), beneath))
    if old is not None and old.share is not None:
        items.append(
            (
                _("{n} orang", n=language.number(old.participants)),
                _(
                    "peserta BPU memilih JHT, {n} dari 100. Iuran yang dibayar pemerintah hanya JKK dan JKM.",
                    n=language.number(old.share, _digits(old.share)),
                ),
            )
        )
    return html.Ul([html.Li([html.B(value), html.Span(words)]) for value, words in items], className="three")
