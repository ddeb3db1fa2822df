"""One column of a rekap: what its headings say that it holds, by themselves or with the headings above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from etl.layouts.time_columns import TimeColumn, kind_of
from etl.parsing import periods, vocabulary
from etl.parsing.column_letter import letter

_NOTE = re.compile(r"(catatan|keterangan|ket)\W*\Z")
_LIST = re.compile(r"\b(dan|serta)\b|[&,+]")
_UNIT = re.compile(r"%|\b(persen|persentase|prosentase)\b")
_OF_TARGET = re.compile(r"\bcapaian\b(?!.*\b(cakupan|coverage)\b)")
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "skip",
        re.compile(
            r"\b(belum|gap|selisih|sisa|kekurangan|target|penambahan|kenaikan|pertumbuhan|growth|tumbuh|naik|"
            r"turun|iuran(?! (berjalan|lancar))|klaim|rp|rupiah|nominal|anggaran|manfaat|"
            r"terdaftar(?! (dan )?aktif)|peringkat|rank(ing)?|keterangan|rse|galat baku|lalu|sebelumnya|"
            r"akuisisi|keluar|berhenti|(jumlah|jml|nilai) (proyek|kontrak)|"
            r"((peserta|kepesertaan|pekerja|tk|tenaga kerja)( aktif)?|aktif) baru)\b"
        ),
    ),
    ("percent", re.compile(r"%|\b(persen|persentase|prosentase|cakupan|coverage|rasio)\b")),
    ("inactive_participants", re.compile(r"\b(non ?-?aktif|tidak aktif|menunggak)\b")),
    ("employers", re.compile(r"\b(badan usaha|perusahaan|pemberi kerja)\b|\bbu\b|\bpkbu\b")),
    ("eligible_workers", re.compile(r"\b(potensi|semesta|eligible|universe)\b")),
    ("active_participants", re.compile(r"\b(peserta|kepesertaan|aktif|tk aktif|terlindungi)\b")),
)
_MEASURES = frozenset(role for role, _ in _ROLES[2:])
_SEGMENT_A_ROW = re.compile(r"(segmen|(jenis|kategori) (kepesertaan|peserta))\Z")
# What a title names beside a measure without saying what the figures below it are.
_INNOCENT = re.compile(r"\b(keterangan|manfaat|klaim|iuran|rp|rupiah|anggaran|lalu|peringkat|rank(ing)?)\b")


@dataclass(frozen=True)
class Column:
    """One column: `role` is a measure, percent, note, skip, or unclear where nothing says which.

    Then `doubt` is why, where that is more than a missing word.
    """

    index: int
    role: str
    segment: str
    programme: str
    heading: str
    cells: tuple[str, ...] = ()
    period: date | None = None  # where the heading itself names a month
    doubt: str = ""
    time: TimeColumn | None = None  # where each row says its month or year there

    @property
    def counts(self) -> bool:
        """Whether the column counts people."""
        return self.role in _MEASURES

    @property
    def meaning(self) -> tuple[str, str, str, date | None]:
        """What two columns may not share."""
        return self.role, self.segment, self.programme, self.period

    @property
    def place(self) -> str:
        """Where the column is, for messages: E · Peserta aktif · PU."""
        return f"{letter(self.index)} · {self.heading}"[:120]


@dataclass(frozen=True)
class Above:
    """What headings lean on: the title above a table and the name of its sheet.

    `people`: whether figures below are too large for percentages.
    """

    title: str
    tab: str = ""
    people: bool = False

    @cached_property
    def segment(self) -> str:
        """The one segment that all of the table is about, else TOTAL."""
        named = vocabulary.segments(self.title) or vocabulary.segments(self.tab)
        return named[0] if len(named) == 1 else "TOTAL"

    @cached_property
    def foreign(self) -> str:
        """The word that says the figures may be no stock of people: target, belum, persentase; else empty."""
        for text in (self.title, self.tab):
            plain = _INNOCENT.sub(" ", vocabulary.plain(text))
            for role, pattern in _ROLES[:2]:
                if (role == "skip" or not self.people) and (found := pattern.search(plain)):
                    return found[0]
        return ""

    @cached_property
    def measure(self) -> str | None:
        """The one measure that is named, for headings that name segments only."""
        title, tab = measures_named(self.title), measures_named(self.tab)
        named = title if len(title) == 1 and (not tab or title <= tab) else tab if len(title) != 1 else set()
        return None if self.foreign or len(named) != 1 else next(iter(named))

    @cached_property
    def months(self) -> set[date]:
        """The months that its headings and the tab name."""
        try:
            return {mention.period for mention in periods.find(f"{self.title} {self.tab}") if mention.weight}
        except periods.PeriodError:
            return set()

    @cached_property
    def years(self) -> set[int]:
        """The years that its headings and the tab name."""
        return periods.months_and_years(f"{self.title} {self.tab}")[1]


def role_of(text: str) -> str | None:
    """What one heading says by itself."""
    plain = vocabulary.plain(text)
    for role, pattern in _ROLES:
        if pattern.search(plain):
            if role == "percent" and re.search(r"\b(orang|jiwa)\b", plain):
                continue
            return role
    return None


def measures_named(title: str) -> set[str]:
    """The measures a line of a title names."""
    return {role for role, pattern in _ROLES[2:] if pattern.search(vocabulary.plain(title))}


def column(index: int, cells: tuple[str, ...], above: Above) -> Column:
    """What the headings over one column, from top to bottom, say of it."""
    heading = " · ".join(cells)
    if _NOTE.match(vocabulary.plain(cells[-1])):
        return Column(index, "note", "TOTAL", "", heading, cells)
    if kind := kind_of(cells[-1]):
        time = TimeColumn(index, kind, cells[-1])
        return Column(index, "time", "TOTAL", "", heading, cells, time=time)
    if _SEGMENT_A_ROW.match(vocabulary.plain(cells[-1])):
        doubt = "segmen tertulis di barisnya; jadikan segmen judul kolom, atau isi templat baku"
        return Column(index, "unclear", "TOTAL", "", heading, cells, doubt=doubt)
    named = next((found for cell in reversed(cells) if (found := vocabulary.segments(cell))), [])
    programme = vocabulary.programme(" ".join(cells))
    role, doubt = _role(cells, bool(named), above)
    months, unsure = _months(heading, above, stock=role != "eligible_workers")
    if len(named) > 1 or programme is None or len(months) > 1:
        role = "skip"
    elif unsure and role in _MEASURES:
        role, doubt = "unclear", unsure
    month = months.pop() if len(months) == 1 else None
    segment = named[0] if named else above.segment
    return Column(index, role, segment, programme or "", heading, cells, month, doubt)


def _role(cells: tuple[str, ...], segmented: bool, above: Above) -> tuple[str, str]:
    """The role that the headings of a column give it, and the doubt, if any.

    It comes from the lowest heading that names one ("% PU" under "Peserta aktif" is a percent), unless a
    group above it is about something else altogether ("Target 2026" over "Peserta PU").
    """
    at = next((number for number in reversed(range(len(cells))) if role_of(cells[number])), None)
    if at is None:
        bare = not vocabulary.beyond_segment(_neutral(cells[-1]))
        if bare and above.measure:
            return above.measure, ""
        about = f"judul tabel atau nama lembarnya menyebut {above.foreign!r}" if above.foreign else ""
        return ("unclear", about) if segmented or bare else ("skip", "")
    role = str(role_of(cells[at]))
    groups = [vocabulary.plain(cell) for cell in cells[:at] if not _LIST.search(vocabulary.plain(cell))]
    if role == "percent" and _OF_TARGET.search(vocabulary.plain(cells[at])):
        return "skip", ""
    if any("realisasi" in group for group in groups):
        return role, ""
    if any(role_of(group) == "skip" for group in groups):
        return "skip", ""
    if role not in _MEASURES:
        return role, ""
    if any(_UNIT.search(group) and role_of(group) == "percent" for group in groups):
        of_potensi = role == "eligible_workers"
        return ("unclear", "judul di atasnya menyebut persen") if of_potensi else ("percent", "")
    return role, ""


def _neutral(cell: str) -> str:
    """A heading without its months and without the word that only says: what came true."""
    return re.sub(r"\brealisasi\b", " ", vocabulary.plain(periods.without_bare(periods.without(cell))))


def _months(heading: str, above: Above, *, stock: bool) -> tuple[set[date], str]:
    """The months that a heading names, with the year of the title where it gives none.

    And why they are not certain. A `stock` of another year than the report's is not the report's.
    """
    try:
        named = {mention.period for mention in periods.find(heading)}
    except periods.PeriodError as error:
        return set(), str(error)
    months, years = periods.months_and_years(heading)
    reported = {month.year for month in above.months}
    if named or len(months) > 1:
        return named, ""
    if not months:
        other = stock and len(years) == 1 and reported and not years & reported
        return set(), f"judul kolom menyebut tahun {min(years)}, judul tabel {min(reported)}" if other else ""
    (month,), years = months, years or above.years
    if periods.has_short_year(heading):
        return set(), "tahun dua angka ditolak; tulis tahunnya lengkap, misalnya 2026"
    if len(years) != 1:
        return set(), f"bulan {periods.MONTHS[month - 1]} tanpa tahun"
    period = periods.valid_month(next(iter(years)), month)
    if above.months and period > max(above.months):
        return set(), f"{periods.name(period)} sesudah bulan laporan; tulis tahunnya di judul kolom"
    return {period}, ""


_MEN = re.compile(r"\b(laki\W*laki|pria|lk)\b|\bl\Z")
_WOMEN = re.compile(r"\b(perempuan|wanita|pr)\b|\bp\Z")
_BOTH = re.compile(r"\bl\W*(dan|atau|[+/&])\W*p\b")
_GROUP = re.compile(
    r"\b(pekerja rentan|rentan|non\W*asn|honorer|perangkat desa|mandiri|didanai|dibiayai|dibayari|"
    r"ditanggung|disubsidi|bersubsidi|pbi|apbd|dbhcht|csr)\b"
)


def without_parts(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, without those of some people where all are counted beside them.

    Where nothing counts all, what they hold is unclear.
    """
    some = {column.index: _some(column) for column in columns}
    whole = [column for column in columns if column.counts and not some[column.index]]
    return tuple(_parted(column, some[column.index], whole) for column in columns)


