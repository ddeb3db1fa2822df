"""Whether the name of a file says another month or year than its figures are of."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import PurePath

from etl.model import Issue
from etl.parsing import periods

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d[-_. ]?[01]\d[-_. ]?[0-3]\d|[0-3]\d[-_. ]?[01]\d[-_. ]?20\d\d)(?!\d)")


def named_otherwise(file_name: str, months: Collection[date]) -> list[Issue]:
    """A warning where the name says one month or one year, and no figure is of it.

    A name with a day says when the file was made, and nothing of its figures.
    """
    stem = PurePath(file_name).stem
    spaced = re.sub(r"[\W_]+", " ", stem)
    if not months or _DAY.search(stem):
        return []
    try:
        mentions = [*periods.find(stem), *periods.find(spaced)]
    except periods.PeriodError:
        return []
    named, years = {one.period for one in mentions}, set(_YEAR.findall(stem))
    if any(one.day for one in mentions) or len(named) > 1 or len(years) != 1:
        return []
    (year,) = years
    if named:
        (month,) = named
        said, fits = periods.name(month), month in months
    else:
        said, fits = f"tahun {year}", int(year) in {month.year for month in months}
    if fits:
        return []
    found = ", ".join(periods.name(month) for month in sorted(months)[:3]) + (
        ", ..." if len(months) > 3 else ""
    )
    text = (
        f"Nama berkas {file_name} menyebut {said}, sedangkan angkanya dicatat untuk {found}; pastikan ini "
        "berkas yang dimaksud, dan --periode bila dipakai."
    )
    return [Issue("nama_berkas_beda", "warning", text, value=file_name)]
