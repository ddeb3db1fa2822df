"""The words people write for segments, measures, programmes and bases, and the registry's key for each."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from data.definitions.registry import registry

# In this order, and what one pattern found is taken away: "bukan penerima upah" holds "penerima upah".
_SEGMENTS = (
    ("JAKON", r"jakon|jasa kon\w*|kons?truksi"),
    ("PMI", r"pmi|(pekerja )?migran( indonesia)?|tki"),
    ("BPU", r"p?bpu|bukan (pekerja )?penerima upah|informal|non ?formal|mandiri"),
    ("PU", r"p?pu|(pekerja )?penerima upah|formal"),
)
_SEGMENT_PATTERNS = tuple((key, re.compile(rf"\b({words})\b")) for key, words in _SEGMENTS)
_TOTAL = re.compile(r"\b(total|jumlah|jml|semua( segmen)?|seluruh( segmen)?)\b")
_BASIS = re.compile(r"\b(?:basis|berbasis|berdasarkan|menurut)\b\s*(?:data\s+)?(?:kantor\s+)?\W?(\w+)")
_BASIS_WORDS = {
    "nik": "nik",
    "domisili": "nik",
    "ktp": "nik",
    "cabang": "cabang",
    "kemnaker": "kemnaker",
    "wlkp": "wlkp",
    "bps": "bps",
    "eligible": "eligible",
}


def plain(text: object) -> str:
    """Lower case, one space between words, no line breaks or underscores."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).replace("_", " ").split()).casefold()


def segments(text: str) -> list[str]:
    """The segments a heading names; none for a heading about all of them."""
    text = re.sub(r"[^\w\s]", " ", plain(text).replace(".", ""))
    found = []
    for key, pattern in _SEGMENT_PATTERNS:
        if pattern.search(text):
            found.append(key)
            text = pattern.sub(" ", text)
    return found


def beyond_segment(text: str) -> bool:
    """Whether a heading says more than a segment or a sum: "Pekerja formal" does, "Formal" does not."""
    text = re.sub(r"[^\w\s]", " ", plain(text).replace(".", ""))
    for _, pattern in _SEGMENT_PATTERNS:
        text = pattern.sub(" ", text)
    return bool(set(_TOTAL.sub(" ", text).split()) - {"segmen", "orang", "jiwa", "dan"})


OWN_SHEET = "Isian"  # the first cell of the sheet of explanations in our templates
OWN_NOTE = "Isi sel berwarna kuning saja; jumlah dan persen dihitung sendiri."


def is_total(text: str) -> bool:
    """Whether a heading is about a sum."""
    return bool(_TOTAL.search(plain(text)))


def segment(word: str) -> str | None:
    """The segment a cell names, TOTAL for a sum, None for anything else."""
    found = segments(word)
    if len(found) == 1:
        return found[0]
    return "TOTAL" if not found and is_total(word) else None


def programme(text: str) -> str | None:
    """The one programme a heading names, "" where it names none, None where it names several."""
    named = [key for key in registry().programmes if re.search(rf"\b{key}\b", plain(text), re.IGNORECASE)]
    return "" if not named else named[0] if len(named) == 1 else None


def basis(text: str) -> str | None:
    """The basis a title or note states ("berbasis NIK"), or None."""
    for word in _BASIS.findall(plain(text)):
        if word in _BASIS_WORDS:
            return _BASIS_WORDS[word]
    return None


def measure(word: str) -> str | None:
    """The measure of a file word (peserta_aktif, potensi, ...), or None."""
    wanted = plain(word).replace(" ", "_")
    return next((key for key, m in registry().measures.items() if wanted in (m.file_word, key)), None)


def similar_names(name: str, names: Iterable[str]) -> list[str]:
    """Which of the names (etl.parsing.areas.normalise) are written almost like one.

    They are compared without the kind before, which makes any two alike: Kota Surabaya is not Kota Surakarta.
    """
    bare = [one for one in names if not one.startswith(("kab ", "kota "))]
    return difflib.get_close_matches(re.sub("^(kab|kota) ", "", name), bare, n=3, cutoff=0.75)
