"""How a metric got here: the finding, its steps by year."""

from dashboards.components.common.layout import carried, nothing
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import change, same_areas
from dashboards.components.trend.key_figures import moved
from dashboards.insights.comparison_period import Since, on_this_potensi, since
from dashboards.insights.headlines.area import without_value
from dashboards.insights.judged import below_path
from dashboards.insights.metric_history import History
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import PROVINCE, Context
from dashboards.request.selection import KNOWN
from data.analysis.trend import Step
from data.definitions.registry import LEVELS
from data.metrics.contracts import MetricRow

LEAST = 0.05  # points: what would read 0,0 has not moved


def chosen_area(context: Context) -> str:
    """Whose line is drawn: the page's own word, else the chosen eks-karesidenan, else the province."""
    asked = context.selection.get("wilayah")
    known = asked in context.areas and context.areas[asked].level in LEVELS
    return asked if known else context.selection.residency or PROVINCE


def trend_headline(context: Context, code: str, past: History) -> Headline:
    """By how much it moved in a year, else since the previous report, and how far it is from the path now.

    The change is said with its potensi, and its areas where not all are compared. The colour is of the
    distance where there is a path, else of the movement.
    """
    _, language = context.language.text, context.language
    names = {"metric": context.metric.label[language.code], "area": context.name(code)}
    row = past.rows[-1]
    if row.value is None:
        return without_value(context, row)
    span, gap = since([row]), path_distance(context, row)
    if span is None:
        return Headline(_("{metric} {area}: **belum ada pembanding**.", **names))
    same, change = span.same(row) or 0.0, _change_words(context, row, span)
    if not gap:
        return Headline(_("{metric} {area} **{change}**.", change=change, **names), _tone(same))
    text = _("{metric} {area} {change}, **{gap}**.", change=change, gap=gap, **names)
    return Headline(text, row.status)


def _change_words(context: Context, row: MetricRow, span: Since) -> str:
    """As in: naik 5,9 poin dalam setahun dengan potensi bulan ini (3 daerah yang sama)."""
    _, language = context.language.text, context.language
    alike = same_areas(context, row.areas, span.compared(row))
    if context.metric.kind == "count":
        words = _("berubah {n} orang {span}", n=language.signed(span.people(row)), span=span.words(context))
    else:
        step = moved(context, span.same(row) or 0.0)
        words = f"{step} {span.words(context)} {on_this_potensi(context)}"
    return f"{words} ({alike})" if alike else words


def path_distance(context: Context, row: MetricRow) -> str:
    """How far a row is from the path of its month; empty without one."""
    _, language = context.language.text, context.language
    if row.path_gap is None:
        return ""
    ratio = context.metric.unit == "percent"
    size = language.number(abs(row.path_gap), 1 if ratio else 0)
    if below_path(context, row):
        return _("{n} poin di bawah jalur", n=size) if ratio else _("{n} orang di bawah jalur", n=size)
    if not size.strip("0,."):
        return _("tepat di jalur")
    return _("{n} poin di atas jalur", n=size) if ratio else _("{n} orang di atas jalur", n=size)


def _tone(value: float) -> str:
    return "tercapai" if value >= LEAST else "jauh_tertinggal" if value <= -LEAST else ""


def area_form(context: Context, code: str) -> Element:
    """Whose line is drawn, as a plain form of one choice."""
    _, selection = context.language.text, context.selection
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    upper = [a.code for a in context.areas.values() if a.level in LEVELS[:-1]]
    codes = [*upper, *sorted((a.code for a in context.kabkota), key=context.name)]
    options = [html.Option(context.name(c), value=c, selected=c == code) for c in codes]
    choice = html.Label(
        [html.Span(_("Garis untuk")), html.Select(options, name="wilayah")], className="choice"
    )
    button = html.Button(_("Terapkan"), type="submit", className="apply")
    return html.Form(
        [*kept, choice, button],
        action="/tren",
        method="get",
        className="filters inline",
        key=selection.href("/tren", wilayah=code),
        **{"aria-label": _("Garis untuk")},
    )


def steps_table(context: Context, past: History) -> Element:
    """One row a year: what participants did, what potensi did."""
    _, language = context.language.text, context.language
    percent = context.metric.kind == "ratio"
    if not past.steps:
        if all(row.value is None for row in past.rows):
            return nothing(_("Belum ada bulan yang diketahui; langkah tahunan perlu paling sedikit dua."))
        return nothing(_("Baru satu bulan yang diketahui; langkah tahunan perlu paling sedikit dua."))

    def span(step: Step) -> str:
        months = (language.month(day, short=True) for day in (step.start, step.end))
        return " – ".join(months)

    columns = [
        Column("rentang", _("Rentang"), span, numeric=False),
        Column("peserta", _("Peserta bertambah"), lambda s: change(context, s.people, decimals=0)),
    ]
    if percent:
        columns += [
            Column("potensi", _("Potensi bertambah"), lambda s: language.signed(s.potensi)),
            Column("mentah", _("Beda tercatat, poin"), lambda s: change(context, s.raw, decimals=1)),
            Column("tetap", _("Potensi akhir rentang, poin"), lambda s: change(context, s.same, decimals=1)),
        ]
    columns.append(Column("daerah", _("Daerah"), lambda s: language.number(s.areas)))
    caption = _("Hanya daerah yang melapor pada kedua bulan, dibandingkan dengan dirinya sendiri.")
    return table(context, columns, list(reversed(past.steps)), caption=caption)
