"""Three figures: days to the next report, how many months of areas came late, how complete they are."""

from dashboards.components.common.source_link import source_link
from dashboards.insights.calendar.due_next import quarter
from dashboards.insights.calendar.timeliness import Timeliness
from dashboards.insights.facts.duties import judged_on
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.report_dates import reports


def calendar_facts(context: Context, found: Timeliness | None) -> Element:
    """Days, months of areas that were late or never came, months of areas that are there."""
    _, language, on = context.language.text, context.language, judged_on(context)
    report = reports()["non_asn"]
    day, end = report.next_due(on)
    fields = {"quarter": quarter(context, end), "day": language.day(day)}
    words = _("sampai laporan non-ASN {quarter}, paling lambat {day}.", **fields)
    items = [
        (
            _("{n} hari", n=language.number((day - on).days)),
            [words, " ", source_link(context, report.address, _("Sumbernya"))],
        )
    ]
    if found and found.judged:
        late = sum(one.count("late") for one in found.records.values())
        missing = sum(one.count("missing") for one in found.records.values())
        items.append(
            (
                _("{n} terlambat, {m} belum", n=language.number(late), m=language.number(missing)),
                [_("dari {n} laporan bulanan daerah yang dapat dinilai.", n=language.number(found.judged))],
            )
        )
    if found:
        reported = sum(one.reported for one in found.records.values())
        whole = len(found.months) * len(found.records)
        items.append(
            (
                _("{n} dari {m}", n=language.number(reported), m=language.number(whole)),
                [_("laporan bulanan daerah ada, dalam dua belas bulan.")],
            )
        )
    return html.Ul([html.Li([html.B(value), html.P(about)]) for value, about in items], className="three")
