"""What a moment says of its time zone: months are those of Western Indonesian Time and of no other zone."""

import re

# What may stand behind a day: a time, and the zone it is in. The text is in lower case.
_TIME = r"[t,]?\s*(?:(?:pukul|jam|pkl)\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:am|pm)?\s*"
_OFFSET = r"(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d{2})?(?![\d/.-])"
_NAMES = (
    r"(?:z|zulu|utc|gmt|wib|wita|wit|sgt|myt|hkt|jst|kst|ict|ist|cet|cest|bst|eet|est|edt|cst|cdt|pst|pdt|"
    r"aest|asia/\w+|europe/\w+|america/\w+)\b"
)
_ZONE = re.compile(rf"\s*(?:{_TIME}|t\d{{1,2}})?[\[(]?(?P<zone>{_OFFSET}|{_NAMES})")
_BARE_OFFSET = re.compile(r"\s*[+-]")
_WIB = re.compile(r"(?:utc|gmt)?\s*\+\s*0?7(?::?00)?|wib|asia/(?:jakarta|pontianak)")


def foreign_zone(behind: str) -> str | None:
    """The time zone that stands behind a day, where it is another than WIB: z, +00:00, utc; else None.

    `behind` is the text after the day, in lower case.
    """
    found = _ZONE.match(behind)
    if found is None or _WIB.fullmatch(found["zone"].strip()):
        return None
    if _BARE_OFFSET.match(behind) and not re.match(r"\s*[+-]\d{2}:\d{2}", behind):
        return None  # 30-09-2026 - 5 kabupaten: no time stands before it
    return found["zone"].strip()
