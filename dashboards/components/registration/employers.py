"""Employers that have not registered or only in part: of an area by sector, and areas beside each other."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboards.components.common.provenance import fact_link, origin_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.facts.registration import employers
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.employers import NONE, PART, Employers

MOST, LISTED = 8, "pemberi-kerja"  # sectors shown; the kind of fact
COLUMNS = (
    *("area", "area_name", "data_date", "sector", "registration", "left_out", "employers", "workers"),
    *("address", "note", "load_id", "source_row", *ORIGIN),
)


def employers_here(context: Context, code: str) -> Element | None:
    """How many, with how many workers, in which sectors; None where no list says anything."""
    _, found = context.language.text, employers(context, code)
    if not found.rows:
        return None
    columns = [
        Column("sektor", _("Sektor"), lambda part: html.Span(part[0], lang="id"), numeric=False, head=True),
        *_counts(context, lambda part: part[1]),
    ]
    parts = found.by_sector()
    caption = _("{n} sektor, yang paling banyak pemberi kerja dahulu.", n=min(MOST, len(parts)))
    return html.Div(
        [
            html.P(_sentence(context, code, found)),
            table(context, columns, parts[:MOST], caption=caption),
            html.P(_sources(context, code, found), className="muted"),
        ]
    )


def _counts(context: Context, of: Any) -> list[Column]:
    """The two counts and their workers; what no list says stays unknown."""
    _ = context.language.text

    def number(read: Any) -> Any:
        return lambda one: context.language.number(read(of(one)) if of(one).rows else None)

    return [
        Column("belum", _("Belum daftar"), number(lambda found: found.count(NONE))),
        Column("pekerja", _("Pekerjanya"), number(lambda found: found.workers(NONE))),
        Column("sebagian", _("Daftar sebagian"), number(lambda found: found.count(PART))),
        Column("sebagian-pekerja", _("Pekerjanya"), number(lambda found: found.workers(PART))),
    ]


def _sentence(context: Context, code: str, found: Employers) -> str:
    """The two counts, beside the wage workers of the same area who are not covered."""
    _, language = context.language.text, context.language
    words = _(
        "{n} pemberi kerja belum daftar, {m} daftar sebagian.",
        n=language.number(found.count(NONE)),
        m=language.number(found.count(PART)),
    )
    below = context.kabkota_in(code)
    if below != [code]:
        words += " " + _("{n} dari {m} daerah punya daftar.", n=len(found.areas), m=len(below))
        return words
    row = next(iter(context.rows("coverage_pu", areas=(code,))), None)
    workers = found.workers(NONE)
    if workers is not None and row is not None and row.uncovered is not None and row.uncovered > 0:
        words += " " + _(
            "Pekerja pada pemberi kerja yang belum daftar: {n}; PU yang belum terlindungi: {m}.",
            n=language.number(workers),
            m=language.number(row.uncovered),
        )
    return words


def _sources(context: Context, code: str, found: Employers) -> list[Any]:
    """Of which day, and the way to its rows; a list of several areas names the oldest and newest day."""
    _, language = context.language.text, context.language
    first, last = found.dates or (None, None)
    assert first is not None
    assert last is not None
    days = language.day(first) if first == last else f"{language.day(first)} – {language.day(last)}"
    words = _("Keadaan {days}; tidak ditambahkan ke peserta atau potensi.", days=days)
    return [words, " ", origin_words(context, code, LISTED)]


def employers_beside(context: Context, codes: Sequence[str]) -> Element | None:
    """A row an area; one without a list says so. None where none of them has one."""
    _ = context.language.text
    found = [(code, employers(context, code)) for code in codes]
    if not any(one.rows for _code, one in found):
        return None
    columns = [
        Column("daerah", _("Daerah"), lambda pair: area_link(context, pair[0]), numeric=False, head=True),
        *_counts(context, lambda pair: pair[1]),
        Column("per", _("Keadaan"), lambda pair: _day(context, *pair), numeric=False),
    ]
    caption = _("Pemberi kerja yang belum daftar atau daftar sebagian, menurut daftar terakhir tiap daerah.")
    return table(context, columns, [pair for pair in found if pair[1].rows] + _silent(found), caption=caption)


def _silent(found: Iterable[tuple[str, Employers]]) -> list[tuple[str, Employers]]:
    return [pair for pair in found if not pair[1].rows]


def _day(context: Context, code: str, found: Employers) -> Any:
    """The day of the newest list, which leads to its rows."""
    days = found.dates
    if not days:
        return context.language.text("belum ada daftar")
    return fact_link(context, context.language.short_day(days[1]), code, LISTED)


def employer_tables(context: Context, codes: Sequence[str]) -> list[Table]:
    """The rows behind them, as the lists say them; none where there are none."""
    around = origin(context.selection.edition)
    records = [
        {**row._asdict(), **around, "area": row.area_code, "area_name": context.areas[row.area_code].name}
        for code in codes
        for row in employers(context, code).rows
    ]
    title = context.language.text("Pemberi kerja belum daftar atau daftar sebagian")
    return [tabled("pemberi-kerja", title, COLUMNS, records)] if records else []
