"""Why participants changed within a year, as bars from zero; and what a new potensi did to coverage."""

from dataclasses import replace
from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import unknown_words
from dashboards.components.common.text import same_areas
from dashboards.insights.year_change import Move, YearChange, year_change
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.paid_cover import last_month
from data.metrics.contracts import MetricRow

WIDEST = 60  # percent of its half that the longest bar takes: beside it stands its number


def why_changed(context: Context, row: MetricRow) -> Element:
    """The section for one MetricFrame row of the chosen metric."""
    _, language = context.language.text, context.language
    title = _("Apa yang berubah, dan mengapa")
    if row.numerator is None:
        return section(title, nothing(unknown_words(context, row)))
    found = year_change(context, row)
    if found is None:
        return section(title, nothing(_("Belum ada angka setahun lalu untuk dibandingkan.")))
    then, now = (language.month(day, short=True) for day in (found.then, found.now))
    note = _("{metric}, {then} – {now}", metric=_counted(context), then=then, now=now)
    if alike := same_areas(context, row.areas, found.areas):
        note += f", {alike}"
    return section(
        title,
        html.P(_finding(context, found), className="finding"),
        _bars(context, found),
        _denominator(context, row),
        note=note,
        name="changed",
    )


def _counted(context: Context) -> str:
    """What the bars count: people taking part in the segment of the chosen metric."""
    _, metric = context.language.text, context.metric
    segment = context.registry.segments[metric.segment].short[context.language.code]
    measure = context.registry.measures[metric.numerator].label[context.language.code]
    return f"{measure} {segment}"


def _finding(context: Context, found: YearChange) -> str:
    """What paid cover did to the year, in a sentence; empty where none can be paid for in this segment."""
    _, language = context.language.text, context.language
    shift = -sum(move.people for move in found.moves if move.shift)
    if shift:
        others = tuple(move for move in found.moves if not move.shift)
        without = replace(found, moves=others, after=found.after + shift)
        return _shifted(context, found, shift) + (f" {_finding(context, without)}" if without.moves else "")
    if context.metric.segment not in ("BPU", "TOTAL"):
        return ""
    if not found.moves:
        return _("Tidak ada iuran dibayar tercatat yang menjelaskan perubahan setahun ini.")
    gone = -sum(move.people for move in found.moves if move.ended)
    came = sum(move.people for move in found.moves if not move.ended)
    gain = found.rest + came
    fields = {
        "gone": language.number(gone),
        "came": language.number(came),
        "gain": language.number(abs(gain)),
    }
    fields |= {"net": language.number(abs(found.net)), "rest": language.number(abs(found.rest))}
    if gone and gain > 0:
        share = language.percent(gone / gain * 100, 0)
        if gone > gain:
            return _("Kenaikan {gain} orang habis oleh iuran dibayar yang berakhir: {gone} orang.", **fields)
        return _("Iuran dibayar yang berakhir memakan {p} dari kenaikan {gain} orang.", p=share, **fields)
    if gone:
        return _("Iuran dibayar berakhir bagi {gone} orang, dan peserta lain pun tidak bertambah.", **fields)
    if found.rest < 0:
        return _("Tanpa iuran yang mulai dibayar peserta turun {rest} orang.", **fields)
    return _("{came} dari kenaikan {net} orang dibayar pihak lain.", **fields)


def _shifted(context: Context, found: YearChange, shift: int) -> str:
    """That staff became PPPK, and what the year is without them."""
    _, language = context.language.text, context.language
    return _(
        "{n} pegawai non-ASN menjadi PPPK: beralih, bukan hilang. Tanpa peralihan itu setahun {net} orang.",
        n=language.number(shift),
        net=language.signed(found.net + shift),
    )


def _bars(context: Context, found: YearChange) -> Element:
    _, language = context.language.text, context.language
    counts = _("{a} → {b} peserta", a=language.number(found.before), b=language.number(found.after))
    lines = [
        *((_name(context, move), _when(context, move), move.people, "") for move in found.moves),
        *(
            [
                (
                    _("Peserta lain"),
                    _("didaftarkan pemberi kerja, dikurangi yang berhenti")
                    if context.metric.segment == "PU"
                    else _("mendaftar sendiri atau lewat program lain, dikurangi yang berhenti"),
                    found.rest,
                    "",
                )
            ]
            if found.moves
            else []
        ),
        (_("Setahun bersih"), counts, found.net, "net"),
    ]
    most = max([abs(people) for _name_, _more, people, _kind in lines] + [1])
    return html.Ul([_bar(context, *line, most=most) for line in lines], className="bars-from-zero")


def _bar(context: Context, name: str, more: str, people: int, kind: str, *, most: int) -> Element:
    """The bar on its side of zero with its number, the words on the other."""
    down = people < 0
    width = f"{max(abs(people) / most * WIDEST, 0.6):.1f}%"
    words = html.Span([html.B(name), html.Span(more)], className="words")
    bar = html.Span(
        [html.I(style={"width": width}), html.B(context.language.signed(people))],
        className=f"zero-bar {'down' if down else 'up'}",
    )
    return html.Li([bar, words] if down else [words, bar], className=kind)


def _name(context: Context, move: Move) -> str:
    _, language = context.language.text, context.language
    if move.shift:
        return _("Non-ASN menjadi PPPK")
    fields: dict[str, Any] = {"n": language.number(move.count)}
    if move.spell is None:
        return (
            _("{n} program lain berakhir", **fields) if move.ended else _("{n} program lain mulai", **fields)
        )
    fields["fund"] = move.spell.fund
    return _("Iuran {fund} berakhir", **fields) if move.ended else _("Iuran {fund} mulai", **fields)


def _when(context: Context, move: Move) -> str:
    """Until when, or since when; for whom; of an area above whose."""
    if move.shift:
        return context.language.text("beralih, bukan hilang")
    if move.spell is None:
        return ""
    spell = move.spell
    day = (last_month(spell) if move.ended else None) or spell.first_month
    parts = [context.language.month(day, short=True), spell.group_name]
    return ", ".join(parts)


def _denominator(context: Context, row: MetricRow) -> Element | None:
    """Where potensi moved: how much of the change of coverage is people, and how much the new potensi."""
    _, language = context.language.text, context.language
    if row.change_year is None or row.same_base_year is None or row.value is None:
        return None
    base = row.change_year - row.same_base_year
    if abs(base) < 0.05:
        return None
    words = _(
        "Cakupan {then} → {now}: peserta {people} poin, potensi baru {base} poin.",
        then=language.percent(row.value - row.change_year),
        now=language.percent(row.value),
        people=language.signed(row.same_base_year, 1),
        base=language.signed(base, 1),
    )
    return html.P(words, className="muted")
