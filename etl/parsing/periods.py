"""Months as officials write them. A period is the last day of its month."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from data import dates
from data.dates import last_day
from etl.model import Cell

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_MONTH = 31  # days
_SPELLINGS = {
    1: "januari january jan",
    2: "februari pebruari february feb peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agust agu ags agt aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
_MONTH = {word: number for number, words in _SPELLINGS.items() for word in words.split()}
_WORDS = "|".join(sorted(_MONTH, key=len, reverse=True))
_NAMED = re.compile(rf"(?:\b(\d{{1,2}})[\s-]+)?\b({_WORDS})\b\.?[\s,-]*(?:tahun|thn|th)?\.?[\s-]*(\d{{4}})\b")
_MONTH_DAY = re.compile(rf"\b({_WORDS})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(20\d\d)\b")  # Sept 30, 2026
_SHORT_YEAR = re.compile(
    rf"\b({_WORDS})\b\.?[\s'’-]*(\d{{2}})(?![\d.,]|\s+20\d\d\b)|\A\d{{1,2}}[-/.]\d{{2}}\Z|"
    r"(?<![\d/.-])(\d{1,2}[-/.]){2}\d{2}(?![\d/.,-])"
)
_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")  # days since 30 December 1899: from 1982 to 2050
_ISO = re.compile(r"\b(20\d\d)[-/](\d{1,2})(?:[-/](\d++))?+(?![\da-su-y])")
_MONTH_YEAR = re.compile(r"\A(\d{1,2})[-/. ](20\d\d)\Z")  # alone; within a text it may be Inpres 2/2021
_DAY_FIRST = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b")
_PART = (
    r"\b(triwulan|tri wulan|tw|kuartal|kwartal|q|semester)[\s.:-]*(?:ke\b[\s.-]*|ke(?=[a-z]))?"
    r"(i{1,3}|iv|[1-4]|pertama|satu|dua|tiga|empat)\b"
)
_QUARTER = re.compile(_PART + r"[\s,/-]*(?:tahun|thn|th)?\.?\s*(20\d\d)\b")
# The year of a regulation is none of figures: Inpres Nomor 2 Tahun 2021, PP 50/2025.
_REGULATION = re.compile(
    r"\b(inpres|instruksi presiden|perpres|peraturan \w+|pp|uu|undang\W?undang|perda|pergub|perbup|perwali?|"
    r"permen\w*|kep\w+|se|surat edaran|nomor|no)\b\W*(ri\W+)?((nomor|no)\b\W*)?\d{1,4}\s*"
    r"(/|tahun|thn|th\b\.?)\s*20\d\d\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4}
BEFORE = 60  # characters in front of a month that say what it is
_BEFORE = (
    (re.compile(r"(cetak|unduh|dibuat|update|diperbarui)\W*(\w+\W+)?\Z"), 0),
    (re.compile(r"(s\W?d|sampai( dengan)?|hingga|sd)\W*(\w+\W+)?\Z"), 3),
    (re.compile(r"(posisi|per|keadaan|bulan|periode|akhir)\W*(\w+\W+)?\Z"), 2),
    (re.compile(r"\b(surat|nota dinas|undangan)\b.*\Z"), 0),
)
# What may stand behind a day: a time, and the zone it is in. The text is in lower case.
_TIME = r"[t,]?\s*(?:(?:pukul|jam|pkl)\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:am|pm)?\s*"
_OFFSET = r"(?:utc|gmt)?\s*[+–-]\s*\d{1,2}(?::?\d{2})?(?![\d/.-])"
_ZONE_NAMES = (
    r"(?:z|zulu|utc|gmt|wib|wita|wit|sgt|myt|hkt|jst|kst|ict|ist|cet|cest|bst|eet|est|edt|cst|cdt|pst|pdt|"
    r"aest|asia/\w+|europe/\w+|america/\w+)\b"
)
_ZONE = re.compile(rf"\s*(?:{_TIME}|t\d{{1,2}})?[\[(]?(?P<zone>{_OFFSET}|{_ZONE_NAMES})")
_BARE_OFFSET = re.compile(r"\s*[+–-]")
_WIB = re.compile(r"(?:utc|gmt)?\s*\+\s*0?7(?::?00)?|wib|asia/(?:jakarta|pontianak)")


class PeriodError(ValueError):
    """A cell that names no month; the text says why, in Indonesian."""


@dataclass(frozen=True)
class Mention:
    """A month named in a text.

    `weight`: 3 after "s.d.", 2 after "posisi", 1 bare, 0 a date of printing or of a letter.
    """

    period: date
    day: int | None
    weight: int


def valid_month(year: int, month: int) -> date:
    """The last day of the month; raises PeriodError for an impossible one."""
    if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(f"bulan {month} tahun {year} tidak ada; tulis misalnya 2026-09")
    return last_day(year, month)


def name(period: date) -> str:
    """September 2026."""
    return f"{MONTHS[period.month - 1]} {period.year}"


def parse(cell: Cell, *, today: date | None = None) -> date:
    """The last day of the month a cell names: 2026-09, 30 September 2026, Sept 2026, a date.

    Raises PeriodError, also for months that have not begun.
    """
    period = _of_cell(cell)
    if period.replace(day=1) > (today or dates.today()):
        raise PeriodError(f"{name(period)} belum tiba; periksa bulan dan tahunnya")
    return period


def _of_cell(cell: Cell) -> date:
    if isinstance(cell, date):
        return valid_month(cell.year, cell.month)
    if not isinstance(cell, str) or not cell.strip():
        if serial := _serial(cell):
            raise PeriodError(serial)
        shown = "kosong" if cell is None or cell == "" else f"tertulis {cell}"
        raise PeriodError(f"bulan {shown}; tulis misalnya 2026-09 atau September 2026")
    mentions = find(cell)
    if len({mention.period for mention in mentions}) == 1:
        return mentions[0].period
    if serial := _serial(cell):
        raise PeriodError(serial)
    if not mentions and has_short_year(cell):
        raise PeriodError(f"tahun dua angka ditolak: {cell.strip()}; tulis tahunnya lengkap, misalnya 2026")
    raise PeriodError(f"bukan bulan: {cell.strip()!r}; tulis misalnya 2026-09 atau September 2026")


def _serial(cell: Cell) -> str | None:
    """What to say of a day that Excel kept as a number."""
    text = str(cell).strip().removesuffix(".0")
    if isinstance(cell, bool) or not _SERIAL.fullmatch(text):
        return None
    day = date(1899, 12, 30) + timedelta(days=int(text))
    return (
        f"tertulis {text}, mungkin tanggal {day:%d-%m-%Y} yang disimpan Excel sebagai angka; jadikan kolom "
        f"ini Tanggal, atau tulis {day:%Y-%m}"
    )


def find(text: str) -> list[Mention]:
    """Every month with its year named in the text, in its order.

    Raises PeriodError for month 13, for a day that does not exist (31 September) and for a moment of another
    time zone than WIB.
    """
    text = _plain(text)
    found: list[tuple[int, Mention]] = []

    def add(match: re.Match[str], year: str, month: int, day: str | None) -> None:
        before = text[max(0, match.start() - BEFORE) : match.start()]
        weight = next((weight for pattern, weight in _BEFORE if pattern.search(before)), 1)
        if weight and (zone := foreign_zone(text[match.end() :])):
            raise PeriodError(_in_another_zone(match[0].strip(), zone))
        period = valid_month(int(year), month)
        number = int(day) if day else None
        if number is not None and number > LONGEST_MONTH and match.start() and weight < 2:
            number = None  # so many Kabupaten/Kota, then September 2026: no day, but a number before a month
        elif number is not None and not 1 <= number <= period.day:
            raise PeriodError(_no_such_day(match[0].strip(), period))
        found.append((match.start(), Mention(period, number, weight)))

    for match in _NAMED.finditer(text):
        add(match, match[3], _MONTH[match[2]], match[1])
    for match in _MONTH_DAY.finditer(text):
        add(match, match[3], _MONTH[match[1]], match[2])
    for match in _MONTH_YEAR.finditer(text):
        add(match, match[2], int(match[1]), None)
    for match in _ISO.finditer(text):
        add(match, match[1], int(match[2]), match[3])
    for match in _DAY_FIRST.finditer(text):
        day, month = match[1], match[2]
        if int(month) > 12 >= int(day) > 0:  # 09/30/2026: an English Excel, and no other way to read it
            day, month = month, day
        add(match, match[3], int(month), day)
    return [mention for _, mention in sorted(found, key=lambda item: item[0])]


def _no_such_day(shown: str, period: date) -> str:
    return f"tanggal {shown} tidak ada; {name(period)} berakhir pada tanggal {period.day}"


def _in_another_zone(shown: str, zone: str) -> str:
    return (
        f"{shown} tertulis dengan zona waktu {zone.upper()}, jadi harinya di WIB dapat berbeda; tulis "
        "tanggalnya saja menurut WIB, misalnya 2026-09-30"
    )


def without(text: str) -> str:
    """The text with the months it names taken out."""
    text = _plain(text)
    for pattern in (_NAMED, _MONTH_DAY, _ISO, _DAY_FIRST):
        text = pattern.sub(" ", text)
    return text


def without_bare(text: str) -> str:
    """The text without months and quarters that stand without a year, or with two digits of one."""
    text = re.sub(rf"{_PART}([\s,/-]*20\d\d\b)?", " ", _plain(text))
    return re.sub(rf"\b({_WORDS})\b\.?([\s'’-]*\d{{2}}\b)?", " ", text)


def months_and_years(text: str) -> tuple[set[int], set[int]]:
    """The months (1 to 12; of a quarter its last) and the years a text names, wherever they stand."""
    plain = _REGULATION.sub(" ", _plain(text))
    months = {_MONTH[word] for word in re.findall(rf"\b({_WORDS})\b", plain)}
    months |= {month for kind, number in re.findall(_PART, plain) if (month := _last_month(kind, number))}
    return months, {int(year) for year in re.findall(r"\b20\d\d\b", plain)}


def has_short_year(text: str) -> bool:
    """Whether a month has a year of two digits: Okt-26, Oktober '26, 31/10/26."""
    return bool(_SHORT_YEAR.search(_plain(text)))


