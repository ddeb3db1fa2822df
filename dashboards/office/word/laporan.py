"""write_report: the six-monthly report on carrying out Inpres 2/2021, as a Word document."""

import io
from typing import Any

from docx.enum.text import WD_BREAK

from dashboards.components.common.provenance import edition_words
from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.duties import duties
from dashboards.meeting.agenda import items
from dashboards.office.content import contents
from dashboards.office.content.agreements import agreed_grid
from dashboards.office.content.area import trend_chart
from dashboards.office.content.coverage import coverages_section, ranked, ranking_section
from dashboards.office.content.duties import duty_sections, matrix
from dashboards.office.content.native_chart import LOCALES
from dashboards.office.content.section import Section
from dashboards.office.content.sources import foot, sources, unheard
from dashboards.office.content.watchlist import behind, moved
from dashboards.office.word.paragraphs import chart, say, table
from dashboards.office.word.styles import SOURCE, blank, document, field, head_and_foot
from dashboards.request.context import COVERAGES, Context
from dashboards.request.selection import parse
from data.dates import now
from data.definitions.registry import PROVINCE
from data.metrics.contracts import MetricRow
from data.repository.store import Store

Made = tuple[str, bytes]
LOW = 5.8  # centimetres of a chart below summary and table: its source stays on its page
HEAD_OF_BARS, A_BAR, WHOLE_PAGE = 2.4, 0.55, 21.7  # centimetres: title and axis, one area, what a page holds


def write_report(store: Store, *, search: str = "", base: str = "", default_language: str = "id") -> Made:
    """Name and bytes. Remembered until the data change."""

    def make() -> Made:
        context = Context(store, parse(store, search, default_language=default_language))
        return context.remember(("laporan", base), lambda: _report(context, base))

    return store.consistent_read(make)


def _report(context: Context, base: str) -> Made:
    made = opened(context)
    _ = context.language.text
    if context.empty:
        say(made, _("Belum ada data dalam edisi ini."), "Title")
        return closed(context, made, "laporan")
    _cover(context, made)
    parts = [
        (_("Ringkasan"), _summary),
        (_("Cakupan {place}", place=context.whole_word), _province),
        (_("Cakupan {n} {areas}", n=str(len(context.kabkota)), areas=context.areas_word), _areas),
        (_("Perkembangan"), _trend),
        (_("Iuran yang dibayar pemerintah"), _paid),
        (_("Empat kewajiban Inpres 2/2021"), _duties),
        (_("Mutu data"), _quality),
        (_("Definisi dan sumber"), _definitions),
    ]
    _contents(context, made, [title for title, _write in parts])
    sections = {section.label: section for section in contents.meeting(context, base=base)}
    for number, (title, write) in enumerate(parts, 1):
        made.add_heading(f"{number}. {title}", level=1)
        write(context, made, sections, base)
    return closed(context, made, "laporan")


def opened(context: Context, *, size: float = 11, tight: bool = False) -> Any:
    """The empty document with its head and foot; the first line says SIMULASI where it is so."""
    made = document(language=LOCALES[context.language.code][0], size=size, tight=tight)
    head = foot(context) if context.selection.edition else "Pantau Jamsostek"
    head_and_foot(made, head=head, mark=context.mark, page=context.language.text("halaman"))
    if context.mark:
        say(made, f"**{context.simulation}**")
    for line in unheard(context):
        say(made, line)
    return made


def closed(context: Context, made: Any, name: str) -> Made:
    """Name and bytes of a finished document."""
    properties = made.core_properties
    words = foot(context) if context.selection.edition else "Pantau Jamsostek"
    properties.title = f"{context.mark} {words}".strip()
    properties.author, properties.language = "Pantau Jamsostek", LOCALES[context.language.code][0]
    properties.comments = ""
    properties.created = properties.modified = now().replace(microsecond=0)
    out = io.BytesIO()
    made.save(out)
    return named(context, name, "docx"), out.getvalue()


def named(context: Context, name: str, ending: str) -> str:
    """The name of a paper: with its month, and whether its figures are invented."""
    month = f"-{context.selection.period:%Y-%m}" if context.selection.period else ""
    return f"{name}{month}{'-simulasi' if context.simulated else ''}.{ending}"


def _cover(context: Context, made: Any) -> None:
    _, language, period = context.language.text, context.language, context.selection.period
    assert period is not None
    half = _("Semester I") if period.month <= 6 else _("Semester II")
    say(made, _("Laporan pelaksanaan Inpres 2/2021"), "Title")
    place = context.full(context.selection.residency or PROVINCE)
    words = _(
        "Jaminan sosial ketenagakerjaan di {place}, {half} {year}", place=place, half=half, year=period.year
    )
    say(made, words, "Subtitle")
    say(
        made,
        _("Keadaan {month}. Edisi: {title}.", month=language.month(period), title=edition_words(context)),
    )
    if context.scheme_title:
        say(made, _("Target: {title}", title=context.scheme_title))
    for label, name, shown in (
        (_("Kepada"), "kepada", _("isi: Kementerian Koordinator, nama dan jabatan penerima")),
        (_("Dari"), "dari", _("isi: nama dan jabatan pengirim")),
        (_("Nomor"), "nomor", _("isi: nomor surat")),
    ):
        blank(say(made, f"**{label}:** "), name, shown)