def _parted(column: Column, word: str, whole: Sequence[Column]) -> Column:
    if not word or not (column.counts or column.role == "percent"):
        return column
    beside = [one for one in whole if one.role == column.role and column.segment in (one.segment, "TOTAL")]
    if beside or column.role == "percent":
        return replace(column, role="skip")
    if _is_name(column, word):
        return column
    doubt = f"{word!r} hanya sebagian orang dan kolom jumlahnya tidak ada; tambahkan kolom jumlah"
    return replace(column, role="unclear", doubt=doubt)


def _some(column: Column) -> str:
    """The word of its headings that says which people only; else empty."""
    for cell in map(vocabulary.plain, column.cells):
        named = [found[0] for found in (_MEN.search(cell), _WOMEN.search(cell)) if found]
        if len(named) == 1 and not _BOTH.search(cell):
            return named[0]
    group = next((found for cell in column.cells if (found := _GROUP.search(vocabulary.plain(cell)))), None)
    return group[0] if group else ""


def _is_name(column: Column, word: str) -> bool:
    """Whether the word is beside the segment that it may only explain: BPU (pekerja rentan), Mandiri."""
    return bool(_GROUP.match(word)) and any(
        word in vocabulary.plain(cell) and vocabulary.segments(cell) for cell in column.cells
    )
