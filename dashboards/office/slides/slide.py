"""A section as slides: its finding as the title, chart and table side by side, what else is said below."""

from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from dashboards.meeting.opening import parted
from dashboards.office.content.chart_xml import lay
from dashboards.office.content.native_chart import KINDS, LOCALES, data_of, dress
from dashboards.office.content.pictures import AreaPicture
from dashboards.office.content.section import Chart, Section, clean
from dashboards.office.content.text_width import cut, lines
from dashboards.office.slides import tables
from dashboards.office.slides.area_picture import INNER, chart_box
from dashboards.office.slides.pictures import picture
from dashboards.office.slides.template import BODY, BOTH, CHART, LEFT, PICTURE, ROWS, TABLE, TEXT, TITLE, Box
from dashboards.office.slides.text import badge, emphasised, foot, legend, notes, put, speak, title, under
from dashboards.rendering.headline import Headline
from dashboards.rendering.theme import MUTED

GAP = 0.22
WHOLE = 100  # characters of a finding that stands whole in a title
LOW, LOWER = 4, 2.6  # rows of a table above a chart, and the height the chart keeps
HALF, WORDY, FEW = (4.7, 3.9), 5.5, 4  # width of a chart beside few columns, more, or of named columns
KICKER: Box = (LEFT, 0.18, 9.8, 0.3)


@dataclass(frozen=True)
class Setting:
    """What is the same on every slide of a deck."""

    presentation: Any
    language: str
    mark: str
    foot: str


def draw(setting: Setting, section: Section) -> None:
    """One slide, or as many as the table needs; the chart is on the first."""
    wide, high = BODY[2:]
    if isinstance(section.picture, AreaPicture):
        chart = replace(section.chart, top=section.picture.top) if section.chart else None
        section = replace(section, chart=chart, grid=None, points=())
    elif section.picture is not None:
        section = replace(section, chart=None, grid=None, points=())
    if section.grid is None:
        _slide(setting, section, None, range(0), part="")
        return
    beside = section.chart is not None and not section.grid.wide
    if beside and _stacked(section):
        found = tables.fit(section.grid, wide, high - LOWER, whole=True)
    else:
        room = wide - _half(section) - GAP if beside else wide
        keep = _needed(section.points, room, tables.READABLE) + 0.15 if section.points else 0.0
        found = tables.fit(section.grid, room, high - keep, whole=beside)
    for at, rows in enumerate(found.slides, 1):
        part = f" ({at}/{len(found.slides)})" if len(found.slides) > 1 else ""
        shown = (
            section if at == 1 else Section(section.label, section.headline, section.notes, grid=section.grid)
        )
        _slide(setting, shown, found, rows, part=part)


def _slide(setting: Setting, section: Section, found: tables.Fit | None, rows: range, *, part: str) -> None:
    layouts = setting.presentation.slide_layouts
    kind = BOTH if section.chart and section.grid else ROWS if section.grid else PICTURE
    slide = setting.presentation.slides.add_slide(layouts[kind])
    number = len(setting.presentation.slides)
    titles = {other.shapes.title.text_frame.text for other in list(setting.presentation.slides)[:-1]}
    lead, rest = _heading(section, titles, part)
    title(slide.shapes.title, lead, TITLE[2])
    if rest:
        under(slide, rest)
    holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
    spare = list(BODY)
    if section.grid and found and _stacked(section):
        high = _table(holders.pop(TABLE), section, found, rows, (spare[0], spare[1])) + 0.15
        spare = [spare[0], spare[1] + high, spare[2], spare[3] - high]
    if section.picture:
        picture(slide, section.picture, section.label, (spare[0], spare[1], spare[2], spare[3]))
    if section.chart:
        box = _chart_box(section, (spare[0], spare[1], spare[2], spare[3]))
        _chart(holders.pop(CHART), section.chart, box, setting)
        if section.chart.legend:
            legend(slide, (box[0], box[1] + box[3] + 0.05, box[2], 0.3), section.chart.legend)
        if section.grid or section.points:
            spare = [box[0] + box[2] + GAP, spare[1], BODY[2] - box[2] - GAP, spare[3]]
    if section.grid and found and not _stacked(section):
        high = _table(holders.pop(TABLE), section, found, rows, (spare[0], spare[1]))
        spare = [spare[0], spare[1] + high + 0.15, spare[2], BODY[1] + BODY[3] - spare[1] - high - 0.15]
    if section.points:
        _points(holders.pop(TEXT), section.points, (spare[0], spare[1], spare[2], spare[3]))
    for holder in holders.values():
        if holder.placeholder_format.idx in (CHART, TABLE, TEXT):
            holder._element.getparent().remove(holder._element)
    grid_title = f" · {section.grid.title}" if section.grid and section.grid.title != section.label else ""
    kicker = cut(f"{section.label}{grid_title}{part}", 14, KICKER[2], 1, bold=True)
    put(slide, "Agenda", KICKER, kicker, size=14, colour=MUTED, bold=True)
    finish(setting, slide, section, number)


