"""The headline of dates: who is late with the newest month, and when the next report is due."""

from dashboards.insights.calendar.timeliness import Timeliness
from dashboards.insights.facts.duties import judged_on
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.definitions.report_dates import reports


def calendar_headline(context: Context, found: Timeliness | None) -> Headline:
    """Without a status of coverage: what is judged is who reports, not how far anybody is."""
    _, language, on = context.language.text, context.language, judged_on(context)
    day, _end = reports()["non_asn"].next_due(on)
    left = (day - on).days
    fields = {"day": language.day(day), "d": language.number(left)}
    due = (
        _("laporan non-ASN jatuh tempo {day}, {d} hari lagi", **fields)
        if left
        else _("laporan non-ASN jatuh tempo hari ini, {day}", **fields)
    )
    if found is None:
        return Headline(f"**{due[:1].upper()}{due[1:]}**.")
    late = found.late_now()
    month = language.month(found.months[-1])
    if late:
        fields = {"n": language.number(len(late)), "m": language.number(len(found.records)), "month": month}
        words = _("**{n} dari {m} daerah terlambat melapor {month}**", **fields)
        return Headline(f"{words}; {due}.", "perlu_percepatan")
    reported = sum(one.deliveries[-1].reported for one in found.records.values())
    words = _(
        "**{n} dari {m} daerah sudah melapor {month}**",
        n=language.number(reported),
        m=language.number(len(found.records)),
        month=month,
    )
    return Headline(f"{words}; {due}.")
