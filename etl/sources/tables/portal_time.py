"""Where the columns of an open-data portal stand, and which of them say when, under whatever name."""

from collections.abc import Sequence
from datetime import date

from etl.layouts.heading import Heading
from etl.layouts.named_columns import Header, Record, find_header
from etl.layouts.stated_time import Stated
from etl.layouts.time_columns import TimeColumn, stated, time_columns
from etl.model import Options, Sheet
from etl.parsing import periods

REQUIRED = ("kode_kabupaten_kota", "nama_kabupaten_kota", "satuan")


def find(sheets: Sequence[Sheet]) -> Header | None:
    """Where the named columns stand, the year under any of the names that portals give it."""
    header = find_header(sheets, REQUIRED)
    return header if header and any(column.kind != "month" for column in times_of(header)) else None


def times_of(header: Header) -> list[TimeColumn]:
    """The columns that give each row its time."""
    return time_columns((name, name) for name in header.columns)


def period_of(record: Record, name: str, times: list[TimeColumn], options: Options) -> date | None:
    """The month of the row's columns of time and of the name of its count; yearly figures are of December, or
    of the month of --periode. None, and a finding, where they name none."""
    years = [column.name for column in times if column.kind == "year"]
    if any(record.year(name) is None for name in years):
        return None
    column = next((one.name for one in reversed(times) if one.kind != "year"), times[0].name)

    def read() -> date:
        named = Heading.of(name)
        own = stated(times, lambda at: record.dated(str(at)))
        heading = Stated(named.year, named.month, f"kolom {name}")
        return own.joined(heading).period(options.period)

    return record.reading(column, read, periods.NotAPeriod, rule="bulan_keliru")
