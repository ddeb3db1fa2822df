"""What each status means, from the registry: the fraction it begins at, of the target or of the path."""

from dashboards.context import Context
from data.registry import Band


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
