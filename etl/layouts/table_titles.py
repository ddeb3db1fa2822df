"""What the tables of others count: declared here by the words of their titles, and never guessed.

BPS counts people at work, not potensi; a WLKP table is what companies say of their own PU workers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.definitions.registry import registry
from data.provinces.definition import province
from etl.model import Cell
from etl.parsing import vocabulary

NOT_PEOPLE = re.compile(
    r"%|\b(persentase|prosentase|persen|tingkat|rata rata|distribusi|rasio|indeks|laju|tpt|tpak|upah|rse|"
    r"garis kemiskinan|kepadatan|pertumbuhan|galat baku)\b|"
    r"\bjam kerja\b"
)
_SHARES = re.compile(r"%|\b(persentase|prosentase|persen|distribusi|rata rata|rasio|upah)\b|\bjam kerja\b")
_PART = re.compile(r"\b(laki laki|perempuan|wanita|pria|perkotaan|perdesaan|pedesaan)\b")
# What makes people of a known kind fewer: "setengah pengangguran" are at work, "miskin ekstrem" a part.
_SOME = re.compile(
    r"\b(ekstrem|setengah|paruh|penuh|tidak|belum|pernah|sektor|lapangan|pertanian|industri|jasa|perdagangan|"
    r"konstruksi|lulusan|tamatan|(ber)?pendidikan|informal|formal|buruh|karyawan|pegawai|berusaha|bebas|"
    r"keluarga|rumah tangga|disabilitas|difabel|lansia|lanjut usia|muda|pemuda|anak|asing|migran|"
    r"nelayan|petani|guru|asn|pns|kelompok umur|(ber)?(umur|usia) (?!15 tahun\b)\d+)\b"
)
_BOTH = re.compile(
    r"\b(laki laki( dan)? perempuan|perkotaan( dan)? pe(r)?desaan|pe(r)?desaan( dan)? perkotaan)\b"
)
HOW = "di baris paling atas: ukuran: penduduk_bekerja"
_DECLARED = re.compile(r"\W*ukuran\W+([a-z_ ]*[a-z])\W*\Z")
_WLKP = re.compile(r"\bwlkp\b|\bwajib lapor ketenagakerjaan\b")


@dataclass(frozen=True)
class Meaning:
    """What a table counts. `example` is a title that says so, for the message to who wrote another one."""

    measure: str
    segment: str
    basis: str
    titles: re.Pattern[str]
    example: str

    @property
    def word(self) -> str:
        """The measure as files and `--sumber` options write it."""
        return registry().measures[self.measure].file_word


def _bps(measure: str, titles: str, example: str) -> Meaning:
    return Meaning(measure, "TOTAL", "bps", re.compile(titles), example)


_AREAS = province().areas_word.title()
_BY = "provinsi" if province().is_national else "kabupaten"
# In this order, and what one title names is taken away: "bukan angkatan kerja" holds "angkatan kerja".
BPS = (
    _bps("", r"\bbukan angkatan kerja\b", ""),
    _bps("poor_people", r"\bpenduduk miskin\b", f"Jumlah Penduduk Miskin Menurut {_AREAS}"),
    _bps("unemployed_people", r"\b(pengangguran|penganggur)\b", "Jumlah Pengangguran Terbuka"),
    _bps(
        "employed_people",
        r"\b(penduduk|orang|angkatan kerja)\b.{0,60}?\bbekerja\b|\bpenduduk_bekerja\b",
        "Penduduk Berumur 15 Tahun Ke Atas yang Bekerja",
    ),
    _bps("labour_force", r"\bangkatan kerja\b", f"Angkatan Kerja Menurut {_AREAS}"),
    _bps("working_age_people", r"\bpenduduk usia kerja\b", f"Penduduk Usia Kerja Menurut {_AREAS}"),
    # The whole population only where the title names nothing but areas and years besides it.
    _bps(
        "population",
        rf"\A((kabupaten|kota) )*jumlah penduduk menurut {_BY}( (kabupaten|kota|di|provinsi|"
        rf"{'|'.join(province().name.lower().split())}|"
        r"jiwa|orang|ribu|tahun|hasil|proyeksi|\d{4}))*\Z",
        f"Jumlah Penduduk Menurut {_AREAS}",
    ),
)
WLKP = Meaning(
    "active_participants",
    "PU",
    "wlkp",
    re.compile(r"\b(peserta|kepesertaan)\b"),
    "Peserta BPJS Ketenagakerjaan menurut WLKP",
)


class UnclearTitleError(ValueError):
    """A title that names no count we know, or two, or no people; `rule` names why."""

    def __init__(self, rule: str, text: str) -> None:
        """`rule` names the rule of the issue, `text` says in Indonesian what is unclear."""
        super().__init__(text)
        self.rule = rule


def plain(text: object) -> str:
    """Lower case letters, digits and % with one space between."""
    return " ".join(re.sub(r"[^\w%]", " ", vocabulary.plain(text)).split())


def declared(cells: Sequence[Cell]) -> str | None:
    """The measure that a line above a table states: "ukuran: penduduk_bekerja", in one cell or two."""
    texts = dict.fromkeys(str(cell).strip() for cell in cells if cell is not None)
    found = _DECLARED.match(" ".join(texts).casefold())
    return found[1].replace(" ", "_") if found else None


def with_sums(text: str) -> str:
    """A plain text with "laki laki perempuan" and the like as what they are: jumlah."""
    return _BOTH.sub("jumlah", text)


def only_part(title: str) -> str | None:
    """The word by which a title says that it counts some people only, or None."""
    found = _PART.search(with_sums(plain(title)))
    return found[0] if found else None


def refuse_some_people(title: str, *, grouped: bool = False) -> None:
    """Raises UnclearTitleError for a title about some people only.

    `grouped`: the table parts them and adds them up, so that what it says behind "menurut" is how.
    """
    text = before_groups(title) if grouped else title
    if found := only_part(text) or _some(text):
        raise UnclearTitleError(
            "ukuran_tak_jelas",
            f"judul menyebut {found!r}: tabel ini hanya sebagian orang; unduh tabel jumlahnya",
        )


def _some(title: str) -> str | None:
    found = _SOME.search(plain(title))
    return found[0] if found else None


def counts_some(title: str) -> bool:
    """Whether a title names people who are not the whole population."""
    return bool(
        re.search(r"\b(bekerja|angkatan kerja|penganggur\w*|miskin|usia kerja|15 tahun)\b", plain(title))
    )


def before_groups(title: str) -> str:
    """The title with nothing behind the first "menurut" of each of its parts but the areas."""
    areas = "menurut kabupaten kota"
    return " · ".join(re.sub(r"\bmenurut\b.*", areas, part, flags=re.I | re.S) for part in title.split(" · "))


def refuse_rates(title: str, *, rates: bool) -> None:
    """Raise UnclearTitleError for a title about shares, or about rates that no column holds (`rates`)."""
    text = plain(title)
    shares = _SHARES.search(text) and not re.search(r"\bjumlah\b", text)
    if shares or not rates:
        _people_only(text, title)


def without_rates(title: str) -> str:
    """The title without the shares and rates that columns of their own hold."""
    return NOT_PEOPLE.sub(" ", plain(title))


def of_bps(title: str, *, how: str = HOW) -> Meaning:
    """What a BPS title counts; `how` is where else the file may say it. Raises UnclearTitleError."""
    text = plain(title)
    _people_only(text, title)
    found = []
    for meaning in BPS:
        if meaning.titles.search(text):
            text = meaning.titles.sub(" ", text)
            found += [meaning] if meaning.measure else []
    return _only(found, title, how)


def _people_only(text: str, title: str) -> None:
    if found := NOT_PEOPLE.search(text):
        raise UnclearTitleError(
            "ukuran_tak_jelas",
            f"judul {title!r} menyebut {found[0]!r}, bukan jumlah orang; unduh tabel jumlah orangnya",
        )


def _only(found: list[Meaning], title: str, how: str) -> Meaning:
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{one.example} ({one.word})" for one in BPS if one.measure)
    why = "tidak dikenal" if not found else f"menyebut {' dan '.join(one.word for one in found)}"
    raise UnclearTitleError(
        "ukuran_tak_jelas",
        f"judul {title!r} {why}, jadi apa yang dihitung tidak pasti. Judul yang dikenal: {known}. "
        f"Bila tabel ini memang salah satunya, tulis {how} (atau kata lain dalam kurung)",
    )


def by_word(word: str) -> Meaning:
    """The count of BPS that a declared word means. Raises UnclearTitleError."""
    for meaning in BPS:
        if meaning.measure and meaning.word == word:
            return meaning
    known = ", ".join(meaning.word for meaning in BPS if meaning.measure)
    raise UnclearTitleError("kata_tak_dikenal", f"ukuran {word!r} bukan ukuran BPS; yang dikenal: {known}")


def speaks_of_participants(title: str) -> bool:
    """Whether a title is about participants as companies report them (WLKP)."""
    return bool(WLKP.titles.search(plain(title)))


def of_participants(title: str, *, around: str = "") -> Meaning | None:
    """What a table about participants counts.

    PU by WLKP where it says so (in its title or the text around it), active participants where it says
    active; None where it is about something else. Raises UnclearTitleError for participants that nobody calls
    active.
    """
    text, context = plain(title), plain(f"{title} {around}")
    if not speaks_of_participants(title):
        return None
    _people_only(text, title)
    if part := only_part(title):
        raise UnclearTitleError(
            "ukuran_tak_jelas", f"{title!r} menyebut {part!r}: hanya sebagian peserta; unduh jumlahnya"
        )
    if _WLKP.search(context):
        return WLKP
    if re.search(r"\b(non ?aktif|tidak aktif)\b", text):
        measure = "inactive_participants"
    elif re.search(r"\baktif\b", text):
        measure = "active_participants"
    else:
        raise UnclearTitleError(
            "ukuran_tak_jelas",
            f"{title!r} tidak menyebut peserta aktif atau nonaktif, dan tidak menyebut WLKP; peserta "
            "terdaftar yang menunggak tidak dihitung. Tulis peserta aktif, atau sebut WLKP bila itu asalnya",
        )
    named = vocabulary.segments(title)
    if len(named) > 1:
        raise UnclearTitleError(
            "ukuran_tak_jelas", f"{title!r} menyebut {' dan '.join(named)}; satu tabel satu segmen"
        )
    basis = vocabulary.basis(f"{title} {around}") or "tak_disebut"
    return Meaning(measure, named[0] if named else "TOTAL", basis, WLKP.titles, WLKP.example)
