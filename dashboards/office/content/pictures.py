"""What a slide draws of shapes: the map of tiles, the dumbbell of PU and BPU, the ranking.

Values and words alone; where they lie is the format's business.
"""

from dataclasses import dataclass

from dashboards.insights.judged import people_short, shortage_brief
from dashboards.insights.largest_shortfalls import Largest, largest_shortfalls
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.insights.ranks.two_segments import Both, two_segments
from dashboards.insights.ranks.two_segments import people_short as short_of
from dashboards.meeting.agenda import areas_of
from dashboards.meeting.map_corners import Holes, holes
from dashboards.meeting.marks import scale, segment_word, value_words
from dashboards.rendering.headline import Headline
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

LISTED, SHOWN = 6, 12  # areas in the list beside the map, and in the dumbbell


@dataclass(frozen=True)
class Tile:
    """An area on the map, at its line and column (from 0)."""

    name: str
    value: str
    status: str
    icon: str
    line: int
    column: int
    round: bool


@dataclass(frozen=True)
class Figure:
    """A segment of the whole: its value against its target."""

    segment: str
    name: str
    value: str
    target: str
    people: str
    status: str
    icon: str
    word: str


@dataclass(frozen=True)
class TileMap:
    """The map and what its corners hold; `words` say it to who does not see it."""

    tiles: tuple[Tile, ...]
    holes: Holes
    figures: tuple[Figure, ...]
    title: str
    listed: tuple[tuple[str, str], ...]
    key: tuple[tuple[str, str, str], ...]  # status, icon, word
    words: str


@dataclass(frozen=True)
class Side:
    """One segment of an area: percent, as number and in words; None where unknown."""

    value: float | None
    target: float | None
    shown: str
    asked: str
    status: str
    short: int


@dataclass(frozen=True)
class Dumbbells:
    """The areas short of most people: name, BPU, PU, both together."""

    rows: tuple[tuple[str, Side, Side, str], ...]
    bpu: str
    pu: str
    target: str
    people: str
    key: tuple[tuple[str, str, str], ...]  # status, icon, word
    words: str


@dataclass(frozen=True)
class Place:
    """An area in the ranking; `part` and `target` are fractions of the common scale."""

    rank: str
    name: str
    value: str
    part: float
    target: float | None
    status: str
    icon: str


@dataclass(frozen=True)
class Ranks:
    """Every area, the best first."""

    places: tuple[Place, ...]
    words: str


@dataclass(frozen=True)
class SegmentFigure:
    """One segment: percent, as number and in words; None where unknown."""

    segment: str
    name: str
    value: float | None
    target: float | None
    shown: str
    against: str
    status: str
    icon: str
    word: str
    rank: str


@dataclass(frozen=True)
class AreaPicture:
    """The segments, the facts, and the words at the ends of the chart's lines: name, colour, value."""

    segments: tuple[SegmentFigure, ...]
    facts: tuple[tuple[str, str, bool], ...]  # a number, its words, whether it is late
    ends: tuple[tuple[str, str, float], ...]
    top: float
    head: str
    rank: str
    words: str


Picture = TileMap | Dumbbells | Ranks | AreaPicture


def tile_map(context: Context, words: str) -> TileMap:
    """The chosen metric of every area, the four segments of the whole, who is short of most."""
    language = context.language
    rows = [row for row in context.rows() if row.level == AREA_LEVEL]
    tiles = tuple(_tile(context, row) for row in rows)
    code = context.selection.residency or PROVINCE
    largest = largest_shortfalls(context, areas_of(context), LISTED) or Largest([], "")
    found = {row.status for row in rows}
    return TileMap(
        tiles=tiles,
        holes=holes((tile.line, tile.column) for tile in tiles),
        figures=tuple(_figure(context, row) for row in context.rows(*COVERAGES, areas=(code,))),
        title=largest.title,
        listed=tuple((context.name(row.area), language.number(people_short(row))) for row in largest.rows),
        key=tuple(
            (key, known.icon, known.label[language.code])
            for key, known in context.registry.statuses.items()
            if key in found
        ),
        words=words,
    )


