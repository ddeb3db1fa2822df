"""Tables parted into KABUPATEN and KOTA, under headings that the names below do not repeat."""

import re

from etl.parsing import vocabulary

_GLOSS = r"(?:\W+(?:regency|municipality))?"
_NUMBER = re.compile(r"\A\s*\d{1,2}(\s*[.)])?\s+")
_KIND = re.compile(r"\b(kab|kota)")


def section(text: str, *, numbered: str = "?") -> str:
    """The kind that the heading of a section names: KABUPATEN, II. KOTA, Kota/Municipality; else empty."""
    found = re.fullmatch(
        rf"(?:(?:[ivx]+|[a-d]|\d)\W+){numbered}(kabupaten|kab|kota){_GLOSS}\W*", vocabulary.plain(text)
    )
    return "" if not found else "Kota" if found[1] == "kota" else "Kabupaten"


def with_kind(name: str, kind: str) -> str:
    """A name with the kind its section says, where it says none itself: "71. Magelang" is Kota Magelang."""
    if not kind or not name or _KIND.search(vocabulary.plain(name)):
        return name
    return f"{kind} {_NUMBER.sub('', name)}"
