"""Every area a dot: PU coverage against BPU coverage, or the chosen metric against poverty."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.chart import chart
from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import folded, nothing
from dashboards.components.common.provenance import source_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.figures.dots import Dot, dots
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import AREA
from dashboards.request.context import Context
from data.analysis.poverty import Poverty, poverty
from data.definitions.registry import AREA_LEVEL, LEVELS

POVERTY = "kemiskinan"  # the word `sebar` of the address; anything else is PU against BPU


def scatter(context: Context, codes: list[str]) -> Element:
    """The section with its choice, which lives in the address."""
    _ = context.language.text
    chosen = context.selection.get("sebar") == POVERTY
    choice = _choice(context, codes, chosen)
    if not chosen:
        return folded(
            _("PU terhadap BPU"), choice, beside_dots(context, codes), note=_("setiap titik satu daerah")
        )
    title, found = _("Cakupan terhadap kemiskinan"), known_poverty(context)
    if found is None:
        return folded(title, choice, _missing(context))
    body = [_poverty_dots(context, codes, found), _table(context, codes, found), _rule(context, found)]
    return folded(title, choice, *body, note=_("setiap titik satu daerah"), name="poverty")


def _choice(context: Context, codes: Sequence[str], chosen: bool) -> Element:
    """Both scatters as links; the one that is shown is marked."""
    _, selection = context.language.text, context.selection
    kept = {"dan": ",".join(codes), "dari": selection.get("dari")}
    words = ((_("PU terhadap BPU"), None, not chosen), (_("cakupan terhadap kemiskinan"), POVERTY, chosen))
    links: list[Any] = []
    for name, word, now in words:
        href = selection.href("/bandingkan", **kept, sebar=word)
        current = {"aria-current": "true"} if now else {}
        links += [" · "] if links else []
        links.append(html.A(html.B(name) if now else name, href=href, **current))
    return html.P(links, className="muted choices")


def known_poverty(context: Context) -> Poverty | None:
    """The newest year until the chosen month's, of the chosen edition; None where none was loaded."""
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None:
        return None
    key = ("poverty", edition.slug, period.year)
    return context.store.remember(key, lambda: poverty(context.store.counts(edition), period.year))


def _missing(context: Context) -> Element:
    _, period = context.language.text, context.selection.period
    assert period is not None
    words = _(
        "Jumlah penduduk miskin sampai {year} belum dimuat dalam edisi ini. Unduh tabel BPS Jumlah Penduduk "
        "Miskin Menurut Kabupaten/Kota (dan Jumlah Penduduk Menurut Kabupaten/Kota, supaya menjadi persen), "
        "lalu kirim berkasnya.",
        year=period.year,
    )
    return how_to_load(context, "", words)


def beside_dots(context: Context, codes: list[str]) -> Any:
    """PU coverage against BPU coverage: all areas, the chosen ones named."""
    _, language = context.language.text, context.language
    rows = {(r.metric, r.area): r for r in context.rows("coverage_pu", "coverage_bpu")}
    places = {}
    for code in (a.code for a in context.areas.values() if a.level in LEVELS):
        x, y = (rows[metric, code].value for metric in ("coverage_pu", "coverage_bpu"))
        if x is not None and y is not None:
            places[code] = (x, y, f"PU {language.percent(x)}, BPU {language.percent(y)}")
    empty = _("Belum ada daerah dengan cakupan PU dan BPU untuk bulan ini.")
    names = (_("cakupan PU →"), _("↑ cakupan BPU"))
    return _drawn(context, codes, places, names=names, empty=empty, share=True)


def _poverty_dots(context: Context, codes: list[str], found: Poverty) -> Any:
    """The chosen metric against the share of people in poverty, or their number if that is all there is."""
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"
    places = {}
    for row in context.rows():
        poor = found.areas.get(row.area)
        if poor is None or row.value is None:
            continue
        x = poor.share if found.rated else float(poor.people)
        said = language.percent(x) if found.rated else _("{n} orang miskin", n=language.number(x))
        value = language.percent(row.value) if percent else language.number(row.value)
        places[row.area] = (x, row.value, f"{said}, {value}")
    across = (
        _("penduduk miskin {year}, % →", year=found.year)
        if found.rated
        else _("penduduk miskin {year}, orang →", year=found.year)
    )
    up = f"↑ {context.metric.label[language.code]}"
    empty = _("Tidak ada daerah dengan angka kemiskinan dan capaian untuk bulan ini.")
    return _drawn(context, codes, places, names=(across, up), empty=empty, share=found.rated)