def _value_words(context: Context, row: MetricRow) -> str:
    seen = context.seen(row)
    if seen.value is not None:
        return value_words(context, seen)
    return context.language.text("belum") if row.status == NOT_REPORTED else "–"


def _tile(context: Context, row: MetricRow) -> Tile:
    area = context.areas[row.area]
    icon = context.registry.statuses[row.status].icon
    return Tile(
        context.name(row.area),
        _value_words(context, row),
        row.status,
        icon,
        int(area.tile_row),
        int(area.tile_column),
        area.kind == "kota",
    )


def _figure(context: Context, row: MetricRow) -> Figure:
    _, language = context.language.text, context.language
    people = "" if row.gap_people is None else shortage_brief(context, row)
    status = context.registry.statuses[row.status]
    target = "" if row.target is None else _("target {target}", target=language.number(row.target, 1))
    return Figure(
        context.registry.metrics[row.metric].segment,
        segment_word(context, row),
        language.number(row.value, 1),
        target,
        people,
        row.status,
        status.icon,
        status.label[language.code],
    )


def dumbbells(context: Context) -> tuple[Headline, Dumbbells] | None:
    """The areas short of most people of PU and BPU together, and what share of all that is, gross.

    Of all areas only where every one of them can be judged in both segments and figures add up. None where
    nobody is short or nothing can be judged.
    """
    _, language, areas = context.language.text, context.language, two_segments(context)
    every = [of for of in areas if of.judged and of.short > 0]
    if not every:
        return None
    first, gross = every[:SHOWN], sum(of.short for of in every)
    share = sum(of.short for of in first) / gross * 100
    place = context.name(context.selection.residency or PROVINCE)
    fields = {"n": len(first), "share": language.percent(share, 0), "place": place}
    text = _("{n} daerah menahan **{share} kekurangan PU dan BPU** {place}.", **fields)
    if not (context.adds_up and all(of.judged_in_both for of in areas)):
        fields["m"] = sum(of.judged for of in areas)
        text = _(
            "{n} daerah: **{share} kekurangan PU dan BPU** dari {m} daerah yang dapat dinilai di {place}.",
            **fields,
        )
        if len(first) == len(every):
            text = _(
                "**{n} dari {m} daerah** yang dapat dinilai di {place} kurang dari target PU atau BPU.",
                **fields,
            )
    headline = Headline(text, "jauh_tertinggal")
    found = {row.status for of in first for row in of.parts if row.target is not None}
    segments = context.registry.segments
    said = ", ".join(f"{context.name(of.area)} {language.number(of.short)}" for of in first)
    return headline, Dumbbells(
        rows=tuple(_both(context, of) for of in first),
        bpu=segments["BPU"].short[language.code],
        pu=segments["PU"].short[language.code],
        target=_("garis tegak: target"),
        people=_("orang kurang dari target"),
        key=tuple(
            (key, known.icon, known.label[language.code])
            for key, known in context.registry.statuses.items()
            if key in found
        ),
        words=f"{headline.plain} {said}.",
    )


def _both(context: Context, of: Both) -> tuple[str, Side, Side, str]:
    return (
        context.name(of.area),
        _side(context, of.bpu),
        _side(context, of.pu),
        context.language.number(of.short),
    )


def _side(context: Context, row: MetricRow) -> Side:
    number = context.language.number
    return Side(row.value, row.target, number(row.value, 1), number(row.target, 1), row.status, short_of(row))


def ranks(context: Context, words: str) -> Ranks:
    """Every area of the chosen part, those without a rank at the foot."""
    rows = sorted(areas_of(context), key=lambda row: (row.rank is None, row.rank or 0, row.area))
    most = scale(context, rows)
    return Ranks(
        tuple(
            Place(
                "–" if row.rank is None else str(row.rank),
                context.name(row.area),
                _value_words(context, row),
                max(context.seen(row).value or 0.0, 0.0) / most,
                None if row.target is None else row.target / most,
                row.status,
                context.registry.statuses[row.status].icon,
            )
            for row in rows
        ),
        words,
    )
