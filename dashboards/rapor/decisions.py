"""What a rapor asks its reader to decide, at most three things: money, what was promised, what is empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.table import Column, table
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.funnel import losses_of
from dashboards.insights.facts.paid_cover import spells_of, year_cost
from dashboards.insights.year_change import year_change
from dashboards.rapor.values import Rapor
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from data.dates import month_end, today
from data.facts.duties import status_of
from data.facts.funnel import by
from data.facts.paid_cover import last_month
from data.facts.required_pace import cost

MOST = 3
KINDS = 4  # of what decisions come from: duties, paid cover, agreements, people short
YEAR = 12


@dataclass(frozen=True)
class Decision:
    """What is to be decided, why, what it costs or takes, and by when or since when."""

    what: Any
    why: Any
    value: str
    when: str
    late: bool = False


def decisions(context: Context, found: Rapor) -> Element:
    """The first three there are, as a table."""
    _ = context.language.text
    title = _("Keputusan yang ditunggu")
    rows = list(_all(context, found))[:MOST]
    if not rows:
        return section(title, nothing(_none(context, found)))
    numbered = list(enumerate(rows, 1))
    columns = [
        Column("nomor", "#", lambda pair: html.B(str(pair[0])), numeric=False),
        Column("apa", _("Keputusan"), lambda pair: _words(pair[1]), numeric=False, head=True),
        Column("nilai", _("Nilai"), lambda pair: html.B(pair[1].value)),
        Column("kapan", _("Kapan"), lambda pair: _when(pair[1]), numeric=False),
    ]
    return section(
        title,
        table(context, columns, numbered, caption=_("uang, siapa, dan keterlambatannya")),
        name="decisions kin",
    )


def _none(context: Context, found: Rapor) -> str:
    """That nothing waits, as far as anything is written down; and what nothing is written down about."""
    _, language, row = context.language.text, context.language, found.focus.row
    duties = any(area in found.duties.areas for area, _duty in found.duties.found)
    paid = any(spell.area_code in context.kabkota_in(found.code) for spell in spells_of(context))
    unknown = [
        words
        for known, words in (
            (duties, _("kewajiban Inpres")),
            (paid, _("iuran yang dibayar")),
            (bool(agreements(context, found.code).found), _("kesepakatan rapat")),
            (row.gap_people is not None, _("kekurangan terhadap target")),
        )
        if not known
    ]
    if not unknown:
        return _("Tidak ada yang lewat tenggat, berakhir, atau kosong.")
    missing = _("Belum ada catatan tentang {list}.", list=language.joined(unknown))
    if len(unknown) == KINDS:
        return missing
    return " ".join([_("Dari yang tercatat tidak ada yang menunggu keputusan."), missing])


def _words(one: Decision) -> list[Any]:
    return [html.B(one.what), html.Span(one.why, className="muted")]


def _when(one: Decision) -> Element:
    return html.Span(one.when, className="down" if one.late else "")


def _all(context: Context, found: Rapor) -> Iterator[Decision]:
    """In the order in which they weigh; each source gives one at most."""
    for source in (_lapsing, _ended, _vanished, _agreed, _late, _empty, _short):
        if (one := source(context, found)) is not None:
            yield one


def _lapsing(context: Context, found: Rapor) -> Decision | None:
    """Cover that is still paid and ends within six months."""
    _, language = context.language.text, context.language
    spells = [spell for spell in found.lapsing if spell.bpu and spell.pays(found.month)]
    if not spells:
        return None
    first, people = spells[0], sum(spell.lost for spell in spells)
    money = sum(year_cost(spell) or 0 for spell in spells)
    month = language.month(first.end)
    why: Any = html.Span(f"{first.of.group_name}, {first.of.fund}", lang="id")
    if len(spells) > 1:
        why = _("{n} program, yang pertama sampai {month}", n=len(spells), month=month)
    what = _("Meneruskan iuran {n} orang", n=language.number(people))
    value = _("Rp{n} setahun", n=language.short(money))
    if first.end < today():
        over = _("sudah berakhir {month}", month=language.month(first.end, short=True))
        return Decision(what, why, value, over, late=True)
    return Decision(what, why, value, _("berakhir {month}", month=language.month(first.end, short=True)))


def _ended(context: Context, found: Rapor) -> Decision | None:
    """Cover that ended within the year and that nobody took up: the largest."""
    _, language, row = context.language.text, context.language, found.focus.row
    change = year_change(context, row) if row.numerator is not None else None
    gone = [move for move in change.moves if move.ended and move.spell] if change else []
    if not gone:
        return None
    move = max(gone, key=lambda one: -one.people)
    spell, people = move.spell, -move.people
    end = last_month(spell)
    assert end is not None
    money = cost(people, month_end(row.period, 1), YEAR)
    what = _("Menganggarkan kembali {n} orang", n=language.number(people))
    why = [
        html.Span(f"{spell.group_name}, {spell.fund}", lang="id"),
        " ",
        _("berakhir {month}", month=language.month(end, short=True)),
    ]
    if row.denominator and context.metric.segment == "BPU":
        why += ["; ", _("nilainya {n} poin", n=language.number(people / row.denominator * 100, 1))]
    return Decision(what, why, _("Rp{n} setahun", n=language.short(money)), _("anggaran berikutnya"))


def _vanished(context: Context, found: Rapor) -> Decision | None:
    """Whom a check found eligible and who never became a participant; the group that lost most by name."""
    _, language, known = context.language.text, context.language, losses_of(context, found.code)
    if known is None or known[1].never_active.lost <= 0:
        return None
    year, funnel = known
    never = funnel.never_active
    parts = by(funnel.rows, lambda row: str(row.group_name))
    most = max(parts, key=lambda name: parts[name].never_active.lost)
    group = html.Span(most, lang="id")
    why = [_("terverifikasi, belum peserta aktif; terbanyak"), " ", group]
    share = _("{p} aktif", p=language.percent(never.share))
    what = _("Mengaktifkan {n} pekerja terverifikasi", n=language.number(never.lost))
    return Decision(what, why, share, _("tahun anggaran {year}", year=year))


def _agreed(context: Context, found: Rapor) -> Decision | None:
    """What was agreed and is overdue the longest."""
    _, language = context.language.text, context.language
    known = agreements(context, found.code)
    if not known.overdue:
        return None
    row = known.overdue[0]
    who = [html.Span(row.responsible, lang="id"), ", ", _("rapat {day}", day=language.short_day(row.met_on))]
    days = _("lewat {n} hari", n=language.number(known.days_late(row)))
    status = context.registry.duty_statuses[row.status].label[language.code]
    return Decision(html.Span(row.agreed, lang="id"), who, inside(status), days, late=True)


def _late(context: Context, found: Rapor) -> Decision | None:
    """The duty that was promised and is overdue the longest; of an area above how many are."""
    _, language, known = context.language.text, context.language, found.duties
    if not known.overdue:
        return None
    row = known.overdue[0]
    duty = context.registry.duties[row.duty].label[language.code]
    days = _("lewat {n} hari", n=language.number((known.on - row.due_on).days))
    due = _("tenggat {day}", day=language.short_day(row.due_on))
    if len(known.areas) > 1:
        what = _("Menagih {n} janji Inpres yang lewat tenggat", n=language.number(len(known.overdue)))
        why = _("terlama {area}: {duty}", area=context.name(row.area_code), duty=inside(duty))
        return Decision(
            what, why, _("{n} daerah", n=len({r.area_code for r in known.overdue})), days, late=True
        )
    return Decision(_("Menyelesaikan {duty}", duty=inside(duty)), due, _("satu kewajiban"), days, late=True)


def _empty(context: Context, found: Rapor) -> Decision | None:
    """Duties about which an area has said nothing."""
    _, language, known = context.language.text, context.language, found.duties
    if len(known.areas) > 1 or not known.found:
        return None
    none = context.registry.duty_not_reported.key
    silent = [
        d for d in context.registry.duties.values() if status_of(known.found, found.code, d.key).key == none
    ]
    if not silent:
        return None
    what = _("Mengisi {n} kewajiban Inpres yang kosong", n=language.number(len(silent)))
    names = language.joined([inside(duty.label[language.code]) for duty in silent])
    return Decision(what, names, _("{n} dokumen", n=len(silent)), _("belum melapor"))


def _short(context: Context, found: Rapor) -> Decision | None:
    """The people short of the target of the focus metric."""
    _, language, row = context.language.text, context.language, found.focus.row
    if row.gap_people is None or row.gap_people <= 0:
        return None
    what = _("Menambah {n} peserta", n=language.number(row.gap_people))
    why = _("yang masih kurang dari target {target}", target=language.percent(row.target))
    value = "–"
    if context.metric.segment in ("BPU", "TOTAL"):
        value = _("Rp{n} setahun", n=language.short(cost(row.gap_people, month_end(row.period, 1), YEAR)))
    year = int(row.target_year or row.period.year)
    return Decision(what, why, value, _("sampai 31 Desember {year}", year=year))
