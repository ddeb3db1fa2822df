"""What the broken and thin lines of a trend are, for those that are drawn."""

from dashboards.components.inpres.outreach import outreach_ticks
from dashboards.components.trend.area_trend import lines_above, published_marks, steady_line
from dashboards.components.trend.forecast import fan_lines
from dashboards.insights.metric_history import histories_of
from dashboards.request.context import Context


def line_key(context: Context, code: str, *, steady: bool = False) -> str:
    """As in: putus-putus: jalur ke target; titik-titik: proyeksi. Empty where no such line is drawn."""
    _, past = context.language.text, histories_of(context).of(code)
    if all(row.value is None for row in past.rows):
        return ""
    level, ahead = (
        steady and bool(steady_line(context, code, past, colour="")),
        bool(fan_lines(context, code, colour="")),
    )
    dotted = {
        (True, True): _("titik-titik: potensi bulan ini, dan proyeksi dengan selangnya"),
        (True, False): _("titik-titik: potensi bulan ini"),
        (False, True): _("titik-titik: proyeksi dengan selangnya"),
    }.get((level, ahead), "")
    parts = [
        _("putus-putus: jalur ke target") if any(row.path is not None for row in past.rows) else "",
        dotted,
        _("tipis: daerah di atasnya") if lines_above(context, code) else "",
        _("lingkaran: angka terbit") if published_marks(context, code) else "",
        _("di kaki: sosialisasi") if outreach_ticks(context, code) else "",
    ]
    return "; ".join(filter(None, parts))
