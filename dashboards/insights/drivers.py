"""What moved a figure: participants, the denominator, or government-paid cover that began or ended."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dashboards.request.context import Context
from data.facts.paid_cover import SHIFTING, became_pppk, last_month, paying, shifted, staff


def began(spells: Iterable[Any], then: date, now: date) -> list[Any]:
    """Spells that pay in the month `now` and did not yet in the month `then` (month ends)."""
    started = [s for s in spells if s.first_month and then < s.first_month <= now]
    return [s for s in started if (last_month(s) or now) >= now]


def ended(spells: Iterable[Any], then: date, now: date) -> list[Any]:
    """Spells that still paid in the month `then` and no longer in the month `now`."""
    paid = [(s, last_month(s)) for s in spells if s.first_month and s.first_month <= then]
    return [s for s, end in paid if end is not None and then <= end < now]


def cause(context: Context, now: Any, then: Any, spells: Sequence[Any]) -> str:
    """Why a kabupaten/kota moved between two MetricFrame rows, in a few words."""
    _, language = context.language.text, context.language
    people = now.numerator - then.numerator
    spells = own = [spell for spell in spells if spell.area_code == now.area]
    words = []
    if people:
        words.append(_("{n} peserta", n=language.signed(people)))
    else:
        words.append(_("peserta tetap"))
    if now.denominator and then.denominator and now.denominator != then.denominator:
        percent = (now.denominator / then.denominator - 1) * 100
        up = _("potensi naik {p}", p=language.percent(percent)) if percent > 0 else ""
        moved = up or _("potensi turun {p}", p=language.percent(-percent))
        same = (now.numerator - then.numerator) / now.denominator * 100
        raw = now.value - then.value
        words.insert(0 if abs(raw - same) > abs(same) else 1, moved)
    if context.metric.segment in ("BPU", "TOTAL") and credible(context, spells, now, then):
        if context.metric.segment == "BPU":
            spells = [spell for spell in spells if not staff(spell.group_name)]
        words += [
            _("perlindungan {fund} bagi {n} orang mulai", n=language.number(s.workers), fund=s.fund)
            for s in began(spells, then.period, now.period)
        ]
        words += [
            _("perlindungan {fund} bagi {n} orang berakhir", n=language.number(left), fund=s.fund)
            for s in ended(spells, then.period, now.period)
            if (left := int(s.workers) - became_pppk(s))
        ]
    if context.metric.segment in SHIFTING and (became := shifted(own, then.period, now.period)):
        words.append(_("{n} non-ASN menjadi PPPK (beralih)", n=language.number(became)))
    return ", ".join(words)


def credible(context: Context, spells: Sequence[Any], *rows: Any) -> bool:
    """Whether in both months no more BPU were paid for than were active.

    `spells` are those of the area of the rows. An implausible figure explains nothing.
    """
    for row in rows:
        paid = paying(spells, row.period).get(row.area, 0)
        active = context.rows("active_bpu", months=(row.period,), areas=(row.area,))
        if active and active[0].value is not None and paid > active[0].value:
            return False
    return True
