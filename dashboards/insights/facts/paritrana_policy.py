"""Policy and regulation in the Paritrana file: contributions that are paid, duties with their documents."""

from typing import Any

from dashboards.insights.facts.duties import Duties, duties
from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.insights.facts.paritrana_evidence import Aspect, Evidence
from dashboards.insights.facts.regulations import registered, regulations
from dashboards.request.context import Context
from data.definitions.registry import Duty
from data.facts.duties import done, status_of
from data.facts.paid_cover import Spell, dated, last_month
from data.facts.regulations import title


def policy(context: Context, code: str) -> Aspect:
    """For whom contributions are paid in the chosen month, and where that ends or is not known."""
    _, language, month = context.language.text, context.language, context.selection.period
    assert month is not None
    own = spells_of_area(context, code)
    spells = dated(own)
    running = [spell for spell in spells if spell.pays(month)]
    missing = []
    if not own:
        missing.append(_("Belum ada program iuran yang tercatat untuk daerah ini."))
    elif not running:
        words = _("Tidak ada program yang tercatat membayar iuran {month}.", month=language.month(month))
        missing.append(words)
    missing += [_unpriced(context, spell) for spell in running if spell.of.rupiah is None]
    missing += [_ends(context, spell) for spell in spells if spell.lapses(month)]
    missing += [
        _("{group}, dana {fund}, {year}: bulan bayarnya tidak disebut.", year=spell.year, **_named(spell))
        for spell in own
        if last_month(spell) is None and spell.year == month.year
    ]
    return Aspect(
        "kebijakan",
        _("Kebijakan"),
        _("iuran yang dibayar bagi pekerja pada bulan ini"),
        tuple(_paid(context, spell) for spell in running),
        tuple(missing),
    )


def regulation(context: Context, code: str) -> Aspect:
    """The four duties of Inpres 2/2021 with what was issued for each; then the regulations in force."""
    _ = context.language.text
    found = duties(context)
    there: list[Evidence] = []
    missing: list[str] = []
    for duty in context.registry.duties.values():
        row = found.row(code, duty.key)
        if row is not None and (done(row) or row.document_number):
            there.append(_document(context, duty, row))
        missing += _undone(context, found, code, duty)
    named = {one.document.casefold() for one in there}
    issued = regulations(context, code)
    there += [_issued(row) for row in issued if title(row).casefold() not in named]
    if registered(context) and not issued:
        missing.append(_("Belum ada peraturan daerah ini dalam daftar peraturan."))
    return Aspect(
        "peraturan",
        _("Peraturan"),
        _(
            "empat kewajiban Inpres 2/2021, dokumennya, dan peraturan yang berlaku, keadaan per {day}",
            day=context.language.day(found.on),
        ),
        tuple(there),
        tuple(missing),
    )


def _named(of: Any) -> dict[str, str]:
    return {"group": str(of.group_name), "fund": str(of.fund)}


def _paid(context: Context, spell: Spell) -> Evidence:
    _, language, of = context.language.text, context.language, spell.of
    fields = {**_named(of), "n": language.number(of.workers)}
    first, end = (language.month(day, short=True) for day in (of.first_month, spell.end))
    if first == end:
        words = _("{group}, dana {fund}: iuran {n} orang dibayar {end} saja", end=end, **fields)
    else:
        words = _(
            "{group}, dana {fund}: iuran {n} orang dibayar {first} sampai {end}",
            first=first,
            end=end,
            **fields,
        )
    if of.rupiah is not None:
        words += _(", anggaran Rp{n}", n=language.number(of.rupiah))
    source = str(of.address or "")
    return Evidence(words, int(of.workers), "people", of.first_month, "", source, of.load_id, of.source_row)


def _unpriced(context: Context, spell: Spell) -> str:
    return context.language.text("{group}, dana {fund}: anggarannya tidak disebut.", **_named(spell.of))


def _ends(context: Context, spell: Spell) -> str:
    return context.language.text(
        "{group}, dana {fund}: {n} orang tanpa lanjutan sesudah {month}.",
        n=context.language.number(spell.lost),
        month=context.language.month(spell.end),
        **_named(spell.of),
    )


def _document(context: Context, duty: Duty, row: Any) -> Evidence:
    code = context.language.code
    status = context.registry.duty_statuses[row.status].label[code].lower()
    return Evidence(
        f"{duty.label[code]}: {status}",
        day=row.document_date,
        document=str(row.document_number or ""),
        source=str(row.evidence or ""),
        load_id=row.load_id,
        source_row=row.source_row,
    )


def _issued(row: Any) -> Evidence:
    """A regulation of the register; what a duty names already is not listed twice."""
    return Evidence(
        str(row.subject),
        day=row.issued_on,
        document=title(row),
        source=str(row.address),
        load_id=row.load_id,
        source_row=row.source_row,
    )


def _undone(context: Context, found: Duties, code: str, duty: Duty) -> list[str]:
    """What a duty still lacks: a report, its end, or what proves it."""
    _, language, row = context.language.text, context.language, found.row(code, duty.key)
    label = duty.label[language.code]
    if row is None:
        return [_("{duty}: belum dilaporkan.", duty=label)]
    if not done(row):
        status = status_of(found.found, code, duty.key).label[language.code].lower()
        late = found.days_late(code, duty.key)
        if late:
            n, day = language.number(late), language.day(row.due_on)
            return [
                _(
                    "{duty}: {status}, lewat tenggat {day} ({n} hari).",
                    duty=label,
                    status=status,
                    day=day,
                    n=n,
                )
            ]
        if row.due_on is not None:
            day = language.day(row.due_on)
            return [_("{duty}: {status}, tenggat {day}.", duty=label, status=status, day=day)]
        return [_("{duty}: {status}, tanpa tenggat.", duty=label, status=status)]
    gaps = [
        word
        for word, value in (
            (_("nomor dokumen"), row.document_number),
            (_("tanggal dokumen"), row.document_date),
            (_("bukti"), row.evidence),
        )
        if not value
    ]
    return (
        [_("{duty}: selesai, tetapi tanpa {gaps}.", duty=label, gaps=language.joined(gaps))] if gaps else []
    )
