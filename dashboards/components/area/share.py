"""To take along: three lines about an area for WhatsApp, copied by one tap; its rapor as page and PDF."""

from urllib.parse import quote

from dashboards.components.common.provenance import edition_words
from dashboards.insights.headlines.area import fallen_words
from dashboards.insights.judged import on_track, shortage
from dashboards.insights.metric_history import last_words
from dashboards.insights.missing_value import reason, reason_words, reported_words, segment_of
from dashboards.insights.ranks.movement import since_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.request.context import COVERAGES, Context
from dashboards.request.other_basis import basis_of, is_other_basis
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

SEND = "https://wa.me/?text="


def message(context: Context, code: str, base: str) -> str:
    """The text about an area of the chosen edition, month, scheme, metric.

    `base` is the scheme and host its link begins with.
    """
    language = context.language
    month = context.selection.period
    assert month is not None
    mark = f" ({context.mark})" if context.mark else ""
    head = f"*{context.formal(code)}, {language.month(month)}*{mark}: "
    return "\n".join(
        [
            head + _rank_line(context, code),
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


def _rank_line(context: Context, code: str) -> str:
    """The rank of an area and whence it came; of areas together, how many are on track."""
    _, name = context.language.text, inside(context.metric.label[context.language.code])
    row = context.rows(areas=(code,))[0]
    if row.level != AREA_LEVEL:
        below = context.rows(areas=tuple(context.kabkota_in(code)))
        words = on_track(context, below) or _("daerah belum dapat dinilai")
        return _("{words}, {metric}.", words=words, metric=name)
    if is_other_basis(row):
        basis = context.basis_label(basis_of(row))
        return _("dasar {basis}, tanpa peringkat, {metric}.", basis=basis, metric=name)
    why = reason(context, row)
    if why is not None:
        return f"{inside(reason_words(context, why, segment_of(context, row)))}, {name}."
    if row.rank is None:
        return _("tanpa peringkat, {metric}.", metric=name)
    fields = {"rank": row.rank, "n": row.ranked, "metric": name}
    then = since_words(context, row)
    words = _("peringkat {rank} dari {n}, {metric}.", **fields)
    if row.ranked == 1:
        words = _("satu-satunya yang berperingkat, {metric}.", metric=name)
    elif then:
        words = _("peringkat {rank} dari {n} ({then}), {metric}.", then=then, **fields)
    return " ".join(filter(None, [words, fallen_words(context, row)]))


def _source(context: Context, link: str) -> str:
    return context.language.text("Sumber: {edition}. {link}", edition=edition_words(context), link=link)


def _figures(context: Context, code: str) -> str:
    chosen = [metric for metric in COVERAGES if metric == context.metric.key]
    metrics = dict.fromkeys((*COVERAGES[:2], *chosen, COVERAGES[-1]))
    parts = [_figure(context, row) for row in context.rows(*metrics, areas=(code,))]
    return "; ".join(parts) + "."


def _figure(context: Context, row: MetricRow) -> str:
    """A metric in words: BPU 23,0 % (46.000 dari 200.000), target 30,0 %, kurang 14.000 orang."""
    _, language = context.language.text, context.language
    segment = segment_of(context, row)
    set_apart, row = is_other_basis(row), context.seen(row)
    if row.value is None:
        none = _("{segment} belum ada angka", segment=segment)
        return ", ".join(filter(None, [none, last_words(context, row)]))
    counts = _("{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator))
    if row.reported < row.areas:
        counts = f"{counts}; {reported_words(context, row)}"
    words = f"{segment} {language.percent(row.value)} ({counts})"
    if set_apart:
        return f"{words}, {_('dasar {basis}', basis=context.basis_label(basis_of(row)))}"
    if row.target is None:
        return words
    return f"{words}, {_('target')} {language.percent(row.target)}, {shortage(context, row)}"


ORIGIN = "{asal}"  # assets/live.js knows under which scheme and host the reader came


def ways(context: Context, code: str) -> Element:
    """What is taken along most, beside the headline of an area."""
    return html.P(
        [
            _sheet_way(context, code),
            _send_way(context, code),
        ],
        className="along-with",
    )


def _send_way(context: Context, code: str) -> Element:
    href = context.selection.href(f"/rapor/{code}")
    return html.A(context.language.text("Kirim lewat WhatsApp"), href=f"{href}#whatsapp", **_whole)


def _sheet_way(context: Context, code: str) -> Element:
    href = context.selection.href(f"/rapor/{code}.pdf")
    return html.A(context.language.text("Rapor PDF"), href=href, **_whole)


def share(context: Context, code: str, *, ways_above: bool = False) -> Element:
    """The line at the end of a page about an area; without a script the rapor holds the text."""
    _, href = context.language.text, context.selection.href
    return html.P(
        [
            html.Button(
                _("Salin teks WhatsApp"),
                type="button",
                className="copy",
                **{"data-copy": message(context, code, ORIGIN), "data-done": _("Tersalin")},
            ),
            html.Span("", className="unseen", role="status"),
            None if ways_above else _send_way(context, code),
            html.A(_("Rapor satu halaman"), href=href(f"/rapor/{code}"), **_whole),
            None if ways_above else _sheet_way(context, code),
            *(_letter(context, code) if context.areas[code].level == AREA_LEVEL else ()),
            *(_papers(context) if context.areas[code].level != AREA_LEVEL else ()),
        ],
        className="share",
    )


def _letter(context: Context, code: str) -> list[Element]:
    """The letter after a meeting, and its dates."""
    _, href = context.language.text, context.selection.href
    return [
        html.A(_("Surat Word"), href=href(f"/surat/{code}.docx"), download=True),
        html.A(_("Surat PDF"), href=href(f"/surat/{code}.pdf"), download=True),
        html.A(_("Tenggat (kalender)"), href=href("/tenggat.ics", daerah=code), download=True),
    ]


def _papers(context: Context) -> list[Element]:
    """What a meeting takes along, of the whole."""
    _, href = context.language.text, context.selection.href
    return [
        html.A(_("Slide rapat"), href=href("/rapat.pptx"), download=True),
        html.A(_("Laporan (Word)"), href=href("/laporan.docx"), download=True),
        html.A(_("Nota dinas (Word)"), href=href("/nota.docx"), download=True),
        html.A(_("Semua rapor"), href=href("/rapor"), **_whole),
    ]


_whole = {"data-whole": "ya"}  # leads out of the live pages: the browser itself goes there
