"""Who reports late, what falls due next, and what does each document ask this year?

The decision it serves: whom to remind today, and for what.
"""

from dashboards.components.calendar.class_list import class_list, class_rows
from dashboards.components.calendar.deliveries import deliveries, delivery_rows, how_judged
from dashboards.components.calendar.due_list import due_list, due_rows
from dashboards.components.calendar.key_figures import calendar_facts
from dashboards.components.calendar.scheme_table import place_form, scheme_rows, scheme_table
from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.layout import columns, folded, section
from dashboards.insights.calendar.scheme_targets import place_of, scheme_targets
from dashboards.insights.calendar.timeliness import timeliness
from dashboards.insights.calendar.ucj_classes import ucj_classes
from dashboards.insights.headlines.calendar import calendar_headline
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """The dates of the chosen edition, on its own day (today for one that is live)."""
    _, filters = context.language.text, ("edisi", "periode", "skema", "kares")
    found = timeliness(context)
    headline = calendar_headline(context, found)
    if context.empty:
        return View(title=_("Tenggat"), headline=headline, body=first_steps(context), filters=filters)
    classes, beside = ucj_classes(context), scheme_targets(context)
    period = context.selection.period
    assert period is not None
    return View(
        title=_("Tenggat"),
        headline=headline,
        body=[
            calendar_facts(context, found),
            section(
                _("Siapa terlambat melapor"),
                deliveries(context, found),
                html.P(how_judged(context, found), className="muted") if found else None,
                note=_("dua belas bulan sampai bulan yang dipilih; yang paling sering terlambat di atas"),
            ),
            columns(
                section(_("Yang jatuh tempo berikutnya"), due_list(context)),
                section(_("Kelas UCJ"), class_list(context, classes), note=_("menurut dokumen kantor")),
                name="wide-left",
            ),
            folded(
                _("Target {year} tiap dokumen, berdampingan", year=period.year),
                place_form(context),
                scheme_table(context, beside),
                note=_("{area}; masing-masing dengan dasarnya", area=context.formal(place_of(context))),
                opened=bool(context.selection.get("wilayah")),
            ),
        ],
        filters=filters,
        carries=("wilayah",),
        tables=lambda: (
            due_rows(context),
            delivery_rows(context, found),
            class_rows(context, classes),
            scheme_rows(context, beside),
        ),
    )
