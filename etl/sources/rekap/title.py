"""What a rekap says about itself around its table: the month, the basis, whether it is provisional."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from etl.layouts.time_columns import Stated, TimeColumn, in_column_order, stated, title_year
from etl.model import Cell, Issue, Options, Sheet
from etl.parsing import periods, vocabulary
from etl.parsing.day_order import title_issue
from etl.sources.rekap.column import measures_named
from etl.sources.rekap.header import Layout

NOT_STATED = "tak_disebut"
_FIGURES = r"(?:data|angka\w*|posisi|status|hasil|rekap\w*|kepesertaan|nilai|jumlah)"
_STILL_OPEN = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,40}}\bsementara\b(?! itu\b)|\b(?:ber)?sifat\w* sementara\b"
    r"|\A\W*(?:\*+\)?\W*)?sementara\W*\Z"
)
_NOT_OPEN = re.compile(r"\b(bukan|tidak lagi|tidak)\b[^.;]{0,20}\bsementara\b")
_OF_ALL = re.compile(r"\W*(posisi|keadaan|data|per|bulan|periode)\b")


@dataclass
class Title:
    """`period` is None where nothing names it or the issues say why it is refused."""

    text: str
    period: date | None
    basis: str
    provisional: bool
    issues: list[Issue] = field(default_factory=list)
    time: Stated = field(default_factory=Stated)  # the year or the month alone, where it names no whole month


def read_title(layout: Layout, *, notes: list[str], options: Options, today: date) -> Title:
    """The title above a table, with the notes below it."""
    sheet = layout.sheet
    lines = [line for row in sheet.rows[: layout.top] if (line := _line(row))]
    dated = all(column.period for column in layout.columns if column.counts)
    dated = dated or any(column.time for column in layout.columns)
    everything = " · ".join([*lines, *notes])
    title = Title(
        text=" · ".join(lines[:2]) or sheet.name or "",
        period=None,
        basis=vocabulary.basis(everything) or NOT_STATED,
        provisional=bool(re.search(r"\bsementara\b", vocabulary.plain(" · ".join(lines)))),
    )
    _provisional_by_note(title, notes, sheet.name)
    months = periods.months_and_years(" · ".join(lines))[0]
    title.time = Stated(
        title_year(" · ".join(lines)), months.pop() if len(months) == 1 else None, "judul berbeda"
    )
    try:
        title.period = _period(title, lines, notes, sheet=sheet, options=options, dated=dated)
        if title.period:
            periods.parse(title.period, today=today)
            _position(lines, title.period, today)
            ambiguous = title_issue(" · ".join(lines), sheet.name)
            title.issues += [ambiguous] if ambiguous else []
    except periods.PeriodError as error:
        row = _dated_row(layout)
        title.issues.append(Issue("bulan_keliru", "error", _sentence(str(error)), sheet.name, row))
        title.period = None
    return title


def _provisional_by_note(title: Title, notes: list[str], sheet: str | None) -> None:
    """Take the figures for provisional, and say so, where a note does and the title does not."""
    if not title.provisional and (said := next(filter(_provisional, notes), None)):
        title.provisional = True
        message = f"Catatan menyebut data sementara ({said}): semua angka tabel ini dicatat sementara."
        title.issues.append(Issue("catatan_sementara", "warning", message, sheet))


def _provisional(note: str) -> bool:
    """Whether a note says that figures may still change: "Data sementara", "*) angka bersifat sementara"."""
    plain = vocabulary.plain(note)
    return bool(_STILL_OPEN.search(plain)) and not _NOT_OPEN.search(plain)


def _position(lines: list[str], period: date, today: date) -> None:
    """Raises PeriodError for figures of a day that has not come."""
    days = [
        m.day for line in lines for m in periods.find(line) if m.weight >= 2 and m.period == period and m.day
    ]
    if days and (late := period.replace(day=max(days))) > today:
        raise periods.PeriodError(
            f"posisi {late.day} {periods.name(period)} belum tiba (hari ini {today.day} "
            f"{periods.name(today)}); tulis tanggal angkanya, atau tunggu sampai tanggal itu"
        )


def _dated_row(layout: Layout) -> int | None:
    """The number of the first row of the title that seems to speak of a month or a year."""
    lines = enumerate(map(_line, layout.sheet.rows[: layout.top]), 1)
    return next(
        (n for n, line in lines if any(periods.months_and_years(line)) or periods.has_short_year(line)), None
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _line(row: list[Cell]) -> str:
    """The different texts of a row, one after another; a date cell as its month."""
    texts = [
        f"{cell:%Y-%m}" if isinstance(cell, date) else str(cell).strip() for cell in row if cell is not None
    ]
    return " ".join(dict.fromkeys(texts))


def _period(
    title: Title, lines: list[str], notes: list[str], *, sheet: Sheet, options: Options, dated: bool
) -> date | None:
    """The one month that is named; none need be where every column names its own (`dated`)."""
    mentions = [mention for line in lines for mention in periods.find(line) if mention.weight]
    best = max((mention.weight for mention in mentions), default=0)
    strongest = [mention for mention in mentions if mention.weight == best]
    month = _stated_month({mention.period for mention in strongest}, [*lines, sheet.name or ""], options)
    month = month or (None if dated else _below(notes))
    if month is None:
        if dated:
            return None
        raise periods.PeriodError(_no_month([*lines, sheet.name or ""]))
    day = next((mention.day for mention in strongest if mention.day), None)
    if day and day < month.day:
        title.provisional = True
        message = f"Posisi {day} {periods.name(month)}, belum akhir bulan: dicatat sementara untuk bulan itu."
        title.issues.append(Issue("tengah_bulan", "warning", message, sheet.name))
    return month


def _below(notes: list[str]) -> date | None:
    """The one month that the notes say the figures are of: "Posisi data: 31 Oktober 2026"."""
    own = [note for note in notes if _OF_ALL.match(vocabulary.plain(note)) and not measures_named(note)]
    named = {mention.period for note in own for mention in periods.find(note) if mention.weight >= 2}
    return next(iter(named)) if len(named) == 1 else None


def _stated_month(named: set[date], texts: list[str], options: Options) -> date | None:
    """The month of the title (`named`), of the tab (the last of the texts), and of --periode.

    None where none of them names one. Raises PeriodError where they differ.
    """
    on_tab = {mention.period for mention in periods.find(texts[-1])}
    everything = " ".join(texts)
    whole = periods.quarter(everything)
    if whole in named and all(whole.year == one.year and whole.month - one.month < 6 for one in named):
        named = {whole}  # Triwulan IV (Oktober 2025 - Desember 2025)
    found = named or on_tab
    if not found and (guess := periods.loose(everything) or periods.quarter(everything)):
        found = {guess}
    bare = (
        set()
        if found
        else {month for text in texts for month in periods.months_and_years(periods.without(text))[0]}
    )
    if options.period:
        year = None if found else title_year(" · ".join(texts))
        if year and year != options.period.year:
            raise periods.PeriodError(
                f"bulan laporan tidak pasti: judul atau nama lembar menyebut tahun {year}, --periode "
                f"{periods.name(options.period)}; samakan dulu"
            )
        found = found | {options.period}
    where = "judul, nama lembar, dan --periode" if options.period else "judul atau nama lembar"
    if len(found) > 1 or (named and len(on_tab) == 1 and named != on_tab):
        months = " dan ".join(periods.name(period) for period in sorted(found | on_tab))
        advice = "samakan dulu, atau tulis Posisi di depan bulan laporan di judul"
        raise periods.PeriodError(f"bulan laporan tidak pasti: {where} menyebut {months}; {advice}")
    if options.period and bare and options.period.month not in bare:
        months = " dan ".join(periods.MONTHS[month - 1] for month in sorted(bare))
        raise periods.PeriodError(
            f"bulan laporan tidak pasti: judul atau nama lembar menyebut {months}, --periode "
            f"{periods.name(options.period)}; samakan dulu"
        )
    return next(iter(found), None)


def _no_month(texts: list[str]) -> str:
    """Why no month is known, and what to do."""
    if short := next((text for text in texts if periods.has_short_year(text)), None):
        return f"tahun dua angka ditolak: {short}; tulis bulan dan tahunnya lengkap, misalnya Oktober 2026"
    return (
        "bulan laporan tidak ditemukan di judul atau nama lembar; "
        "tambahkan --periode, misalnya --periode 2026-09"
    )


def times(layout: Layout) -> list[TimeColumn]:
    """The columns that give each row its time; `at` is their position."""
    return [column.time for column in layout.columns if column.time]


def by_order(layout: Layout, options: Options) -> tuple[Layout, list[Issue]]:
    """The table with the dates of its columns of time by the order of day and month that each has."""
    sheet, issues = in_column_order(layout.sheet, layout.first, times(layout), options.day_order)
    return replace(layout, sheet=sheet), issues


def row_time(layout: Layout, cell_at: Callable[[int], Cell]) -> Stated:
    """What a row says of its time; `cell_at` gives its cell at a position (from 0).

    Raises PeriodError for a cell that is no time, and where two differ.
    """
    return stated(times(layout), lambda at: cell_at(int(str(at))))


def dated(
    layout: Layout,
    facts: list[dict[str, Any]],
    title: Title,
    options: Options,
    issues: list[Issue],
) -> list[dict[str, Any]]:
    """The facts with `period` in place of `time`: what the row and its heading say, else the title.

    Those whose month is not sure are left out, with one issue a row.
    """
    own = times(layout)
    found, reported = [], set()
    for fact in facts:
        time = fact.pop("time")
        try:
            fact["period"] = _month(time, title, options, named=bool(own))
        except periods.PeriodError as error:
            if fact["source_row"] not in reported:
                reported.add(fact["source_row"])
                issues.append(_at_row(layout, fact["source_row"], str(error)))
            continue
        if own:
            names, shown = _held(layout, fact["source_row"])
            fact |= {"period_column": names, "period_shown": shown}
        found.append(fact)
    if own and options.period is None:  # which etl.checks.row_errors holds against each row
        issues += _against_title(layout, found, title)
    return found


def _month(time: Stated, title: Title, options: Options, *, named: bool) -> date | None:
    if not named and not time:
        return title.period
    if time.year and time.month:
        return periods.valid_month(time.year, time.month)
    option = title.period is not None and title.period == options.period
    says = "--periode" if option else "judul"
    beside = (
        Stated.of(title.period, f"{says} menyebut {periods.name(title.period)}")
        if title.period
        else title.time
    )
    both = Stated(time.year or beside.year, time.month or beside.month, time.where)
    if time.year and beside.year and time.year != beside.year:
        time.joined(beside)
    if not both:
        raise periods.PeriodError(
            "kolom bulan dan tahun kosong di baris ini; isi di setiap baris, juga di sel gabungan"
        )
    if both.month is None:
        advice = "tulis bulannya di judul, atau sebut --periode dalam tahun itu"
        raise periods.PeriodError(f"{time.where}, tanpa bulan; {advice}")
    return both.period(None)


def _against_title(layout: Layout, facts: list[dict[str, Any]], title: Title) -> Iterator[Issue]:
    """An error where no row is of the month that the title names."""
    months = {fact["period"] for fact in facts}
    if title.period and months and title.period not in months:
        said = ", ".join(periods.name(month) for month in sorted(months)[:3])
        names = ", ".join(column.name for column in times(layout))
        text = f"Judul menyebut {periods.name(title.period)}, sedangkan kolom {names} {said}; samakan dulu."
        yield Issue("bulan_keliru", "error", text, layout.sheet.name, layout.first, names)


def _at_row(layout: Layout, number: int, text: str) -> Issue:
    names, shown = _held(layout, number)
    message = text[:1].upper() + text[1:] + "."
    return Issue("bulan_keliru", "error", message, layout.sheet.name, number, names, shown)


def _held(layout: Layout, number: int) -> tuple[str | None, str | None]:
    """The names of the columns of time, and what they hold in a row."""
    names = ", ".join(column.name for column in times(layout)) or None
    cells = layout.sheet.rows[number - 1]
    held = [cells[int(str(one.at))] for one in times(layout) if int(str(one.at)) < len(cells)]
    return names, " ".join(str(cell) for cell in held if cell is not None) or None


def untimed(layout: Layout, number: int, text: str) -> Issue:
    """The issue about a row whose own time cannot be read."""
    return _at_row(layout, number, text)
