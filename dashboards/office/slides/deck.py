"""write_deck, write_page: the bytes of a presentation. Needs no web server."""

import io
from collections.abc import Callable
from dataclasses import replace
from textwrap import shorten

from dashboards.components.common.provenance import edition_words
from dashboards.exports.export import address_for_export, of
from dashboards.meeting.agenda import items
from dashboards.office.content import contents
from dashboards.office.content.other_pages import listed
from dashboards.office.content.section import Section
from dashboards.office.content.sources import foot, sources, unheard
from dashboards.office.slides.slide import Setting, draw, finish
from dashboards.office.slides.template import COVER, template
from dashboards.office.slides.text import emphasised, title
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.selection import parse
from dashboards.shell.render import Address
from data.dates import now
from data.definitions.registry import PROVINCE
from data.provinces.definition import province
from data.repository.store import Store

Made = tuple[str, bytes]
OnProgress = Callable[[int, int], None]
LONGEST = 255  # characters of a property of a presentation


def _no_progress(_done: int, _total: int) -> None:
    """Nobody waits."""


def write_deck(
    store: Store,
    *,
    search: str = "",
    base: str = "",
    default_language: str = "id",
    progress: OnProgress = _no_progress,
) -> Made:
    """Name and bytes of the meeting's deck; the word `daerah` (semua, or codes) adds a slide an area.

    Remembered until the data change. `progress` is called with how many sections are drawn, and of how
    many.
    """

    def make() -> Made:
        selection = parse(store, search, words=("daerah",), default_language=default_language)
        context = Context(store, selection)
        return context.remember(("deck", base), lambda: _deck(context, base, progress))

    return store.consistent_read(make)


def _deck(context: Context, base: str, progress: OnProgress) -> Made:
    _ = context.language.text
    if context.empty:
        return _finished(context, "rapat", _("Bahan rapat"), [_nothing(context)])
    agenda = contents.meeting(context, base=base)
    codes = contents.chosen(context, context.selection.get("daerah"))
    sections = [
        summary(context, base=base),
        *(section for section in agenda if not section.appendix),
        *contents.areas(context, codes, base=base),
        closing(context, base=base),
        *(
            replace(section, label=f"{_('Lampiran')}: {section.label}")
            for section in agenda
            if section.appendix
        ),
    ]
    return _finished(context, "rapat", _("Bahan rapat"), sections, progress=progress)


def write_page(
    store: Store, path: str, *, search: str = "", base: str = "", default_language: str = "id"
) -> Made | None:
    """The same for one page; None where there is no such page."""

    def make() -> Made | None:
        place = address_for_export(store, path, search, default_language=default_language)
        return place.remember(f"slides {base}", lambda: _page(place, base))

    return store.consistent_read(make)


def _page(place: Address, base: str) -> Made | None:
    page = of(place)
    if page is None:
        return None
    store, path = place.context.store, place.path
    context, name = page.context, page.path.strip("/").replace("/", "-") or "ringkasan"
    if page.view.real:
        chosen = replace(context.selection, edition=page.edition, period=None, scheme=None)
        context = Context(store, chosen)
    sections = [_nothing(context)]
    if not page.context.empty:
        sections = contents.page(context, path, base=base) or listed(page, context, base=base)
    return _finished(context, name, sections[0].label, sections, cover=False)


def _nothing(context: Context) -> Section:
    """What a deck says where there are no figures."""
    _ = context.language.text
    words = Headline(_("Belum ada data dalam edisi ini."))
    hint = _("Kirim rekap bulanan (halaman Templat), lalu ambil bahan rapat ini sekali lagi.")
    return Section(_("Bahan rapat"), words, (), points=(hint,))


def summary(context: Context, *, base: str = "") -> Section:
    """The findings of the whole agenda on one slide."""
    _ = context.language.text
    steps = items(context)
    unknown = contents.unknown(context, context.selection.get("daerah"))
    points = tuple(f"**{item.label}**: {item.headline.plain}" for item in steps) + unheard(context, unknown)
    head = Headline(_("Rapat ini membahas {n} hal.", n=len(steps)))
    return Section(_("Agenda"), head, sources(context, "/rapat", base=base), points=points)


def closing(context: Context, *, base: str = "") -> Section:
    """What is counted and where it comes from."""
    _, language, metric = context.language.text, context.language.code, context.metric
    lines = sources(context, "/definisi", metrics=(metric.key,), base=base)
    statuses = ", ".join(
        f"{status.icon} {status.label[language]}" for status in context.registry.statuses.values()
    )
    points = (*lines, _("Status menurut capaian dibagi target: {list}.", list=statuses))
    return Section(
        _("Sumber"),
        Headline(_("Semua angka berasal dari edisi {title}.", title=edition_words(context))),
        lines,
        points=points,
    )


def _finished(
    context: Context,
    name: str,
    label: str,
    sections: list[Section],
    *,
    cover: bool = True,
    progress: OnProgress = _no_progress,
) -> Made:
    language = context.language.code
    presentation = template()
    base_line = foot(context) if context.selection.edition else "Pantau Jamsostek"
    words = f"{base_line} · {context.simulation}" if context.mark else base_line
    setting = Setting(presentation, language, context.mark, words)
    if cover:
        _cover(context, setting, label, sections[0])
    for done, section in enumerate(sections, 1):
        draw(setting, section)
        progress(done, len(sections))
    heading = _heading(context, label)
    properties = presentation.core_properties
    properties.title = f"{context.mark}: {heading}" if context.mark else heading
    properties.author, properties.language = "Pantau Jamsostek", language
    properties.subject = shorten(sections[0].headline.plain, LONGEST, placeholder=" …")
    properties.created = properties.modified = now().replace(microsecond=0)
    out = io.BytesIO()
    presentation.save(out)
    return f"{name}{_stamp(context)}.pptx", out.getvalue()


def _stamp(context: Context) -> str:
    month = f"-{context.selection.period:%Y-%m}" if context.selection.period else ""
    return month + ("-simulasi" if context.simulated else "")


def _heading(context: Context, label: str) -> str:
    period = context.selection.period
    return f"{label}, {context.language.month(period)}" if period else label


def _cover(context: Context, setting: Setting, label: str, first: Section) -> None:
    """Title slide: what, of which month, from which edition, against which target."""
    _ = context.language.text
    slide = setting.presentation.slides.add_slide(setting.presentation.slide_layouts[COVER])
    place = context.full(context.selection.residency or PROVINCE) if context.areas else province().name
    heading = _("Cakupan Jamsostek {place}", place=place)
    title(slide.shapes.title, Headline(_heading(context, heading)), 11.4, sizes=(44, 40, 36, 32, 28))
    lines = [label, foot(context) if context.selection.edition else ""]
    if context.scheme_title:
        lines.append(_("Target: {title}", title=context.scheme_title))
    if context.mark:
        lines.append(f"**{context.simulation}**")
    frame = slide.placeholders[1].text_frame
    for at, line in enumerate(filter(None, lines)):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        emphasised(paragraph, line, size=18)
    finish(setting, slide, Section(label, Headline(heading), first.notes), 1)
