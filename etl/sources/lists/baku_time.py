"""Columns of a canonical file that say when beside its own column periode: they may repeat it, not contradict
it."""

from collections.abc import Sequence
from datetime import date

from etl.layouts.named_columns import Header, Record
from etl.layouts.stated_time import Contradiction, Stated
from etl.layouts.time_columns import TimeColumn, stated, time_columns
from etl.parsing import periods


def other_times(header: Header, named: Sequence[str]) -> list[TimeColumn]:
    """The columns beside those of the format (`named`) that say of which time a row is."""
    return time_columns((name, name) for name in header.columns if name not in named)


def agrees(record: Record, times: Sequence[TimeColumn]) -> None:
    """Refuse a row whose other columns of time name another month than periode does."""
    if not times or record.cell("periode") is None:
        return

    def read() -> date:
        month = periods.parse(record.dated("periode"), today=date.max)
        own = stated(times, lambda at: record.dated(str(at)))
        return Stated.of(month, f"kolom periode berisi {record.text('periode')}").joined(own).period(None)

    record.reading(times[0].name, read, Contradiction, rule="kolom_waktu")