def _heading(section: Section, titles: set[str], part: str) -> tuple[Headline, str]:
    """The finding, and what follows it.

    What no slide before is called where the finding stands on one: the table of this, and which part of it.
    """
    lead, rest = parted(section.headline, WHOLE)
    if clean(lead.replace("**", "")) not in titles:
        return Headline(lead, section.headline.tone), rest
    name = section.grid.title if section.grid else section.label
    return Headline(f"{name}{part}"), ""


def finish(setting: Setting, slide: Any, section: Section, number: int) -> None:
    """What every slide ends with: mark, foot, number, notes, language."""
    if setting.mark:
        badge(slide, setting.mark)
    foot(slide, setting.foot, number, marked=bool(setting.mark))
    notes(slide, section.headline, section.notes)
    speak(slide, LOCALES[setting.language][0])


def _stacked(section: Section) -> bool:
    """Whether a table of many columns and few rows stands above the chart, to be read from afar."""
    grid = section.grid
    return bool(section.chart and grid and len(grid.heads) > FEW and len(grid.rows) <= LOW)


def _chart_box(section: Section, room: Box) -> Box:
    left, top, wide, high = room
    if isinstance(section.picture, AreaPicture):
        return chart_box(room)
    low = 0.4 if section.chart and section.chart.legend else 0.0
    if section.grid and _stacked(section):
        return (left, top, (wide - GAP) / 2 if section.points else wide, high - low)
    if section.grid:
        return (left, top, _half(section), high - low)
    return (left, top, 8.0 if section.points else wide, high - low)


def _half(section: Section) -> float:
    if section.grid is not None and len(section.grid.heads) > FEW:
        return HALF[1]
    return WORDY if section.chart and section.chart.kind == "stacked" else HALF[0]


def _set_box(frame: Any, box: Box) -> None:
    frame.left, frame.top, frame.width, frame.height = (Inches(v) for v in box)


def _describe(frame: Any, name: str, words: str) -> None:
    known = frame._element.nvGraphicFramePr.cNvPr
    known.set("name", clean(name)[:120])
    known.set("descr", clean(words))


def _chart(holder: Any, chart: Chart, box: Box, setting: Setting) -> None:
    frame = holder.insert_chart(KINDS[chart.kind], data_of(chart, setting.language))
    _set_box(frame, box)
    _describe(frame, chart.title, chart.words)
    dress(frame.chart, chart, setting.language, size=14)
    if chart.top:
        lay(frame.chart, INNER)


def _table(
    holder: Any, section: Section, found: tables.Fit, rows: range, place: tuple[float, float]
) -> float:
    """The height of the table."""
    assert section.grid is not None
    frame = holder.insert_table(len(rows) + 1, len(section.grid.heads))
    tables.fill(frame, section.grid, found, rows)
    high = found.head + sum(found.heights[row] for row in rows)
    _set_box(frame, (*place, sum(found.widths), high))
    said = "; ".join(": ".join(cell.text for cell in section.grid.rows[row][:3]) for row in rows[:3])
    _describe(frame, section.grid.title, f"{section.grid.title}. {said}")
    return high


def _needed(points: tuple[str, ...], wide: float, size: int) -> float:
    """Inches of height that so many points take."""
    plain = [point.replace("**", "") for point in points]
    return sum(lines(point, size, wide - 0.3) * size / 72 * 1.25 + 0.09 for point in plain) + 0.05


def _points(holder: Any, points: tuple[str, ...], box: Box) -> None:
    """Points in the largest type that fits; what fits in none is left out and said so by an ellipsis."""
    sizes = (20, 18, 16, 14)
    size = next((s for s in sizes if _needed(points, box[2], s) <= box[3]), sizes[-1])
    shown = list(points)
    while len(shown) > 1 and _needed(tuple(shown), box[2], size) > box[3]:
        shown[-2:] = ["…"]
    _set_box(holder, (box[0], box[1], box[2], min(box[3], _needed(tuple(shown), box[2], size))))
    holder.name = "Pokok"
    frame = holder.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for at, point in enumerate(shown):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(0 if at == 0 else 6)
        emphasised(paragraph, point, size=size)
