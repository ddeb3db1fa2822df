"""Indonesian numbers, read by the kind of their column: counts of people and percentages."""

import math
import re
import unicodedata
from datetime import date

from data.analysis.published import percentages
from etl.model import NOT_CALCULATED, Cell

NONE_MARKS = frozenset(
    {"", "-", "--", "–", "—", "...", "..", "…", "n/a", "na", "n.a", "n.a.", "tad", "tidak ada data"}
    | {"belum ada", "belum lapor", "belum melapor", "belum ada data"}
)
# Marks that take no room and change nothing: they come along with text copied from web pages and PDF.
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LARGEST = 1_000_000_000
LONGEST = 100  # characters of a number with its spaces and words
_EXCEL_ERROR = re.compile(
    r"(#(REF|DIV/0|VALUE|NAME\?|N/A|NUM|NULL|GETTING_DATA|SPILL|CALC|BLOCKED|FIELD|CONNECT)!?|ERR:\d{3})\Z"
)
_TRAILING = re.compile(r"\s*(orang|org|jiwa|pekerja|peserta|tk|\*+\)?)\Z")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*\Z")
_GROUPED_ZERO_DECIMALS = re.compile(r"([1-9][0-9]{0,2}(?:([.,' ])[0-9]{3})(?:\2[0-9]{3})*)(?!\2)[.,]0{1,2}\Z")


_GROUPED_DECIMALS = re.compile(r"[0-9]{1,3}((\.[0-9]{3})+,|(,[0-9]{3})+\.)[0-9]{1,2}")
_RETYPE = "ketik jumlah orangnya, kosongkan bila belum melapor, atau 0 bila tidak ada"


class NumberError(ValueError):
    """A cell that cannot be read as the number its column holds; the text says why, in Indonesian.

    `readings`: how many people it may mean where the text says so (None: no figure), for a person to choose.
    """

    def __init__(self, text: str, readings: tuple[int | None, ...] = ()) -> None:
        """Keep what it may mean beside the text."""
        super().__init__(text)
        self.readings = readings


def is_none(cell: Cell) -> bool:
    """Whether the cell says "no figure": empty, a dash or dots."""
    return cell is None or (isinstance(cell, str) and _plain(cell) in NONE_MARKS)


def count(cell: Cell) -> int | None:
    """A number of people.

    Dots, commas, spaces and apostrophes in groups of three part thousands, whichever of them it is; None
    where the cell says there is no figure. Raises NumberError.
    """
    if is_none(cell):
        return None
    if isinstance(cell, str):
        if len(cell) > LONGEST:
            raise NumberError(f"bukan jumlah orang: {cell.strip()[:LONGEST]!r} ...")
        return _bounded(_count_text(_plain(cell), cell))
    number = _number(cell)
    if not number.is_integer():
        guess = f"{number:.3f}".replace(".", ",")
        raise NumberError(
            f"jumlah orang harus bilangan bulat, tertulis {guess.rstrip('0')}. "
            "Mungkin Excel membaca titik ribuan sebagai koma desimal: jadikan kolom ini Teks, "
            "ketik ulang angkanya",
            _without_comma(repr(number)),
        )
    return _bounded(int(number))


def percent(cell: Cell) -> float | None:
    """A percentage as written: 31,36 and 31.36 and 31,36 % are 31.36. Raises NumberError."""
    if is_none(cell):
        return None
    if not isinstance(cell, str):
        number = _number(cell)
    else:
        if len(cell) > LONGEST:
            raise NumberError(f"bukan persen: {cell.strip()[:LONGEST]!r} ...")
        text = _plain(cell).rstrip("% ")
        if text.startswith("-"):
            raise NumberError(f"persen tidak boleh negatif: {cell.strip()}")
        plain = percentages.digits(text)
        if plain is None:
            raise NumberError(f"bukan persen: {cell.strip()!r}")
        number = float(plain)
    if number < 0:
        raise NumberError(f"persen tidak boleh negatif: {number:g}")
    return number


def written(number: int | float) -> str:
    """1.234.567, or 31,36 for a percentage."""
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def printed_percent(cell: Cell) -> str | None:
    """The digits of a percentage with a point before its decimals, as many as were typed: "30.29" for 30,29.

    None where the cell holds none. What `percent` reads is their value.
    """
    if is_none(cell) or isinstance(cell, bool | date):
        return None
    return percentages.digits(_plain(cell) if isinstance(cell, str) else f"{cell:.12g}")


