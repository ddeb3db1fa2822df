"""What a rapor says besides its figures: cover about to lapse, the four duties, how far to trust it."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import basis_words
from dashboards.components.common.text import segment_words
from dashboards.components.inpres.agreements import due_words
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.missing_value import reported_words
from dashboards.rapor.values import Rapor
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.other_basis import basis_of, is_other_basis
from data.facts.duties import done as is_done
from data.facts.duties import status_of
from data.facts.paid_cover import AHEAD, Spell

MOST = 6


def lapsing(context: Context, found: Rapor) -> Any:
    """Who pays for how many until when, of what ends within six months; the first to end at the top."""
    _, language = context.language.text, context.language
    if not found.lapsing:
        return nothing(_("Tidak ada perlindungan yang tercatat berakhir dalam {n} bulan ini.", n=AHEAD))
    people = language.number(sum(spell.lost for spell in found.lapsing))
    shown = found.lapsing[:MOST]
    rest = found.lapsing[MOST:]
    more = _(
        "dan {n} program lagi bagi {people} orang",
        n=len(rest),
        people=language.number(sum(s.lost for s in rest)),
    )
    return html.Div(
        [
            html.P(
                [html.B(_("{n} orang", n=people)), " ", _("kehilangan perlindungan bila tidak diteruskan.")]
            ),
            html.Ul([_spell(context, found, spell) for spell in shown], className="plain"),
            html.P(more, className="muted") if rest else None,
        ]
    )


def _spell(context: Context, found: Rapor, spell: Spell) -> Any:
    _, language = context.language.text, context.language
    whose = f"{context.name(spell.area)}: " if spell.area != found.code else ""
    return html.Li(
        [
            whose,
            html.B(language.number(spell.lost)),
            " ",
            html.Span(f"{spell.of.group_name} · {spell.of.fund}", lang="id"),
            _(" · sampai {month}", month=language.month(spell.end, short=True)),
        ]
    )


def duties(context: Context, found: Rapor) -> Any:
    """Each duty: how far the area is, by which document, until when; of areas together, how many are done."""
    _, language = context.language.text, context.language
    if not any(
        (area, duty) in found.duties.found for area in found.duties.areas for duty in context.registry.duties
    ):
        return nothing(_("Belum ada data kewajiban untuk daerah ini dalam edisi ini."))
    items = []
    for duty in context.registry.duties.values():
        name = f"{duty.number}. {duty.label[language.code]}"
        state = (
            _areas_done(context, found, duty.key)
            if len(found.duties.areas) > 1
            else _duty(context, found, duty.key)
        )
        items.append(html.Li([html.Span(name), " ", *state]))
    return html.Ul(items, className="plain")


def _areas_done(context: Context, found: Rapor, duty: str) -> list[Any]:
    _, areas = context.language.text, found.duties.areas
    done = sum(is_done(found.duties.row(area, duty)) for area in areas)
    return [html.B(_("{n} dari {m} daerah selesai", n=done, m=len(areas)))]


def _duty(context: Context, found: Rapor, duty: str) -> list[Any]:
    _, language, area = context.language.text, context.language, found.code
    row = found.duties.row(area, duty)
    words: list[Any] = [duty_pill(context, status_of(found.duties.found, area, duty).key)]
    if row is None:
        return words
    proof = [row.document_number, language.short_day(row.document_date) if row.document_date else None]
    written = ", ".join(str(part) for part in proof if part)
    if written:
        words.append(html.Span(f" · {written}", className="muted", lang="id"))
    if found.duties.late(area, duty):
        late = _("lewat tenggat {day}", day=language.short_day(row.due_on))
        words.append(html.Span(f" · {late}", className="down"))
    return words


def agreed(context: Context, found: Rapor) -> Any:
    """How much of what meetings agreed for the area is open, and the most urgent of it.

    Nothing where all is done or none is recorded.
    """
    _, language, known = context.language.text, context.language, agreements(context, found.code)
    if not known.open:
        return None
    first = known.open[0]
    words = _(
        "Kesepakatan rapat: {n} belum selesai, {late} lewat tenggat.",
        n=language.number(len(known.open)),
        late=language.number(len(known.overdue)),
    )
    said = html.Span(f"{first.agreed} ({first.responsible})", lang="id")
    due = [" · ", _("tenggat"), " ", due_words(context, known, first)] if first.due_on else []
    return html.P([html.B(words), " ", said, *due])


def trust(context: Context, found: Rapor) -> Any:
    """What to know before these figures are used."""
    _ = context.language.text
    notes = [words for words in _notes(context, found) if words]
    if not notes:
        return html.P(_("Tidak ada catatan: angka tetap, satu sumber, potensi tahun berjalan."))
    return html.Ul([html.Li(words) for words in notes], className="plain")


def _notes(context: Context, found: Rapor) -> list[str | None]:
    _, language = context.language.text, context.language
    rows = [part.row for part in found.parts]
    known = [row for row in rows if row.value is not None]
    others = [row for row in rows if is_other_basis(row)]
    old = [r for r in known if r.denominator_period and r.denominator_period.year < r.period.year]
    mixed = [r for r in known if r.denominator_period is None]

    def of(some: list[Any]) -> str:
        metrics = context.registry.metrics
        return language.joined([segment_words(context, metrics[row.metric].segment) for row in some])

    silent = [row for row in rows if row.value is None and not is_other_basis(row)]
    provisional = [row for row in known if row.provisional]
    doubtful = [row for row in known if row.conflict]
    rounded = [row for row in known if row.approximate]
    bases = sorted({row.basis for row in known if row.basis})
    unlike = max((row.other_basis for row in known if row.areas > 1), default=0)
    partial = [row for row in known if row.areas > 1 and row.reported < row.areas]
    return [
        _("Belum ada angka bulan ini: {list}.", list=of(silent)) if silent else None,
        _("Angka sementara, dapat berubah: {list}.", list=of(provisional)) if provisional else None,
        _("Sumber menyebut lebih dari satu angka: {list}.", list=of(doubtful)) if doubtful else None,
        _("Angka bulat menurut sumbernya: {list}.", list=of(rounded)) if rounded else None,
        _(
            "Potensi lama, {month}: {list}.",
            month=language.month(min(r.denominator_period for r in old if r.denominator_period is not None)),
            list=of(old),
        )
        if old
        else None,
        _("Potensi dari beberapa bulan: {list}.", list=of(mixed)) if mixed else None,
        f"{reported_words(context, partial[0])}." if partial else None,
        _(
            "Dasar lain ({basis}), tidak diperingkat dan tidak dijumlahkan: {list}.",
            basis=language.joined(sorted({context.basis_label(basis_of(row)) for row in others})),
            list=of(others),
        )
        if others
        else None,
        _("{n} dari daerah yang melapor berdasar lain, tidak dijumlahkan.", n=unlike) if unlike else None,
        _("Dasar hitungan: {list}.", list="; ".join(basis_words(context, b) for b in bases))
        if bases
        else None,
    ]
