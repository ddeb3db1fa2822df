"""Which columns of a table count people, which people, and of which month; of the others there are issues."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from etl.layouts import heading, table_titles
from etl.layouts.count_table import Column, Table
from etl.layouts.table_titles import Meaning, UnclearTitleError
from etl.layouts.time_columns import Stated, seems_time, unread_time
from etl.model import Issue, Options
from etl.parsing import periods
from etl.parsing.units import Unit

SHOWN = 12  # columns named in a message
Counts = Callable[[Table, Options], "Choice"]


@dataclass(frozen=True)
class Counted:
    """A column with what it counts, of which month (None: each row says its year), and in which unit."""

    column: Column
    meaning: Meaning
    period: date | None
    unit: Unit


@dataclass(frozen=True)
class Choice:
    """The columns that are read, and what is said of the others."""

    columns: list[Counted]
    issues: list[Issue]


def count_bps(table: Table, options: Options) -> Choice:
    """The columns of a BPS table that count people.

    Raises UnclearTitleError where none is sure, or two are alike.
    """
    columns = _timed(table)
    heads = [column.heads for column in columns]
    found = heading.meanings(heads, table.title, declared=table.declared)
    return _choice(table, dict(zip(columns, found, strict=True)), options)


def count_all(table: Table, options: Options, meaning: Meaning) -> Choice:
    """The same where every column counts the same people: a year each, or the sum of its parts."""
    return _choice(
        table,
        {column: meaning if heading.means_all(column.heads) else None for column in _timed(table)},
        options,
    )


def _timed(table: Table) -> list[Column]:
    """The columns of a year, where some have one: a change or a sum over years has none.

    Raises UnclearTitleError for a day that does not exist.
    """
    if doubt := next((column.doubt for column in table.columns if column.doubt), ""):
        raise UnclearTitleError("bulan_keliru", doubt)
    years = [column for column in table.columns if column.year]
    return [column for column in years if (column.year or 0) >= periods.FIRST_YEAR] or list(table.columns)


def _choice(table: Table, meant: dict[Column, Meaning | None], options: Options) -> Choice:
    _refuse_unread_times(table, {column.index for column, meaning in meant.items() if meaning})
    counted = [
        Counted(column, meaning, _period(column, table, options), _unit(column, table))
        for column, meaning in meant.items()
        if meaning
    ]
    if not counted:
        raise UnclearTitleError(*_nothing(table))
    _refuse_doubles(counted)
    return Choice(counted, _skipped(table, counted))


def _refuse_unread_times(table: Table, counted: Set[int]) -> None:
    """Raises UnclearTitleError where a column that is not read, wherever it stands, seems to say when."""
    below = table.sheet.rows[table.row + 1 :]
    read = {*counted, *(column.at for column in table.times)}
    for index, words in table.headings:
        if index not in read and seems_time(words, (row[index] for row in below if index < len(row))):
            raise UnclearTitleError("kolom_waktu", unread_time(words))


def _unit(column: Column, table: Table) -> Unit:
    own = table_titles.plain(" ".join(column.heads))
    return Unit.of(
        own
        if re.search(r"\b(orang|jiwa|ribu\w*|rb|juta\w*|jt|x?1?000|thousands?|millions?)\b", own)
        else table_titles.plain(table.title)
    )


def _period(column: Column, table: Table, options: Options) -> date | None:
    """The month of the headings, else of each row, of --periode or of the title.

    Raises UnclearTitleError.
    """
    try:
        if column.doubt:
            raise periods.PeriodError(column.doubt)
        if table.times:
            return None
        if column.year:
            return stated_by(column).period(options.period)
        mentions = periods.find(table.title)
    except periods.PeriodError as error:
        raise UnclearTitleError("bulan_keliru", str(error)) from None
    option, named = options.period, {mention.period for mention in mentions if mention.weight}
    years = title_years(table.title)
    every = years | ({str(option.year)} if option else set())
    if len(every) == 1 and column.month:
        return periods.valid_month(int(every.pop()), column.month)
    months = named | ({option} if option else set())
    if len(every) == 1 and len(months) < 2:
        return months.pop() if months else periods.valid_month(int(every.pop()), 12)
    stated_times = " dan ".join([*sorted(years), *([f"--periode {periods.name(option)}"] if option else [])])
    advice = "Tambahkan --periode, misalnya --periode 2023-08, atau tulis satu tahun di judulnya"
    raise UnclearTitleError(
        "bulan_keliru",
        f"bulan angkanya tidak pasti: disebut {stated_times}. Tulis satu tahun di judulnya"
        if stated_times
        else f"bulan angkanya tidak pasti: judul tabel tidak menyebut tahun. {advice}",
    )


def title_years(title: str) -> set[str]:
    """The years that a title names, also as it ends in _2022."""
    return set(re.findall(r"\b20\d\d\b", title.replace("_", " ")))


def stated_by(column: Column) -> Stated:
    """What the headings of a column say of time."""
    return Stated(column.year, column.month, f"kolom {column.place}")


def _nothing(table: Table) -> tuple[str, str]:
    if doubt := next((column.doubt for column in table.columns if column.doubt), ""):
        return "bulan_keliru", doubt
    names = _names(table.columns) or "tanpa judul"
    times = [(column.year, column.month) for column in table.columns if column.year]
    if len(set(times)) < len(times):
        stated_times = f"tahun yang sama berulang ({names}) tanpa satu kelompok Jumlah; unduh tabel jumlahnya"
        return "kolom_ganda", stated_times
    known = ", ".join(meaning.word.replace("_", " ") for meaning in table_titles.BPS if meaning.measure)
    return (
        "ukuran_tak_jelas",
        f"tidak satu kolom pun ({names}) menyebut jumlah orang yang dikenal: {known}, atau Jumlah; unduh "
        "tabel jumlah orangnya",
    )


def _refuse_doubles(counted: Sequence[Counted]) -> None:
    first: dict[tuple[str, date | None], Counted] = {}
    for other in counted:
        one = first.setdefault((other.meaning.measure, other.period), other)
        if one is not other:
            when = f" {periods.name(one.period)}" if one.period else ""
            raise UnclearTitleError(
                "kolom_ganda",
                f"kolom {one.column.place} dan kolom {other.column.place} sama-sama "
                f"{one.meaning.word.replace('_', ' ')}{when}; hapus salah satunya",
            )


def _skipped(table: Table, counted: Sequence[Counted]) -> list[Issue]:
    read = [one.column for one in counted]
    indexes = {column.index for column in read}
    others = [column for column in table.columns if column.index not in indexes]
    if not others:
        return []
    message = f"Yang dibaca {_names(read) or 'kolom tahun'}; kolom yang tidak dibaca: {_names(others)}."
    return [Issue("kolom_dilewati", "info", message, table.sheet.name, table.row + 1)]


def _names(columns: Sequence[Column]) -> str:
    names = list(dict.fromkeys(" · ".join(column.heads)[:100] or column.place for column in columns))
    return ", ".join(names[:SHOWN]) + (f", dan {len(names) - SHOWN} lagi" if len(names) > SHOWN else "")
