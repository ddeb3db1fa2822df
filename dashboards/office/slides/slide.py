"""A leaf as slides: its finding as the title, chart and table beside each other, what else is said below."""

from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from dashboards.meeting.opening import parted
from dashboards.office.content.chart_xml import lay
from dashboards.office.content.leaf import Chart, Leaf, clean
from dashboards.office.content.native_chart import KINDS, LOCALES, data_of, dress
from dashboards.office.content.pictures import AreaPicture
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


def draw(setting: Setting, leaf: Leaf) -> None:
    """One slide, or as many as the table needs; the chart is on the first."""
    wide, high = BODY[2:]
    if isinstance(leaf.picture, AreaPicture):
        chart = replace(leaf.chart, top=leaf.picture.top) if leaf.chart else None
        leaf = replace(leaf, chart=chart, grid=None, points=())
    elif leaf.picture is not None:
        leaf = replace(leaf, chart=None, grid=None, points=())
    if leaf.grid is None:
        _slide(setting, leaf, None, range(0), part="")
        return
    beside = leaf.chart is not None and not leaf.grid.wide
    if beside and _stacked(leaf):
        found = tables.fit(leaf.grid, wide, high - LOWER, whole=True)
    else:
        room = wide - _half(leaf) - GAP if beside else wide
        keep = _needed(leaf.points, room, tables.READABLE) + 0.15 if leaf.points else 0.0
        found = tables.fit(leaf.grid, room, high - keep, whole=beside)
    for at, rows in enumerate(found.slides, 1):
        part = f" ({at}/{len(found.slides)})" if len(found.slides) > 1 else ""
        shown = leaf if at == 1 else Leaf(leaf.label, leaf.headline, leaf.notes, grid=leaf.grid)
        _slide(setting, shown, found, rows, part=part)


def _slide(setting: Setting, leaf: Leaf, found: tables.Fit | None, rows: range, *, part: str) -> None:
    layouts = setting.presentation.slide_layouts
    kind = BOTH if leaf.chart and leaf.grid else ROWS if leaf.grid else PICTURE
    slide = setting.presentation.slides.add_slide(layouts[kind])
    number = len(setting.presentation.slides)
    titles = {other.shapes.title.text_frame.text for other in list(setting.presentation.slides)[:-1]}
    lead, rest = _heading(leaf, titles, part)
    title(slide.shapes.title, lead, TITLE[2])
    if rest:
        under(slide, rest)
    holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
    spare = list(BODY)
    if leaf.grid and found and _stacked(leaf):
        high = _table(holders.pop(TABLE), leaf, found, rows, (spare[0], spare[1])) + 0.15
        spare = [spare[0], spare[1] + high, spare[2], spare[3] - high]
    if leaf.picture:
        picture(slide, leaf.picture, leaf.label, (spare[0], spare[1], spare[2], spare[3]))
    if leaf.chart:
        box = _chart_box(leaf, (spare[0], spare[1], spare[2], spare[3]))
        _chart(holders.pop(CHART), leaf.chart, box, setting)
        if leaf.chart.legend:
            legend(slide, (box[0], box[1] + box[3] + 0.05, box[2], 0.3), leaf.chart.legend)
        if leaf.grid or leaf.points:
            spare = [box[0] + box[2] + GAP, spare[1], BODY[2] - box[2] - GAP, spare[3]]
    if leaf.grid and found and not _stacked(leaf):
        high = _table(holders.pop(TABLE), leaf, found, rows, (spare[0], spare[1]))
        spare = [spare[0], spare[1] + high + 0.15, spare[2], BODY[1] + BODY[3] - spare[1] - high - 0.15]
    if leaf.points:
        _points(holders.pop(TEXT), leaf.points, (spare[0], spare[1], spare[2], spare[3]))
    for holder in holders.values():
        if holder.placeholder_format.idx in (CHART, TABLE, TEXT):
            holder._element.getparent().remove(holder._element)
    grid_title = f" · {leaf.grid.title}" if leaf.grid and leaf.grid.title != leaf.label else ""
    kicker = cut(f"{leaf.label}{grid_title}{part}", 14, KICKER[2], 1, bold=True)
    put(slide, "Agenda", KICKER, kicker, size=14, colour=MUTED, bold=True)
    finish(setting, slide, leaf, number)