def loose(text: str) -> date | None:
    """The month of a text that names one month and one year apart: sheet "SEPT", title "Tahun 2026"."""
    months, years = months_and_years(text)
    return valid_month(years.pop(), months.pop()) if len(months) == len(years) == 1 else None


def quarter(text: str) -> date | None:
    """The last month of the one quarter or half year a text names.

    Triwulan III 2025, TW 3 Tahun 2025, Triwulan ke-IV (Oktober - Desember) 2025. Months named beside it are
    its own, else nothing is sure.
    """
    plain = _REGULATION.sub(" ", _plain(text))
    found = {
        valid_month(int(year), month)
        for kind, number, year in _QUARTER.findall(plain)
        if (month := _last_month(kind, number))
    }
    if found:
        return found.pop() if len(found) == 1 else None
    parts = {
        (_last_month(kind, number), 6 if kind[0] == "s" else 3) for kind, number in re.findall(_PART, plain)
    }
    years = {int(year) for year in re.findall(r"\b20\d\d\b", plain)}
    if len(parts) != 1 or len(years) != 1:
        return None
    last, length = parts.pop()
    months = {_MONTH[word] for word in re.findall(rf"\b({_WORDS})\b", plain)}
    return (
        valid_month(years.pop(), last) if last and months <= set(range(last - length + 1, last + 1)) else None
    )


def _last_month(kind: str, number: str) -> int:
    """Of the third quarter 9, of the second half year 12; 0 for a third half year."""
    last = (_ROMAN.get(number) or int(number)) * (6 if kind.startswith("s") else 3)
    return last if last <= 12 else 0


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("_", " ").replace("−", "-")  # 17:00−05:00
    return " ".join(text.split()).casefold()


def foreign_zone(behind: str) -> str | None:
    """The time zone written behind a day, where it is another than WIB: z, +00:00, utc; else None.

    `behind` is the text after the day, in lower case.
    """
    found = _ZONE.match(behind)
    if found is None or _WIB.fullmatch(found["zone"].strip()):
        return None
    if _BARE_OFFSET.match(behind) and not re.match(r"\s*[+–-]\d{2}:\d{2}", behind):
        return None  # 30-09-2026 - 5 kabupaten: no time stands before it
    return found["zone"].strip()
