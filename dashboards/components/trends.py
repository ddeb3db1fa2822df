"""The trend of each of the 35: its word, its slope, and who is below target and falling."""

from typing import Any

from dashboards.components.table import Column
from dashboards.components.text import area_link, change, pill
from dashboards.context import Context
from dashboards.elements import Element, html
from dashboards.history import History, Past
from data.months import month_end
from data.movement import YEAR
from data.trend import FEWEST, WINDOW

ICONS = {"naik": "▲", "stabil": "=", "turun": "▼", "belum": "…"}


def trend_word(context: Context, past: History) -> Element:
    """Icon and word of a trend; why there is none where there is none."""
    _ = context.language.text
    words = {
        "naik": _("naik"),
        "stabil": _("stabil"),
        "turun": _("turun"),
        "belum": _("belum dapat dihitung"),
    }
    found = past.trend
    title = _("{n} dari {m} bulan terakhir diketahui; perlu {k}", n=found.known, m=WINDOW, k=FEWEST)
    icon = html.Span(ICONS[found.word], **{"aria-hidden": "true"})
    return html.Span([icon, " ", words[found.word]], className=f"word t-{found.word}", title=title)


def trend_rows(context: Context, past: Past) -> list[tuple[Any, History]]:
    """The kabupaten/kota of the chosen part with their pasts, the steepest rise first, unknown last."""
    codes = [area.code for area in context.kabkota if context.inside(area.code)]
    pairs = [(history.rows[-1], history) for history in (past.of(code) for code in codes)]
    return sorted(pairs, key=lambda p: (p[1].trend.slope is None, -(p[1].trend.slope or 0.0), p[0].area))


def trend_columns(context: Context) -> list[Column]:
    """One area a row: its word, its slope, its year with and without the new potensi."""
    _, language = context.language.text, context.language
    percent = context.metric.kind == "ratio"
    decimals, unit = (1, _("poin")) if percent else (0, _("orang"))

    def line(pair: Any) -> Element:
        href = context.selection.href("/tren", wilayah=pair[0].area)
        return html.A(trend_word(context, pair[1]), href=href)

    def potensi(pair: Any) -> float | None:
        row = pair[0]
        if row.change_year is None or row.denominator is None:
            return None
        then = next(r.denominator for r in pair[1].rows if r.period == month_end(row.period, -YEAR))
        return None if then is None else float(row.denominator - then)

    def value(pair: Any) -> str:
        return language.number(pair[0].value, decimals)

    columns = [
        Column(
            "daerah",
            _("Daerah"),
            lambda p: area_link(context, p[0].area),
            lambda p: context.name(p[0].area),
            False,
            head=True,
        ),
        Column(
            "tren", _("Tren 12 bulan"), line, lambda p: list(ICONS).index(p[1].trend.word), False, head=True
        ),
        Column(
            "laju",
            _("Laju, {unit} setahun", unit=unit),
            lambda p: change(context, p[1].yearly, decimals=decimals),
            lambda p: p[1].yearly,
        ),
        Column(
            "capaian",
            _("Capaian, {unit}", unit="%" if percent else unit),
            lambda p: html.B(value(p)),
            lambda p: p[0].value,
        ),
        Column(
            "status",
            _("Status"),
            lambda p: pill(context, p[0].status),
            lambda p: list(context.registry.statuses).index(p[0].status),
            False,
            head=True,
        ),
        Column(
            "setahun",
            _("Setahun, {unit}", unit=unit),
            lambda p: change(context, p[0].change_year, decimals=decimals),
            lambda p: p[0].change_year,
        ),
    ]
    if percent:
        columns += [
            Column(
                "sebanding",
                _("Setahun, potensi tetap"),
                lambda p: change(context, p[0].same_base_year, decimals=1),
                lambda p: p[0].same_base_year,
            ),
            Column(
                "peserta",
                _("Peserta setahun"),
                lambda p: language.signed(p[0].people_year),
                lambda p: p[0].people_year,
            ),
            Column("potensi", _("Potensi setahun"), lambda p: language.signed(potensi(p)), potensi),
        ]
    return columns


def computable(pairs: list[tuple[Any, History]]) -> bool:
    """Whether any area has months enough for a trend word."""
    return any(past.trend.word != "belum" for _row, past in pairs)


def tally(context: Context, pairs: list[tuple[Any, History]]) -> str:
    """How many rise and fall."""
    _ = context.language.text
    count = {word: sum(past.trend.word == word for _row, past in pairs) for word in ICONS}
    return _(
        "{up} daerah naik, {flat} stabil, {down} turun, {none} belum dapat dihitung, dengan potensi tetap. "
        "Satu bulan yang ganjil tidak membuat atau membalik tren; judul kolom mengurutkan tabel.",
        up=count["naik"],
        flat=count["stabil"],
        down=count["turun"],
        none=count["belum"],
    )
