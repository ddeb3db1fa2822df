"""Satu Data workbooks of participants, with years as columns."""

from collections.abc import Sequence

from etl.layouts import table_titles
from etl.layouts.count_rows import tidy_tables
from etl.layouts.count_table import Table, find_tables, unread_sheets
from etl.layouts.counted_columns import Choice, count_all
from etl.layouts.heading import means_all
from etl.layouts.table_titles import Meaning, UnclearTitleError
from etl.model import Options, Recognition, Sheet, Tidy


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a title that says whose participants they are, less so of any about participants."""
    for table in _tables(sheets):
        years = f"baris {table.row + 1} berisi tahun {table.years[0]}–{table.years[-1]}"
        try:
            meaning = _meaning(table)
        except UnclearTitleError:
            return Recognition(80, f"{years}, judulnya menyebut peserta")
        if meaning:
            return Recognition(90, f"{years}, judulnya menyebut peserta, basis {meaning.basis}")
    return None


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy | None:
    """The tables that speak of participants, or else every one; None where there is no row of years."""
    tables = _tables(sheets)
    tables = [table for table in tables if table_titles.speaks_of_participants(table.title)] or tables
    if not tables:
        return None
    result = tidy_tables(tables, _counted, options)
    result.issues += unread_sheets(sheets, tables)
    return result


def _counted(table: Table, options: Options) -> Choice:
    if (meaning := _meaning(table)) is None:
        raise UnclearTitleError("ukuran_tak_jelas", f"judul {table.title!r} tidak menyebut peserta")
    return count_all(table, options, meaning)


def _meaning(table: Table) -> Meaning | None:
    return table_titles.of_participants(table.title, around=table.about)


def _tables(sheets: Sequence[Sheet]) -> list[Table]:
    """The tables that part nothing but years, or their sums; months and segments make a rekap."""
    return [
        table
        for table in find_tables(sheets)
        if any(one.year and not one.month and means_all(one.heads) for one in table.columns)
    ]
