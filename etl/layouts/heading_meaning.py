"""What the heading of one column counts: said in full there, or nothing that is known."""

import re
from collections.abc import Sequence

from etl.layouts import table_titles
from etl.layouts.table_titles import Meaning, Unclear

# Words that change nothing, those of bilingual tables among them.
_EMPTY = re.compile(
    r"\b(jumlah|total|banyaknya|nilai|penduduk|orang|jiwa|ribu|ribuan|000|yang|terbuka|menurut|di|provinsi|"
    r"jawa tengah|kabupaten|kota|population|people|persons?|thousand|number|of|working|employed|employment|"
    r"unemployed|unemployment|open|economically|active|labou?r force|poor|\d)\b"
)
_OF_AGE = re.compile(r"\b(ber)?(umur|usia)? ?15( tahun)?( ke ?atas)?\b")
_OUTSIDE = "bukan angkatan kerja"
_PHRASES = {
    "bekerja": "employed_people",
    "angkatan kerja bekerja": "employed_people",
    "pengangguran": "unemployed_people",
    "penganggur": "unemployed_people",
    "angkatan kerja pengangguran": "unemployed_people",
    "angkatan kerja": "labour_force",
    "usia kerja": "working_age_people",
    "miskin": "poor_people",
}


def meant(
    columns: Sequence[Sequence[str]], title: str, *, told: str | None = None, how: str = table_titles.HOW
) -> list[Meaning | None]:
    """What each column counts by its headings; where these only say "all", by the title, or by the word that
    is `told`. Raises Unclear for titles about some people only, or about shares."""
    measures = [measure_of(heads) for heads in columns]
    whole = [means_all(heads) for heads in columns]
    rates = any(is_rate(heads) for heads in columns)
    parted = [not all_ and not is_rate(heads) for all_, heads in zip(whole, columns, strict=True)]
    grouped = any(whole) and any(parted)
    table_titles.refuse_some_people(title, grouped=grouped)
    if told:
        everybody: Meaning | None = table_titles.by_word(told)
    elif {"labour_force", ""} <= set(measures):
        everybody = meaning("working_age_people")
        whole = [all_ or measure == "population" for all_, measure in zip(whole, measures, strict=True)]
    else:
        table_titles.refuse_rates(title, rates=rates)
        everybody = (
            table_titles.of_bps(_of_all(title, grouped=grouped, rates=rates), how=how) if any(whole) else None
        )
        if table_titles.counts_some(title):  # "Jumlah Penduduk" are then those of the title, or all: not sure
            measures = [None if measure == "population" else measure for measure in measures]
    return [
        everybody if all_ else meaning(measure) if measure else None
        for all_, measure in zip(whole, measures, strict=True)
    ]


def _of_all(title: str, *, grouped: bool, rates: bool) -> str:
    title = table_titles.before_groups(title) if grouped else title
    return table_titles.without_rates(title) if rates else title


def measure_of(heads: Sequence[str]) -> str | None:
    """The measure that the lowest heading names, "" for people outside the labour force; None where it names
    none, or where a heading above it speaks of a rate or of some people only. Raises Unclear for two."""
    words = [table_titles.plain(head) for head in heads]
    if any(_OUTSIDE in text for text in words):
        return ""
    if is_rate(heads) or any(table_titles.only_part(head) for head in heads):
        return None
    said = [text for text in words if not _means_all(text)]
    if not said:
        return None
    bare = " ".join(_EMPTY.sub(" ", _OF_AGE.sub(" ", said[-1])).split())
    if not bare:
        return "working_age_people" if _OF_AGE.search(said[-1]) else "population"
    if re.search(r"\b(dan|atau)\b", bare) and len(_named(bare)) > 1:
        raise Unclear(
            "ukuran_tak_jelas", f"kolom {heads[-1]!r} menyebut dua hal; unduh tabel yang memisahkan"
        )
    return _PHRASES.get(bare)


def _named(text: str) -> set[str]:
    return {measure for phrase, measure in _PHRASES.items() if re.search(rf"\b{phrase}\b", text)}


def is_rate(heads: Sequence[str]) -> bool:
    return any(table_titles.NOT_PEOPLE.search(table_titles.plain(head)) for head in heads)


def means_all(heads: Sequence[str]) -> bool:
    """Whether nothing is said but that these are all: no heading at all, Jumlah, Laki-laki + Perempuan."""
    return all(_means_all(table_titles.plain(head)) for head in heads)


def _means_all(text: str) -> bool:
    text = table_titles.with_sums(text)
    return not re.search(r"\bpenduduk\b", text) and not _EMPTY.sub(" ", text).strip()


def meaning(measure: str) -> Meaning:
    """The meaning of that measure of BPS."""
    return next(one for one in table_titles.BPS if one.measure == measure)
