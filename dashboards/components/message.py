"""Three lines about an area, ready for a chat: where it stands, in figures, and from where."""

from typing import Any
from urllib.parse import quote

from dashboards.apart import apart, basis_of
from dashboards.components.provenance import edition_words
from dashboards.context import COVERAGES, PROVINCE, Context
from dashboards.findings import ON_TRACK
from dashboards.language import inside
from dashboards.last_known import last_words
from dashboards.passing import since_words

SEND = "https://wa.me/?text="


def message(context: Context, code: str, base: str) -> str:
    """The text about an area of the chosen edition, month, scheme, metric; `base` is the
    scheme and host its link begins with."""
    language = context.language
    month = context.selection.period
    assert month is not None
    mark = f" ({context.mark})" if context.mark else ""
    head = f"*{context.formal(code)}, {language.month(month)}*{mark}: "
    return "\n".join(
        [
            head + _standing(context, code),
            _figures(context, code),
            _source(context, base + short_link(context, code)),
        ]
    )


def short_link(context: Context, code: str) -> str:
    """The rapor of this edition and month, also when newer ones have come; other choices as they are."""
    words = context.selection.words()
    fixed = {key: words[key] for key in ("edisi", "periode")}
    plain = context.selection.href(f"/rapor/{code}")
    rest = [part for part in plain.partition("?")[2].split("&") if part.split("=")[0] not in (*fixed, "")]
    return f"/rapor/{code}?" + "&".join([*(f"{key}={value}" for key, value in fixed.items()), *rest])


def send(text: str) -> str:
    """The address that opens WhatsApp with the text; the reader chooses to whom it goes."""
    return SEND + quote(text, safe="")


def _standing(context: Context, code: str) -> str:
    """The rank of an area and whence it came; of areas together, how many are on track."""
    _, name = context.language.text, inside(context.metric.label[context.language.code])
    row = context.rows(areas=(code,))[0]
    if row.level != "kabkota":
        below = [r for r in context.rows() if r.level == "kabkota" and _within(context, r.area, code)]
        good = sum(r.status in ON_TRACK for r in below)
        return _("{n} dari {m} daerah tercapai atau di jalur, {metric}.", n=good, m=len(below), metric=name)
    if apart(row):
        basis = context.basis_label(basis_of(row))
        return _("dasar {basis}, tanpa peringkat, {metric}.", basis=basis, metric=name)
    if row.rank is None:
        silent = row.status == "belum_melapor"
        return (
            _("belum melapor, {metric}.", metric=name)
            if silent
            else _("tanpa peringkat, {metric}.", metric=name)
        )
    fields = {"rank": row.rank, "n": row.ranked, "metric": name}
    then = since_words(context, row)
    if not then:
        return _("peringkat {rank} dari {n}, {metric}.", **fields)
    return _("peringkat {rank} dari {n} ({then}), {metric}.", then=then, **fields)


def _source(context: Context, link: str) -> str:
    return context.language.text("Sumber: {edition}. {link}", edition=edition_words(context), link=link)


def _within(context: Context, code: str, whole: str) -> bool:
    return whole in (PROVINCE, context.areas[code].parent)


def _figures(context: Context, code: str) -> str:
    parts = [_figure(context, row) for row in context.rows(*COVERAGES[:2], COVERAGES[-1], areas=(code,))]
    return "; ".join(parts) + "."


def _figure(context: Context, row: Any) -> str:
    """BPU 23,0 % (46.000 dari 200.000), target 30,0 %, kurang 14.000 orang"""
    _, language = context.language.text, context.language
    segment = context.registry.segments[context.registry.metrics[row.metric].segment].short[language.code]
    set_apart, row = apart(row), context.seen(row)
    if row.value is None:
        none = _("{segment} belum ada angka", segment=segment)
        return ", ".join(filter(None, [none, last_words(context, row)]))
    counts = _("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator))
    words = f"{segment} {language.percent(row.value)} ({counts})"
    if set_apart:
        return f"{words}, {_('dasar {basis}', basis=context.basis_label(basis_of(row)))}"
    if row.target is None:
        return words
    side = _("kurang") if row.gap_people > 0 else _("lebih")
    people = language.number(abs(row.gap_people))
    return f"{words}, {_('target')} {language.percent(row.target)}, {side} {people} {_('orang')}"
