"""Where it leads if it goes on like this: a fan, its sentence and table, and how far off it has been."""

from dashboards.components.common.layout import folded, nothing
from dashboards.components.common.table import Column, table
from dashboards.figures.lines import Band, Line
from dashboards.insights.forecast import AreaForecast, area_forecast
from dashboards.insights.ranks.target import until
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.forecast import FEWEST, HORIZON, INTERVAL, REBASED, Projection
from data.metrics.contracts import MetricRow

STEPS = (3, 6, 12)


def fan_bands(context: Context, code: str, *, colour: str) -> list[Band]:
    """The interval of the same projection."""
    seen = area_forecast(context, code)
    if seen.found is None or not seen.better:
        return []
    low, high = ([seen.shown(v) for v in part] for part in (seen.found.fan.low, seen.found.fan.high))
    return [Band(seen.days, low, high, colour)]


def fan_lines(context: Context, code: str, *, colour: str) -> list[Line]:
    """The middle of the interval, from the month after the last.

    None where it is refused, or where standing still has foretold better.
    """
    _, language = context.language.text, context.language
    seen = area_forecast(context, code)
    if seen.found is None or not seen.better:
        return []
    values = [seen.shown(value) for value in seen.found.fan.middle]
    hover = [
        f"{_('proyeksi')}, {language.month(day, short=True)}: {_words(context, value)}"
        for day, value in zip(seen.days, values, strict=True)
    ]
    label = f"{_('proyeksi')} {short_value(context, values[-1])}"
    return [Line(label, colour, seen.days, values, hover, dash="2px,3px", width=2.4)]


def short_value(context: Context, value: float) -> str:
    """A value as it stands beside a line's name: the axis says the unit."""
    ratio = context.metric.unit == "percent"
    return context.language.number(value, 1) if ratio else context.language.short(value)


def _words(context: Context, value: float) -> str:
    language = context.language
    return language.percent(value) if context.metric.kind == "ratio" else language.number(value)


def projected(context: Context, row: MetricRow) -> Element:
    """For one MetricFrame row of the chosen metric; no table where standing still foretells better."""
    _ = context.language.text
    title, note = _("Proyeksi"), _("bila berlanjut seperti selama ini")
    seen = area_forecast(context, row.area)
    if seen.found is None:
        return folded(title, nothing(_reason(context, seen.reason)), note=note, name="projection")
    return folded(
        title,
        html.P(_sentence(context, row, seen)) if seen.better else None,
        _steps(context, row, seen) if seen.better else None,
        html.P(_errors(context, seen), className="muted"),
        note=note,
        name="projection",
    )


def outlook(context: Context, row: MetricRow) -> tuple[str, str] | None:
    """The projection of the month in which the target is due in two texts, the value and what it means.

    None where there is none, or where standing still has foretold better.
    """
    _, language = context.language.text, context.language
    seen = area_forecast(context, row.area)
    if seen.found is None or not seen.better:
        return None
    due, months = until(row)
    middle, low, high = _at(context, seen, months)
    words = [_("proyeksi bila berlanjut; selang {p} %: {low} sampai {high}", p=INTERVAL, low=low, high=high)]
    if row.target is not None and row.target_year == due.year:
        words.append(_("target {t}", t=_words(context, row.target)))
    if seen.found.areas < row.areas:
        words.append(_("{n} dari {m} daerah", n=seen.found.areas, m=row.areas))
    return _("{value} pada {month}", value=middle, month=language.month(due)), ", ".join(words)


def _reason(context: Context, reason: str) -> str:
    _, language = context.language.text, context.language
    if reason == "pendek":
        return _("Tidak dihitung: kurang dari {n} bulan sampai bulan ini. Muat rekap sebelumnya.", n=FEWEST)
    if reason == "bolong":
        return _(
            "Tidak dihitung: ada bulan tanpa laporan dalam {n} bulan terakhir. Muat yang kurang.", n=FEWEST
        )
    if reason == "potensi_baru":
        limit = language.percent(REBASED, 0)
        return _("Tidak dihitung: potensi bergeser {p} atau lebih dalam 12 bulan terakhir.", p=limit)
    return _("Tidak dihitung: belum ada angka bulan ini, atau metrik ini bukan capaian.")


def _at(context: Context, seen: AreaForecast, step: int) -> tuple[str, str, str]:
    """The middle and the ends of the interval so many months ahead, as they are written."""
    assert seen.found is not None
    fan = seen.found.fan
    middle, low, high = (
        _words(context, seen.shown(part[step - 1])) for part in (fan.middle, fan.low, fan.high)
    )
    return middle, low, high


def _sentence(context: Context, row: MetricRow, seen: AreaForecast) -> list[str | Element]:
    _, language = context.language.text, context.language
    due, months = until(row)
    middle, low, high = _at(context, seen, months)
    assert seen.found is not None
    words: list[str | Element] = [
        html.B(f"{language.month(due)}: {middle}"),
        " ",
        _("(selang {p} %: {low} sampai {high}).", p=INTERVAL, low=low, high=high),
    ]
    if row.target is not None and row.target_year == due.year:
        words += [" ", _("Target: {t}.", t=_words(context, row.target))]
    if seen.found.areas < row.areas:
        words += [
            " ",
            _("Hanya {n} dari {m} daerah, yang melapor tanpa putus.", n=seen.found.areas, m=row.areas),
        ]
    return words


def _steps(context: Context, row: MetricRow, seen: AreaForecast) -> Element:
    _, language = context.language.text, context.language
    assert seen.found is not None
    fan = seen.found.fan
    columns = [
        Column("bulan", _("Bulan"), lambda s: language.month(seen.days[s - 1], short=True), numeric=False),
        Column("tengah", _("Tengah"), lambda s: html.B(_at(context, seen, s)[0])),
        Column("rendah", _("Terendah"), lambda s: _at(context, seen, s)[1]),
        Column("tinggi", _("Tertinggi"), lambda s: _at(context, seen, s)[2]),
        Column("orang", _("Peserta, tengah"), lambda s: language.number(fan.middle[s - 1])),
    ]
    caption = _(
        "Dari {n} bulan, dengan potensi {d} tetap. Perubahan program atau potensi tidak diketahui model.",
        n=len(seen.found.values),
        d=language.number(seen.found.potensi),
    )
    if seen.found.potensi is None:
        caption = _("Dari {n} bulan. Perubahan program tidak diketahui model.", n=len(seen.found.values))
        columns = columns[:-1]
    return table(context, columns, sorted({until(row)[1], *STEPS}), caption=caption)


def _errors(context: Context, seen: AreaForecast) -> str:
    """How far off it has been, beside the simplest forecast there is."""
    _ = context.language.text
    assert seen.found is not None
    found, test = seen.found, seen.test
    words = _(
        "Uji mundur, {n} ramalan 1–{h} bulan ke depan: rata-rata meleset {model}; anggapan tidak berubah "
        "meleset {naive}.",
        n=test.forecasts,
        h=HORIZON,
        model=_off(context, found, test.model),
        naive=_off(context, found, test.naive),
    )
    verdict = (
        _("Model lebih tepat.")
        if seen.better
        else _("Model tidak lebih tepat daripada anggapan tidak berubah: jangan diandalkan.")
    )
    return f"{words} {verdict}"


def _off(context: Context, found: Projection, people: float) -> str:
    """An error in people, and in points of potensi."""
    _, language = context.language.text, context.language
    words = _("{n} orang", n=language.number(people))
    if found.potensi is None:
        return words
    points = _("{n} poin", n=language.number(people / found.potensi * 100, 1))
    return f"{words} ({points})"
