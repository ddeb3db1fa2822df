"""Indonesian first, English beside it: words, numbers and months of one language as a value."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel.dates import get_month_names
from babel.messages.pofile import read_po

from data.dates import wib
from data.rounding import FINEST, half_away

_LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("id", "en")


@cache
def _catalogue(code: str) -> dict[str, str]:
    """Indonesian source text -> text in the language."""
    if code == "id":
        return {}
    with (_LOCALES / f"{code}.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=code) if m.id and m.string}


@cache
def _months(code: str, width: str) -> dict[int, str]:
    return dict(get_month_names(width, locale=code).items())  # type: ignore[arg-type]


class _ByNumber(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, parted, many = format_spec.partition("|")
        if not parted:
            return str(super().format_field(value, format_spec))
        return one if str(value).lstrip("+−") == "1" else many


_BY_NUMBER = _ByNumber()
_UNITS = (
    (1_000_000_000, 1_000_000_000, 1, (" miliar", "bn")),
    (1_000_000, 1_000_000, 1, (" juta", "m")),
    (10_000, 1_000, 0, (" rb", "k")),
)
_SPACED_PERCENT = re.compile(r"(?<=\d) %")


def missing(value: Any) -> bool:
    """Whether a figure is unknown (None, NaN or NA)."""
    if type(value) is float or type(value) is int:
        return value != value
    return value is None or str(value) == "<NA>" or value != value


def inside(words: str) -> str:
    """Words as they stand inside a sentence: "Semua segmen" -> "semua segmen"; "PU" stays."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


@lru_cache(maxsize=16_384)
def _written(code: str, value: float, decimals: int) -> str:
    """A page writes the same figures in many places, and the next one many of them again."""
    text = f"{half_away(abs(value), decimals):,f}"
    if code == "id":
        text = text.translate({44: 46, 46: 44})
    return f"−{text}" if value < 0 and text.strip("0,.") else text


@dataclass(frozen=True)
class Language:
    """How one language writes. Unknown figures are an en dash."""

    code: str = "id"

    def text(self, source: str, /, **fields: object) -> str:
        """The text in this language, with {fields} filled in.

        {n:area|areas} is the word for one, or for any other number, as it is written.
        """
        words = _catalogue(self.code).get(source, source)
        if fields:
            words = _BY_NUMBER.vformat(words, (), fields) if "|" in words else words.format(**fields)
        return _SPACED_PERCENT.sub("\N{NO-BREAK SPACE}%", words) if " %" in words else words

    def number(self, value: Any, decimals: int = 0) -> str:
        """1234567.8 -> 1.234.567,8 (id), 1,234,567.8 (en); an exact half is rounded away from zero."""
        return "–" if missing(value) else _written(self.code, float(value), decimals)

    @property
    def percent_sign(self) -> str:
        """What follows a percentage: 45,7 % (id), 45.7% (en)."""
        return "\N{NO-BREAK SPACE}%" if self.code == "id" else "%"

    @property
    def separators(self) -> str:
        """The decimal and the thousands sign, as Plotly wants them."""
        return ",." if self.code == "id" else ".,"

    def percent(self, value: Any, decimals: int = 1) -> str:
        """45,7 % or, in English, 45.7%; – where unknown."""
        text = self.number(value, decimals)
        return text if text == "–" else text + self.percent_sign

    def signed(self, value: Any, decimals: int = 0) -> str:
        """With its sign; zero has none."""
        text = self.number(value, decimals)
        return f"+{text}" if not missing(value) and float(value) > 0 and text.strip("0,.") else text

    def short(self, value: Any, more: int = 0) -> str:
        """1234567 -> 1,2 juta; 45300 -> 45 rb (id); 1.2m, 45k (en); with so many decimals more."""
        if missing(value):
            return "–"
        divisor, decimals, word = self._unit(float(value))
        return self.number(value / divisor, decimals + more if divisor > 1 else 0) + word

    def _unit(self, value: float) -> tuple[int, int, str]:
        """What a short number counts in, with how many decimals, and its word."""
        place = 0 if self.code == "id" else 1
        for start, divisor, decimals, words in _UNITS:
            if abs(value) >= start:
                return divisor, decimals, words[place]
        return 1, 0, ""

    def shorts(self, *values: float) -> list[str]:
        """Short numbers beside each other: where they differ they look different, 1,24 juta and 1,21 juta."""
        texts = [self.short(value) for value in values]
        for more in range(1, FINEST):
            if len(set(texts)) >= len(set(values)):
                break
            texts = [self.short(value, more) for value in values]
        return texts

    def month(self, day: date, *, short: bool = False) -> str:
        """September 2026, or Sep 2026."""
        return f"{_months(self.code, 'abbreviated' if short else 'wide')[day.month]} {day.year}"

    def month_name(self, day: date, *, short: bool = False) -> str:
        """September, or Sep where `short`."""
        return _months(self.code, "abbreviated" if short else "wide")[day.month]

    def day(self, day: date) -> str:
        """30 September 2026."""
        return f"{day.day} {self.month(day)}"

    def short_day(self, day: date) -> str:
        """30 Sep 2026."""
        return f"{day.day} {self.month(day, short=True)}"

    def moment(self, utc: datetime) -> str:
        """22 November 2026 14.05 WIB, from UTC without a zone."""
        return f"{self.day(wib(utc).date())} {self.clock(utc)}"

    def clock(self, utc: datetime) -> str:
        """14.05 WIB, from UTC without a zone."""
        local = wib(utc)
        return f"{local:%H.%M} WIB" if self.code == "id" else f"{local:%H:%M} WIB"

    def printed_date(self, text: str) -> str:
        """A date as printed, to the precision it has: 2024, 2023-11 or 2023-12-31."""
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 1:
            return text
        if len(parts) == 2:
            return self.month(date(parts[0], parts[1], 1), short=True)
        return f"{parts[2]} {self.month(date(parts[0], parts[1], 1), short=True)}"

    def figures(self, text: str) -> str:
        """A text with figures as code writes them (3.7, 16800) in this language's signs."""
        return re.sub(r"\d+(?:\.(\d+))?", lambda found: self.number(found[0], len(found[1] or "")), text)

    def joined(self, words: list[str]) -> str:
        """Words joined: a dan b; a, b, dan c (Indonesian); a, b and c (English)."""
        if len(words) < 2:
            return "".join(words)
        last = " and " if self.code == "en" else ", dan " if len(words) > 2 else " dan "
        return ", ".join(words[:-1]) + last + words[-1]

    def listed(self, words: list[str], most: int) -> str:
        """a, b, dan c; where there are more than so many: a, b, dan 5 lagi."""
        rest = len(words) - most
        if rest <= 0:
            return self.joined(words)
        return ", ".join(words[:most]) + self.text(", dan {n} lagi", n=self.number(rest))
