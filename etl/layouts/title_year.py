"""The year that a title says its figures are of: one year, and none of a census, a target, a publication."""

import re

from etl.parsing import periods

_OF_SOMETHING_ELSE = re.compile(
    r"\b(sensus( penduduk)?|sp|st|se|dasar|dalam angka|proyeksi|supas|podes|susenas|sakernas|potensi|"
    r"semesta|target|rpjm\w*|rkp\w*|rencana|penyebut|denominator|data bps|survei)\b"
    r"[^·\d]{0,25}20\d\d(\s*[-–]\s*20\d\d)?",
    re.IGNORECASE,
)


def title_year(title: str) -> int | None:
    """The one year of a title, also as it ends in _2022; None where it names none, or several."""
    years = periods.apart(_OF_SOMETHING_ELSE.sub(" ", title.replace("_", " ")))[1]
    return years.pop() if len(years) == 1 else None