def _contents(context: Context, made: Any, titles: list[str]) -> None:
    """A table of contents that Word brings up to date with page numbers (F9)."""
    made.add_heading(context.language.text("Daftar isi"), level=2)
    paragraph = made.add_paragraph()
    field(paragraph, 'TOC \\o "1-3" \\h \\z \\u', "")
    shown = next(run for run in paragraph.runs if not run.text and not len(run._r))
    for at, title in enumerate(titles, 1):
        shown.add_text(f"{at}. {title}")
        if at < len(titles):
            shown.add_break(WD_BREAK.LINE)
    made.add_page_break()


def _finding(made: Any, section: Section) -> None:
    say(made, section.headline.text).paragraph_format.keep_with_next = True


def _summary(context: Context, made: Any, _leaves: Any, _base: str) -> None:
    for item in items(context):
        say(made, f"**{item.label}.** {item.headline.plain}", "List Bullet")


def _province(context: Context, made: Any, sections: Any, base: str) -> None:
    _ = context.language.text
    section = next(iter(sections.values()))
    _finding(made, section)
    table(made, section.grid, _("Tabel"))
    chart(made, section.chart, context.language.code, _("Gambar"), high=LOW)
    _from(made, sources(context, "/", rows=province_rows(context), base=base))


def province_rows(context: Context) -> list[MetricRow]:
    """The rows of all coverages for the province, or for the chosen eks-karesidenan."""
    return context.rows(*COVERAGES, areas=(context.selection.residency or PROVINCE,))


def _from(made: Any, lines: tuple[str, ...]) -> None:
    """Where the figures above come from, in small type."""
    say(made, " · ".join(lines), SOURCE)


def _areas(context: Context, made: Any, _leaves: Any, base: str) -> None:
    _, rows = context.language.text, ranked(context)
    section = coverages_section(context, base=base)
    _finding(made, section)
    names = len(section.chart.categories) if section.chart else 0
    chart(
        made,
        section.chart,
        context.language.code,
        _("Gambar"),
        high=min(HEAD_OF_BARS + A_BAR * names, WHOLE_PAGE),
    )
    title = _(
        "{metric} menurut {areas}",
        areas=context.areas_word,
        metric=context.metric.label[context.language.code],
    )
    listed = ranking_section(context, rows, section.headline, title=title)
    table(made, listed.grid, _("Tabel"), size=8)
    for point in listed.points:
        say(made, point, "List Bullet")
    _from(made, section.notes)


def _trend(context: Context, made: Any, _leaves: Any, base: str) -> None:
    _ = context.language.text
    code = context.selection.residency or PROVINCE
    chart(made, trend_chart(context, code), context.language.code, _("Gambar"))
    step = {item.key: item for item in items(context)}
    for section in (
        moved(context, step["bergerak"], base=base),
        behind(context, step["memburuk"], base=base),
    ):
        made.add_heading(section.label, level=2)
        _section(context, made, section)


def _section(context: Context, made: Any, section: Section) -> None:
    """A section as it is: finding, chart, table, points."""
    _ = context.language.text
    _finding(made, section)
    chart(made, section.chart, context.language.code, _("Gambar"))
    table(made, section.grid, _("Tabel"), size=8.5)
    for point in section.points:
        say(made, point, "List Bullet")


def _paid(context: Context, made: Any, _leaves: Any, base: str) -> None:
    found = contents.page(context, "/jurang", base=base) or []
    first, last = found[0], found[-1]
    _section(context, made, Section(first.label, first.headline, (), first.chart, last.grid, first.points))
    _from(made, first.notes)


def _duties(context: Context, made: Any, _leaves: Any, base: str) -> None:
    _, found = context.language.text, duties(context)
    step = {item.key: item for item in items(context)}
    sections = duty_sections(context, step["kewajiban"], base=base)
    first, last = sections[0], sections[-1]
    _section(context, made, Section(first.label, first.headline, (), first.chart, last.grid, first.points))
    if found.found:
        areas = sorted(found.areas, key=lambda area: (found.done(area), area))
        table(made, matrix(context, found, areas), _("Tabel"), size=8.5)
    made.add_heading(_("Tindak lanjut kesepakatan rapat"), level=2)
    agreed = agreements(context)
    say(made, step["kesepakatan"].headline.text).paragraph_format.keep_with_next = bool(agreed.found)
    table(made, agreed_grid(context, agreed, agreed.found) if agreed.found else None, _("Tabel"), size=8.5)


def _quality(context: Context, made: Any, sections: Any, _base: str) -> None:
    _section(context, made, list(sections.values())[-1])


def _definitions(context: Context, made: Any, _leaves: Any, base: str) -> None:
    """What is counted, how a status is judged, and every load of the edition."""
    _, language = context.language.text, context.language
    made.add_heading(_("Definisi"), level=2)
    for key in dict.fromkeys((*COVERAGES, context.metric.key)):
        metric = context.registry.metrics[key]
        say(made, f"**{metric.label[language.code]}.** {metric.description[language.code]}", "List Bullet")
    words = [f"{s.icon} {s.label[language.code]}" for s in context.registry.statuses.values()]
    say(made, _("Status menurut capaian dibagi target: {list}.", list=", ".join(words)), "List Bullet")
    made.add_heading(_("Sumber"), level=2)
    for line in sources(context, "/mutu-data", base=base):
        say(made, line, "List Bullet")
    for load in context.loads:
        parts = [load.title, load.publisher or "", language.moment(load.loaded_at)]
        say(made, " · ".join(part for part in parts if part), "List Bullet")
