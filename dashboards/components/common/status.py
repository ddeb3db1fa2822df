"""What a status means: the fraction it begins at, of the target or of the path; and the path of a row."""

from typing import Any

from dashboards.rendering.elements import html
from dashboards.request.context import Context
from data.definitions.registry import Band
from data.metrics.contracts import MetricRow


def band_words(context: Context, band: Band) -> str:
    """Where a band begins; the statuses are read best first, and the first one that is reached holds."""
    _, language = context.language.text, context.language
    if not band.start:
        return _("di bawah itu")
    share = language.percent(band.start * 100, _decimals(band.start))
    if band.of == "path":
        return _("{a} dari jalur bulan itu atau lebih", a=share)
    return _("{a} dari target tahun itu atau lebih", a=share)


def _decimals(fraction: float) -> int:
    """As many as the percentage of a fraction needs, at most two."""
    return next((n for n in (0, 1) if round(fraction * 100, n) == round(fraction * 100, 6)), 2)


def path_words(context: Context, row: MetricRow) -> list[Any]:
    """What the path asks at the end of the row's month and how far from it the value is.

    Nothing without a target. `jalur Sep 2026 49,0 % · +1,2 poin`; or why it is the target itself.
    """
    _, language = context.language.text, context.language
    if row.path is None:
        return []
    percent = context.registry.metrics[row.metric].unit == "percent"
    path = language.percent(row.path) if percent else language.number(row.path)
    words = [_("jalur {month}", month=language.month(row.period, short=True)), " ", html.B(path)]
    if row.path_gap is not None:
        gap = -row.path_gap
        said = _("{n} poin", n=language.signed(gap, 1)) if percent else _("{n} orang", n=language.signed(gap))
        words += [" · ", said]
    if row.path_from == "target":
        words.append(_(" (sama dengan target: tahun lalu tanpa awal)"))
    return words


def path_origin(context: Context, row: MetricRow) -> list[Any]:
    """The path of a row and where it starts, in a sentence each; empty without a target."""
    _, language = context.language.text, context.language
    if row.path is None or row.path_from is None:
        return []
    percent = context.registry.metrics[row.metric].unit == "percent"
    start, year = row.path_start, row.period.year
    value = "" if start is None else language.percent(start) if percent else language.number(start)
    sentence = {
        "asked": _("Garis mulai Desember {last} dari {value}, yang diminta skema ini untuk {last}."),
        "reported": _("Garis mulai Desember {last} dari {value}, peserta menurut laporan terakhir {last}."),
        "target": _("Tidak ada awal dari {last}: jalurnya sama dengan target sepanjang {year}."),
        "summed": _("Jumlah jalur daerah yang melapor."),
    }[row.path_from]
    return [*path_words(context, row), ". ", sentence.format(last=year - 1, value=value, year=year)]
