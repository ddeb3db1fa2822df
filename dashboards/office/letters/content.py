"""What a letter to one area says, as values and sentences.

Where it stands, what was agreed, what lapses, what better areas like it do, what is asked of it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.insights.compared_areas import nearest
from dashboards.insights.facts.agreement_answers import answered, rate_words
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import duties
from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.insights.facts.paritrana import paritrana
from dashboards.office.content.coverage import coverage_grid
from dashboards.office.content.section import Grid
from dashboards.office.letters.figure_sentence import asked_figure, figure_sentence, reached
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.dates import today
from data.facts.paid_cover import dated
from data.metrics.contracts import MetricRow

AGREED, PEERS = 10, 3  # agreements that a letter lists, and areas it holds up as examples


@dataclass(frozen=True)
class Letter:
    """The paragraphs of one letter, in their order; lists are empty where there is nothing to say."""

    area: str
    addressee: str
    subject: str
    opening: str
    figure_sentence: str
    table: Grid
    answers: str
    agreed: tuple[str, ...]
    lapsing: tuple[str, ...]
    peers: tuple[str, ...]
    award: str
    asked: tuple[str, ...]
    signed_on: date
    answer_by: date


HEADS = {"kota": "Wali Kota", "kabupaten": "Bupati", "provinsi": "Gubernur"}
"""Who leads an area of a kind."""


def letter(context: Context, code: str, *, days: int, base: str = "") -> Letter:
    """To the head of an area, from what the chosen edition and month know of it.

    `base`: how addresses of this site begin; one that is not reached by https is not named.
    """
    language, area, period = context.language, context.areas[code], context.selection.period
    assert period is not None
    month = language.month(period)
    row = context.rows(areas=(code,))[0]
    head = HEADS[area.kind]
    name = area.name.partition(" ")[2]
    agreed, lapsing, peers = _agreed(context, code), _lapsing(context, code), _peers(context, row)
    signed = today()
    return Letter(
        area=area.name,
        addressee=f"{head} {name}",
        subject=f"Tindak lanjut kepesertaan Jaminan Sosial Ketenagakerjaan di {area.name}",
        opening=(
            "Dalam rangka optimalisasi pelaksanaan program Jaminan Sosial Ketenagakerjaan sesuai Instruksi "
            f"Presiden Nomor 2 Tahun 2021, dengan hormat kami sampaikan keadaan kepesertaan di {area.name} "
            f"sampai dengan {month} sebagai berikut."
        ),
        figure_sentence=figure_sentence(context, row),
        table=coverage_grid(context, code, context.rows(*COVERAGES, areas=(code,))),
        answers=_answers(context, code),
        agreed=agreed,
        lapsing=lapsing,
        peers=peers,
        award=_award(context, code, base),
        asked=_requests(context, row, agreed=bool(agreed), lapsing=bool(lapsing)),
        signed_on=signed,
        answer_by=signed + timedelta(days=days),
    )


def _agreed(context: Context, code: str) -> tuple[str, ...]:
    """What is open of any meeting, the longest overdue first."""
    language, found = context.language, agreements(context, code)
    lines = []
    for row in found.open[:AGREED]:
        due = ""
        if row.due_on is not None:
            due = f", tenggat {language.day(row.due_on)}"
            if found.late(row):
                due += f" (telah lewat {language.number((found.on - row.due_on).days)} hari)"
        lines.append(f"{row.agreed}; penanggung jawab {row.responsible}{due}.")
    rest = len(found.open) - len(lines)
    return (*lines, f"dan {rest} kesepakatan lain yang belum selesai.") if rest > 0 else tuple(lines)


def _answers(context: Context, code: str) -> str:
    """How many agreements of the last meeting the area has answered, and all areas; empty without any."""
    language, found = context.language, agreements(context, PROVINCE)
    answers = answered(found)
    own = next((one for one in answers.areas if one.area == code), None)
    if found.last is None or own is None:
        return ""
    day = language.day(found.last)
    mine = f"Dari {own.asked} kesepakatan rapat {day} dengan daerah Saudara, {own.answered} telah dijawab"
    if own.missing:
        mine += f" dan {own.missing} belum"
    return f"{mine}. Dari seluruh daerah, {rate_words(context, answers)}."


def _lapsing(context: Context, code: str) -> tuple[str, ...]:
    """Cover paid by government or others that ends within six months."""
    language, month = context.language, context.selection.period
    assert month is not None
    own = spells_of_area(context, code)
    return tuple(
        f"{spell.of.group_name} dengan dana {spell.of.fund}: {language.number(spell.lost)} orang, dibayar "
        f"sampai dengan {language.month(spell.end)}."
        for spell in dated(own)
        if spell.lapses(month)
    )


def _peers(context: Context, row: MetricRow) -> tuple[str, ...]:
    """Areas like this one that stand higher: whom they pay for, and which duties they have done."""
    language, month = context.language, context.selection.period
    assert month is not None
    if row.value is None or row.rank is None or not context.metric.targets:
        return ()
    codes = [code for code, _distance in nearest(context, row.area)]
    better = [one for one in context.rows(areas=tuple(codes)) if one.rank is not None and one.rank < row.rank]
    found, lines = duties(context), []
    for one in sorted(better, key=lambda other: (other.rank or 0, other.area))[:PEERS]:
        spells = spells_of_area(context, one.area)
        paid = [spell for spell in dated(spells) if spell.pays(month)]
        words = language.percent if context.metric.unit == "percent" else language.number
        text = f"{context.areas[one.area].name} ({words(one.value)}, peringkat {one.rank})"
        parts = []
        if paid:
            most = max(paid, key=lambda spell: int(spell.of.workers))
            people = language.number(sum(int(spell.of.workers) for spell in paid))
            parts.append(
                f"iuran bagi {people} pekerja dibayarkan, terbanyak {most.of.group_name} dengan dana "
                f"{most.of.fund}"
            )
        if found.found and (done := found.done(one.area)):
            total = len(context.registry.duties)
            parts.append(f"{done} dari {total} kewajiban Inpres Nomor 2 Tahun 2021 selesai")
        if parts:
            lines.append(f"{text}: {'; '.join(parts)}.")
    return tuple(lines)


def _award(context: Context, code: str, base: str) -> str:
    """How much the Paritrana file of the area lacks, and where it stands."""
    missing = [(one.label.lower(), len(one.missing)) for one in paritrana(context, code) if one.missing]
    count = sum(n for _label, n in missing)
    if count:
        parts = context.language.joined([f"{label} {n}" for label, n in missing])
        text = f"Menurut data kami {context.language.number(count)} hal belum ada: {parts}."
    else:
        text = "Menurut data kami tidak ada yang kurang."
    where = f" Rinciannya: {base}/paritrana/{code}." if base.startswith("https://") else ""
    return f"{text} Hitungan ini bukan skor resmi.{where}"


def _requests(context: Context, row: MetricRow, *, agreed: bool, lapsing: bool) -> tuple[str, ...]:
    """What the letter asks for, only of what it has spoken of."""
    language, asked = context.language, []
    if figure := asked_figure(context, row):
        asked.append(figure)
    elif row.gap_people is not None and row.gap_people > 0:
        people = language.number(row.gap_people)
        asked.append(f"menyusun rencana pemenuhan kekurangan {people} orang beserta jadwal dan anggarannya")
    if agreed:
        asked.append("menuntaskan kesepakatan yang belum selesai dan melampirkan buktinya")
    if lapsing:
        asked.append("memastikan anggaran lanjutan bagi pekerja yang perlindungannya akan berakhir")
    if not asked:
        keep = "mempertahankan capaian yang telah diraih"
        asked.append(keep if reached(row) else "terus menyampaikan laporan kepesertaan setiap bulan")
    return tuple(asked)