def _heading(leaf: Leaf, titles: set[str], part: str) -> tuple[Headline, str]:
    """The finding, and what follows it.

    What no slide before is called where the finding stands on one: the table of this, and which part of it.
    """
    lead, rest = parted(leaf.headline, WHOLE)
    if clean(lead.replace("**", "")) not in titles:
        return Headline(lead, leaf.headline.tone), rest
    name = leaf.grid.title if leaf.grid else leaf.label
    return Headline(f"{name}{part}"), ""


def finish(setting: Setting, slide: Any, leaf: Leaf, number: int) -> None:
    """What every slide ends with: mark, foot, number, notes, language."""
    if setting.mark:
        badge(slide, setting.mark)
    foot(slide, setting.foot, number, marked=bool(setting.mark))
    notes(slide, leaf.headline, leaf.notes)
    speak(slide, LOCALES[setting.language][0])


def _stacked(leaf: Leaf) -> bool:
    """Whether a table of many columns and few rows stands above the chart, to be read from afar."""
    grid = leaf.grid
    return bool(leaf.chart and grid and len(grid.heads) > FEW and len(grid.rows) <= LOW)


def _chart_box(leaf: Leaf, room: Box) -> Box:
    left, top, wide, high = room
    if isinstance(leaf.picture, AreaPicture):
        return chart_box(room)
    low = 0.4 if leaf.chart and leaf.chart.legend else 0.0
    if leaf.grid and _stacked(leaf):
        return (left, top, (wide - GAP) / 2 if leaf.points else wide, high - low)
    if leaf.grid:
        return (left, top, _half(leaf), high - low)
    return (left, top, 8.0 if leaf.points else wide, high - low)


def _half(leaf: Leaf) -> float:
    if leaf.grid is not None and len(leaf.grid.heads) > FEW:
        return HALF[1]
    return WORDY if leaf.chart and leaf.chart.kind == "stacked" else HALF[0]


def _place(frame: Any, box: Box) -> None:
    frame.left, frame.top, frame.width, frame.height = (Inches(v) for v in box)


def _describe(frame: Any, name: str, words: str) -> None:
    known = frame._element.nvGraphicFramePr.cNvPr
    known.set("name", clean(name)[:120])
    known.set("descr", clean(words))


def _chart(holder: Any, chart: Chart, box: Box, setting: Setting) -> None:
    frame = holder.insert_chart(KINDS[chart.kind], data_of(chart, setting.language))
    _place(frame, box)
    _describe(frame, chart.title, chart.words)
    dress(frame.chart, chart, setting.language, size=14)
    if chart.top:
        lay(frame.chart, INNER)


def _table(holder: Any, leaf: Leaf, found: tables.Fit, rows: range, place: tuple[float, float]) -> float:
    """The height of the table."""
    assert leaf.grid is not None
    frame = holder.insert_table(len(rows) + 1, len(leaf.grid.heads))
    tables.fill(frame, leaf.grid, found, rows)
    high = found.head + sum(found.heights[row] for row in rows)
    _place(frame, (*place, sum(found.widths), high))
    said = "; ".join(": ".join(cell.text for cell in leaf.grid.rows[row][:3]) for row in rows[:3])
    _describe(frame, leaf.grid.title, f"{leaf.grid.title}. {said}")
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
    _place(holder, (box[0], box[1], box[2], min(box[3], _needed(tuple(shown), box[2], size))))
    holder.name = "Pokok"
    frame = holder.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for at, point in enumerate(shown):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(0 if at == 0 else 6)
        emphasised(paragraph, point, size=size)