def decimals(cell: Cell) -> int:
    """How many decimals a percentage was printed with; 4 at most."""
    return min(percentages.places(printed_percent(cell) or ""), 4)


def one_width(text: str) -> str:
    """The text without full-width forms and without marks that take no room."""
    return unicodedata.normalize("NFKC", text.translate(_NO_WIDTH))


def _plain(text: str) -> str:
    """The text without odd spaces, too, in lower case."""
    return " ".join(one_width(text).split()).casefold().replace("−", "-")


def _count_text(text: str, printed: str) -> int:
    shown = printed.strip()
    # NFKC turns the footnote mark of 214687² into a digit.
    if any(unicodedata.category(mark) == "No" for mark in printed):
        raise NumberError(f"ada angka kecil (catatan kaki) di {shown!r}; hapus tandanya")
    if text.upper() == NOT_CALCULATED:
        raise NumberError("rumus di sel ini belum pernah dihitung; buka di Excel, simpan, lalu muat lagi")
    if found := _DIRECTION.search(text):
        raise NumberError(
            f"ada tanda arah tulisan yang tidak terlihat (U+{ord(found[0]):04X}), jadi urutan angkanya tidak "
            "pasti; hapus isinya, ketik ulang angkanya"
        )
    if _EXCEL_ERROR.match(text.upper()):
        raise NumberError(f"rumus di sel ini galat ({shown}); perbaiki rumusnya atau ketik angkanya")
    if text == "nihil":
        return 0
    text = _TRAILING.sub("", text).removeprefix("'")  # the mark of a text in Excel, typed twice
    if re.match(r"-\s*[0-9]|\([0-9.,]+\)\Z", text):
        raise NumberError(f"jumlah orang tidak boleh negatif: {shown}; {_RETYPE}")
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    if whole := _GROUPED_ZERO_DECIMALS.match(text):
        text = whole.group(1)
    if whole := re.match(r"([0-9]+)[.,]0{1,2}\Z", text):  # 39880.0, 1000,00: whole; no group of three
        return int(whole[1])
    if _GROUPED.match(text):
        return int(re.sub(r"[.,' ]", "", text))
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text) or _GROUPED_DECIMALS.fullmatch(text):
        raise NumberError(
            f"jumlah orang harus bilangan bulat, tertulis {shown}; "
            "titik atau koma hanya untuk ribuan, tiga angka sekelompok (39.880)",
            _without_comma(text),
        )
    if text.endswith("%"):
        raise NumberError(f"berisi persen ({shown}), padahal kolom ini jumlah orang; {_RETYPE}")
    raise NumberError(
        f"bukan jumlah orang: {shown!r}; tulis angkanya, kosongkan bila belum melapor, atau 0 bila tidak ada"
    )


def _without_comma(text: str) -> tuple[int | None, ...]:
    """48,118 and 48,1 as Excel leaves of 48.118 and 48.100: the people, or no figure; nothing of 48,1185."""
    found = re.fullmatch(r"([1-9][0-9]*)[.,]([0-9]{1,3})", text)
    if not found:
        return ()
    people = int(found[1] + found[2].ljust(3, "0"))
    return (people, None) if people <= LARGEST else ()


def _number(cell: Cell) -> float:
    if isinstance(cell, bool):
        raise NumberError("berisi BENAR/SALAH, bukan angka")
    if isinstance(cell, date):
        raise NumberError(
            f"berisi tanggal ({cell:%d-%m-%Y}); Excel mungkin mengubah angka menjadi tanggal: jadikan selnya "
            "Angka, ketik ulang angkanya"
        )
    assert isinstance(cell, int | float)
    if isinstance(cell, int) and abs(cell) > 10**15:
        raise NumberError("terlalu besar: lebih dari lima belas angka")
    if not math.isfinite(cell):
        raise NumberError("bukan bilangan (NaN atau tak hingga)")
    return float(cell)


def _bounded(number: int) -> int:
    if number < 0:
        raise NumberError(f"jumlah orang tidak boleh negatif: {number}; {_RETYPE}")
    if number > LARGEST:
        raise NumberError(f"terlalu besar untuk jumlah orang: {number}; {_RETYPE}")
    return number