def _drawn(
    context: Context,
    codes: list[str],
    places: dict[str, tuple[Any, Any, str]],
    *,
    names: tuple[str, str],
    empty: str,
    share: bool,
) -> Any:
    """The dots of all areas and of the chosen areas, these on top and named; `share`: across is percent."""
    _, language = context.language.text, context.language
    items, named = [], []
    for code in [*(a.code for a in context.kabkota if a.code not in codes), *codes]:
        if code not in places:
            continue
        x, y, said = places[code]
        hover = f"{context.name(code)}: {said}"
        own = {"colour": AREA[codes.index(code)], "label": context.name(code)} if code in codes else {}
        items.append(Dot(x, y, hover, **own))
        named += [hover] if own else []
    if not items:
        return nothing(empty)
    figure = dots(
        items,
        across=names[0],
        up=names[1],
        height=300,
        source=source_words(context),
        mark=context.mark,
        language=language,
        percent=(share, context.metric.unit == "percent" or context.selection.get("sebar") != POVERTY),
    )
    summary = _("{n} titik; {named}.", n=len(items), named="; ".join(named))
    if not named:
        summary = _("{n} titik; tidak satu pun daerah yang dipilih punya kedua angkanya.", n=len(items))
    return chart(context, "dots", figure, summary)


def _table(context: Context, codes: list[str], found: Poverty) -> Element:
    """The chosen areas with both their figures, each with what it was divided by."""
    _, language = context.language.text, context.language
    rows = {row.area: row for row in context.rows()}
    listed = [code for code in codes if context.areas[code].level == AREA_LEVEL]

    def poor(code: str) -> Any:
        one = found.areas.get(code)
        if one is None:
            return _("belum dimuat")
        of = _("dari {n}", n=language.number(one.population)) if one.population else ""
        share = [html.B(language.percent(one.share)), " "] if one.population else []
        return [*share, language.number(one.people), " ", html.Span(of, className="muted")]

    def covered(code: str) -> Any:
        row, percent = rows[code], context.metric.unit == "percent"
        if row.value is None:
            return "–"
        value = language.percent(row.value) if percent else language.number(row.value)
        counts = [language.number(row.numerator), language.number(row.denominator)]
        of = _("{n} dari {d}", n=counts[0], d=counts[1]) if percent else ""
        return [html.B(value), " ", html.Span(of, className="muted")]

    columns = [
        Column("daerah", _("Daerah"), lambda code: area_link(context, code), numeric=False, head=True),
        Column("miskin", _("Penduduk miskin {year}", year=found.year), poor),
        Column("capaian", context.metric.label[language.code], covered),
    ]
    caption = _("Daerah yang dipilih; {wholes} tidak punya titik.", wholes=context.wholes_within)
    return table(context, columns, listed, caption=caption)


def _rule(context: Context, found: Poverty) -> Element:
    """From where, of when, and what it is not."""
    _ = context.language.text
    loads = sorted({load for poor in found.areas.values() for load in poor.loads})
    named = ", ".join(str(load) for load in loads)
    if found.rated:
        words = _(
            "Kemiskinan {year} menurut BPS (Susenas): penduduk miskin dibagi jumlah penduduk tahun yang "
            "sama, dua tabel BPS (muatan {loads}); dapat berbeda tipis dari persen yang dicetak BPS. "
            "Penyebutnya penduduk, bukan potensi. Titik yang berdekatan tidak membuktikan sebab.",
            year=found.year,
            loads=named,
        )
    else:
        words = _(
            "Kemiskinan {year} menurut BPS (Susenas), muatan {loads}: jumlah orang, bukan persen, karena "
            "jumlah penduduk tahun itu belum dimuat untuk semua daerah; daerah besar berdiri di kanan karena "
            "besar. Muat tabel BPS Jumlah Penduduk supaya menjadi persen.",
            year=found.year,
            loads=named,
        )
    return html.P(words, className="muted")


def poverty_table(context: Context) -> tuple[Table, ...]:
    """Poverty of every area as rows that leave the screen, where it is chosen and loaded."""
    found = known_poverty(context) if context.selection.get("sebar") == POVERTY else None
    if found is None:
        return ()
    rows = {row.area: row for row in context.rows()}
    records = (
        {
            **{"area": code, "area_name": context.areas[code].name, "year": found.year},
            **{"part_people": poor.people, "whole_people": poor.population, "share": poor.share},
            **{"metric": context.metric.key, "unit": context.metric.unit, "period": rows[code].period},
            "metric_name": context.metric.label[context.language.code],
            **{name: getattr(rows[code], name) for name in ("value", "numerator", "denominator")},
            **{"load_id": poor.loads[0], **origin(context.selection.edition)},
        }
        for code, poor in sorted(found.areas.items())
    )
    columns = (
        *("area", "area_name", "year", "part_people", "whole_people", "share", "period", "metric"),
        *("metric_name", "value", "unit", "numerator", "denominator", "load_id", *ORIGIN),
    )
    title = context.language.text("Cakupan terhadap kemiskinan")
    return (tabled("kemiskinan", title, columns, records),)
