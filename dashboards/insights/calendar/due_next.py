"""What falls due next: reports, agreements, promises under Inpres 2/2021, paid cover, the year's targets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import duties, judged_on
from dashboards.insights.facts.paid_cover import paid
from dashboards.request.context import Context
from data.definitions.report_dates import reports
from data.facts.duties import done


@dataclass(frozen=True)
class Due:
    """A day with its words; `key` stays the same however often it is asked for.

    `area`: whose it is; empty where it is everybody's. `page`: where it is looked up.
    """

    key: str
    kind: str  # report, agreement, duty, cover, target
    day: date
    area: str
    what: str
    about: str
    page: str

    def days(self, on: date) -> int:
        """Days from `on`; negative where it is past."""
        return (self.day - on).days


def quarter(context: Context, end: date) -> str:
    """The quarter of a year that ends on a day."""
    number = ("I", "II", "III", "IV")[(end.month - 1) // 3]
    return context.language.text("triwulan {n} {year}", n=number, year=end.year)


def dates(context: Context) -> list[Due]:
    """Everything that is dated and still open, past days among them, the earliest first."""
    if context.empty:
        return []
    found = context.remember(
        ("due dates", judged_on(context)),
        lambda: [*_reports(context), *_agreed(context), *_promised(context), *_lapsing(context)],
    )
    return sorted(found, key=lambda one: (one.day, one.kind, one.area, one.key))


def _reports(context: Context) -> Iterator[Due]:
    """The next day of each report, and the last day of the year whose targets are looked at."""
    _, language, on = context.language.text, context.language, judged_on(context)
    for report in reports().values():
        day, end = report.next_due(on)
        about = language.month(end) if report.months == 1 else quarter(context, end)
        label = report.label[language.code]
        yield Due(f"{report.key}|{end}", "report", day, "", label, about, "/tenggat")
    if context.scheme_title is not None:
        end = date(on.year, 12, 31)
        what = _("Target {year} jatuh tempo", year=end.year)
        yield Due(f"target|{end}", "target", end, "", what, context.scheme_title, "/")


def _agreed(context: Context) -> Iterator[Due]:
    _, language = context.language.text, context.language
    for row in agreements(context).open:
        if row.due_on is not None:
            about = _(
                "Kesepakatan rapat {day}. Penanggung jawab: {who}.",
                day=language.day(row.met_on),
                who=row.responsible,
            )
            key = f"{row.area_code}|{row.met_on}|{row.agreed}"
            yield Due(key, "agreement", row.due_on, row.area_code, row.agreed, about, "/kesepakatan")


def _promised(context: Context) -> Iterator[Due]:
    _, found = context.language.text, duties(context)
    for (area, duty), row in found.found.items():
        if area in found.areas and row.due_on is not None and not done(row):
            label = context.registry.duties[duty].short[context.language.code]
            what = _("Kewajiban {duty}", duty=label)
            about = _("Inpres 2/2021, dijanjikan selesai hari itu.")
            yield Due(f"{area}|{duty}", "duty", row.due_on, area, what, about, "/inpres")


def _lapsing(context: Context) -> Iterator[Due]:
    _, language = context.language.text, context.language
    for spell in paid(context).lapsing:
        what = _("iuran {fund} bagi {n} orang berakhir", fund=spell.of.fund, n=language.number(spell.lost))
        about = _("{group}; bulan terakhir yang dibayar.", group=spell.of.group_name)
        key = f"{spell.area}|{spell.of.fund}|{spell.of.group_name}|{spell.end}"
        yield Due(key, "cover", spell.end, spell.area, what, about, "/jurang")
