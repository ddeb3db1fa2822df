"""How deep cover goes in each area: of a hundred participants how many are in each programme."""

from typing import Any

from dashboards.components.common.provenance import fact_link
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.programmes import Key, Programmes
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.rounding import rounded_int

SORTS: dict[str, Key] = {
    "jkp": ("PU", "JKP"),
    "jp": ("PU", "JP"),
    "jht": ("PU", "JHT"),
    "jht-bpu": ("BPU", "JHT"),
}
BESIDE = {"PU": ("JHT", "JP", "JKP"), "BPU": ("JHT",)}  # of an area: what not all of a segment are in
SHOWN = ("jht", "jp", "jkp", "jht-bpu")
ON_A_PHONE = 15  # areas shown there before somebody asks for all
COLUMNS = 3  # beside each other on a wide screen
DEPTHS = (
    *("area", "area_name", "period", "segment", "programme", "numerator", "denominator", "share"),
    *ORIGIN,
)
SCALE = {"jht-bpu": 25}  # percent at the end of a bar; 100 where it is not named


def sort_links(context: Context) -> Element:
    """In which order the areas stand: lowest first by one of the four, or by name."""
    _, chosen = context.language.text, context.selection.get("urut") or "jkp"
    words = {
        "jkp": _("JKP terendah dahulu"),
        "jp": "JP",
        "jht": "JHT",
        "jht-bpu": _("JHT BPU"),
        "daerah": _("A–Z"),
    }
    return html.P(
        [
            html.A(
                text,
                href=context.selection.href("/program", urut=key),
                **({"aria-current": "true"} if key == chosen else {}),
            )
            for key, text in words.items()
        ],
        className="chips by-depth",
    )


def depths(context: Context, found: Programmes) -> Element:
    """A row an area with four bars; those without a figure at the foot."""
    chosen = context.selection.get("urut") or "jkp"
    key = SORTS.get(chosen)

    def order(area: str) -> tuple[bool, float, str]:
        share = found.share(area, key) if key else 0.0
        return not found.areas[area], share if share is not None else 1e9, context.name(area)

    head = html.Li(
        [
            html.Span(context.language.text("Daerah")),
            *(html.Span(_title(word), className=f"seg-{SORTS[word][0].lower()}") for word in SHOWN),
        ],
        className="head",
    )
    every = context.selection.get("semua") == "ya" or len(found.areas) <= ON_A_PHONE
    rows = [
        _row(context, found, area, chosen, late=not every and place >= ON_A_PHONE)
        for place, area in enumerate(sorted(found.areas, key=order))
    ]
    each = -(-len(rows) // COLUMNS)
    parts = [rows[start : start + each] for start in range(0, len(rows), each)]
    lists = html.Div([html.Ol([head, *part]) for part in parts], className="depths")
    if every:
        return lists
    words = context.language.text("Semua {n} daerah", n=len(rows))
    href = context.selection.href("/program", urut=context.selection.get("urut"), semua="ya")
    return html.Div([lists, html.P(html.A(words, href=href), className="rest")])


def _title(word: str) -> str:
    return "JHT BPU" if word == "jht-bpu" else word.upper()


def _row(context: Context, found: Programmes, area: str, chosen: str, *, late: bool) -> Element:
    name, hidden = area_link(context, area), "beyond" if late else ""
    if not found.areas[area]:
        silent = html.Span(context.language.text("belum melapor menurut program"), className="silent")
        return html.Li([name, silent], className=f"none {hidden}".strip())
    bars = [_bar(context, found, area, word, chosen) for word in SHOWN]
    return html.Li([name, *bars], className=hidden)


def _bar(context: Context, found: Programmes, area: str, word: str, chosen: str) -> Any:
    language, key = context.language, SORTS[word]
    own, all_ = found.areas[area].get(key), found.whole.get(key)
    if own is None or own.share is None:
        return html.Span("–", className="muted")
    scale = SCALE.get(word, 100)
    tick = min(100.0, 100 * all_.share / scale) if all_ and all_.share is not None else None
    words = language.text(
        "{n} dari {d} peserta {segment}",
        n=language.number(own.participants),
        d=language.number(own.active),
        segment=context.registry.segments[key[0]].short[language.code],
    )
    number = html.B(str(rounded_int(own.share))) if word == chosen else str(rounded_int(own.share))
    bar = html.Span(
        [
            html.I(style={"width": f"{min(100.0, 100 * own.share / scale):.0f}%"}),
            html.U(style={"left": f"{tick:.0f}%"}) if tick is not None else None,
        ],
        className=f"micro t-{key[0].lower()}",
        **{"aria-hidden": "true"},
    )
    return html.Span([fact_link(context, number, area, "program"), bar], title=words)


def programme_rows(context: Context, title: str, known: Programmes | None) -> Table:
    """Every area, segment and programme with participants and active participants."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "area": area,
            "area_name": context.areas[area].name,
            "period": found.month,
            "segment": segment,
            "programme": programme,
            "numerator": own.participants,
            "denominator": own.active,
            "share": own.share,
        }
        for found in ([known] if known else [])
        for area, depths_ in found.areas.items()
        for (segment, programme), own in depths_.items()
    )
    return tabled("program", title, DEPTHS, records)
