"""What an interview can draw on in the Paritrana file: outreach of a year, and what meetings agreed."""

from dashboards.insights.facts.agreements import Agreements, agreements
from dashboards.insights.facts.outreach import events
from dashboards.insights.facts.paritrana_evidence import Aspect, Evidence
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.agreements import AgreementRow
from data.facts.duties import done

YEAR = 12


def interview(context: Context, code: str) -> Aspect:
    """Material alone: the answers are nobody's data."""
    _ = context.language.text
    found = agreements(context, code)
    held, silent = _outreach(context, code)
    kept = [row for row in found.found if done(row)]
    missing = [*silent, *(_open(context, found, row) for row in found.open)]
    missing += [
        _("{agreed}: selesai, tetapi tanpa bukti.", agreed=row.agreed) for row in kept if not row.evidence
    ]
    if not found.found:
        missing.append(_("Belum ada kesepakatan rapat yang tercatat untuk daerah ini."))
    return Aspect(
        "wawancara",
        _("Wawancara"),
        _("bahannya: sosialisasi dan kesepakatan rapat"),
        (*held, *(_kept(context, row) for row in kept)),
        tuple(missing),
        _(
            "Siapa yang menjawab, jawabannya, dan inovasi daerah tidak dicatat di sini: daerah "
            "menambahkannya sendiri."
        ),
    )


def _outreach(context: Context, code: str) -> tuple[list[Evidence], list[str]]:
    """The events of the twelve months up to the chosen one; people only where every event counted them."""
    _, language, month = context.language.text, context.language, context.selection.period
    assert month is not None
    since = month_end(month, -YEAR)
    held = [event for event in events(context, code) if since < event.held_on]
    spoken = {"month": language.month(month), "months": YEAR}
    if not held:
        return [], [_("Tidak ada sosialisasi tercatat dalam {months} bulan sampai {month}.", **spoken)]
    words = _("{n} sosialisasi dalam {months} bulan sampai {month}", n=len(held), **spoken)
    counted = [event.people for event in held if event.people is not None]
    missing = []
    if len(counted) == len(held):
        words += _(", {n} orang hadir", n=language.number(sum(counted)))
    else:
        n = len(held) - len(counted)
        missing.append(_("{n} sosialisasi tanpa jumlah orang yang hadir.", n=n))
    last = held[0]
    words += _(", terakhir: {topic}", topic=last.topic)
    return [Evidence(words, len(held), "events", last.held_on)], missing


def _kept(context: Context, row: AgreementRow) -> Evidence:
    words = context.language.text("Kesepakatan selesai: {agreed}", agreed=row.agreed)
    source = str(row.evidence or "")
    return Evidence(words, None, "", row.met_on, "", source, row.load_id, row.source_row)


def _open(context: Context, found: Agreements, row: AgreementRow) -> str:
    _, language = context.language.text, context.language
    if row.due_on is None:
        return _("{agreed}: belum selesai, tanpa tenggat.", agreed=row.agreed)
    day = language.day(row.due_on)
    if found.late(row):
        n = language.number((found.on - row.due_on).days)
        return _("{agreed}: belum selesai, lewat tenggat {day} ({n} hari).", agreed=row.agreed, day=day, n=n)
    return _("{agreed}: belum selesai, tenggat {day}.", agreed=row.agreed, day=day)
