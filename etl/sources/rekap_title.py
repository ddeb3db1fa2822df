"""What a rekap says about itself around its table: the month, the basis, whether it is provisional."""

import re
from dataclasses import dataclass, field
from datetime import date

from etl import periods, words
from etl.source import Cell, Finding, Options, Sheet
from etl.sources.rekap_header import Layout


@dataclass
class Title:
    """`period` is None where nothing names it or the findings say why it is refused."""

    text: str
    period: date | None
    basis: str
    provisional: bool
    findings: list[Finding] = field(default_factory=list)


def read_title(layout: Layout, *, notes: list[str], options: Options, today: date) -> Title:
    """The title above a table, with the notes below it."""
    sheet = layout.sheet
    lines = [line for row in sheet.rows[: layout.top] if (line := _line(row))]
    dated = all(column.period for column in layout.columns if column.counts)
    everything = " · ".join([*lines, *notes])
    title = Title(
        text=" · ".join(lines[:2]) or sheet.name or "",
        period=None,
        basis=words.basis(everything) or "tak_disebut",
        provisional=bool(re.search(r"\bsementara\b", words.plain(" · ".join(lines)))),
    )
    try:
        title.period = _period(title, lines, sheet=sheet, options=options, dated=dated)
        if title.period:
            periods.parse(title.period, today=today)
            _position(lines, title.period, today)
    except periods.NotAPeriod as error:
        title.findings.append(Finding("bulan_keliru", "error", _sentence(str(error)), sheet.name))
        title.period = None
    return title


def _position(lines: list[str], period: date, today: date) -> None:
    """Raises NotAPeriod for figures of a day that has not come."""
    days = [
        m.day for line in lines for m in periods.find(line) if m.weight >= 2 and m.period == period and m.day
    ]
    if days and (late := period.replace(day=max(days))) > today:
        raise periods.NotAPeriod(
            f"posisi {late.day} {periods.name(period)} belum tiba (hari ini {today.day} "
            f"{periods.name(today)}); tulis tanggal angkanya, atau tunggu sampai tanggal itu"
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _line(row: list[Cell]) -> str:
    """The different texts of a row, one after another; a date cell as its month."""
    texts = [
        f"{cell:%Y-%m}" if isinstance(cell, date) else str(cell).strip() for cell in row if cell is not None
    ]
    return " ".join(dict.fromkeys(texts))


def _period(title: Title, lines: list[str], *, sheet: Sheet, options: Options, dated: bool) -> date | None:
    """The one month that is named; none need be where every column names its own (`dated`)."""
    mentions = [mention for line in lines for mention in periods.find(line) if mention.weight]
    best = max((mention.weight for mention in mentions), default=0)
    strongest = [mention for mention in mentions if mention.weight == best]
    named = {mention.period for mention in strongest}
    on_tab = {mention.period for mention in periods.find(sheet.name or "")}
    told = named or on_tab
    everything = " ".join([*lines, sheet.name or ""])
    if not told and (guess := periods.loose(everything) or periods.quarter(everything)):
        told = {guess}
    if options.period:
        told = told | {options.period}
    if len(told) > 1 or (named and len(on_tab) == 1 and named != on_tab):
        months = " dan ".join(periods.name(period) for period in sorted(told | on_tab))
        where = "judul, nama lembar, dan --periode" if options.period else "judul atau nama lembar"
        raise periods.NotAPeriod(f"bulan laporan tidak pasti: {where} menyebut {months}; samakan dulu")
    if not told and dated:
        return None
    if not told:
        raise periods.NotAPeriod(
            "bulan laporan tidak ditemukan di judul atau nama lembar; "
            "tambahkan --periode, misalnya --periode 2026-09"
        )
    period = told.pop()
    day = next((mention.day for mention in strongest if mention.day), None)
    if day and day < period.day:
        title.provisional = True
        message = (
            f"Posisi {day} {periods.name(period)}, belum akhir bulan: dicatat sementara untuk bulan itu."
        )
        title.findings.append(Finding("tengah_bulan", "warning", message, sheet.name))
    return period
