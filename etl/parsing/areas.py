"""Areas from the codes and names people write, refused rather than guessed where they fit two areas."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Engine

from data.definitions.registry import AREA_LEVEL, PROVINCE
from data.provinces.definition import province, rows_of
from data.repository import areas as stored_areas
from etl.model import Cell
from etl.parsing import vocabulary
from etl.parsing.numbers import one_width

MOST_HINTS = 1_000
_KIND = (
    (re.compile(r"\b(kabupaten|kabupatan|kabupten|kab|pemkab)\b"), "kab"),
    (re.compile(r"\b(kotamadya|kota madya|kodya|kotamdya|kota|pemkot)\b"), "kota"),
)
_NUMBERED = re.compile(r"\A\s*\d{1,2}(\s*[.)])?\s+(?=[^\d\s])|\A\s*\d{1,2}[.)](?=[A-Za-z])|\s\(?\d\)\s*\Z")
CODE_AND_NAME = re.compile(r"\A\s*(\d{2}\.?\d{2})\s*[-–:.]?\s+([^\d\s].*)\Z")
TOTAL = re.compile(r"(grand total|sub ?total|sub ?jumlah|jumlah|jml|total|rata rata|average)\b\s*")
_WHOLE_WORD = r"(prov|provinsi|propinsi|se)"
_EVERYONE = ("provinsi",) if province().is_national else ("kab kota",)
_HOW = "tulis nama lengkapnya" if province().is_national else "tulis Kabupaten atau Kota, atau kodenya"
_KARESIDENAN = re.compile(
    r"(wilayah )?(eks|ex)\s*(karesidenan|keresidenan|karisidenan|kares)?\b\s*|\bk[ae]r[ei]sidenan\b\s*"
)
# Tables parted into KABUPATEN and KOTA, under headings that the names below do not repeat.
_GLOSS = r"(?:\W+(?:regency|municipality))?"
_ROW_NUMBER = re.compile(r"\A\s*\d{1,2}(\s*[.)])?\s+")
_NAMES_KIND = re.compile(r"\b(kab|kota)")
_BRANCH = re.compile(r"(kantor )?(cabang|kacab|kcp|kc)\b")


def whole_pattern(written: Iterable[str], names: Iterable[str]) -> re.Pattern[str]:
    """How tables write the province of these names, for text that is flat.

    What an area is called, too (Gorontalo, a province, a kabupaten and a kota) counts only behind the word
    Provinsi: alone it may be any of them.
    """
    bare = {name.casefold().partition(" ")[2] for name in names}
    clear = [re.escape(one) for one in written if one not in bare]
    both = [re.escape(one) for one in written if one in bare]
    ways = ([rf"{_WHOLE_WORD}?\s*({'|'.join(clear)})"] if clear else []) + (
        [rf"{_WHOLE_WORD}\s*({'|'.join(both)})"] if both else []
    )
    return re.compile(rf"({'|'.join(ways)})\Z")


_PROVINCE = whole_pattern(province().written, (name for _, name in province().districts))


class AreaError(ValueError):
    """A code or name that is no area, or could be two; `rule` names why, the text says what to do."""

    def __init__(
        self, rule: str, text: str, hint: Callable[[], str] = str, *, candidates: Sequence[str] = ()
    ) -> None:
        """`rule` of the issue, its `text`, and `hint`, which is looked for only where somebody reads it.

        `candidates`: the codes it could be, where they are known.
        """
        super().__init__(text)
        self.candidates = tuple(candidates)
        self.rule, self._hint = rule, hint  # looked for only where somebody reads it

    def __str__(self) -> str:
        """The sentence with its hint."""
        return super().__str__() + self._hint()


def normalise(name: str) -> str:
    """The form names are compared in: lower case, no dots or odd spaces, kind in front: "kab semarang"."""
    text = re.sub(r"\A(pemerintah|pemda|wilayah|daerah)\s+(?=kab|kota)", "", flat(name))
    kinds = re.findall(r"\b(?:kab|kota)\b", text)
    if len(kinds) != 1:
        return text
    return " ".join([kinds[0], *(word for word in text.split() if word != kinds[0])])


def flat(name: str) -> str:
    """Lower case without dots, odd spaces and numbering, the kinds by one word each, in the order written."""
    text = one_width(_NUMBERED.sub("", name)).casefold()
    text = " ".join(re.sub(r"[^\w\s]|_", " ", text).split())
    for pattern, word in _KIND:
        text = pattern.sub(word, text)
    return text


def is_total(label: str) -> bool:
    """Whether a row's label is that of a total: Jumlah, TOTAL, the province, Eks Karesidenan Pati."""
    text = flat(label)
    return bool(TOTAL.match(text) or _PROVINCE.match(text) or _KARESIDENAN.match(text))


def is_province(label: str) -> bool:
    """Whether a label names the province itself."""
    return bool(_PROVINCE.match(flat(label)))


def is_average(label: str) -> bool:
    """Whether a row is a mean, which nothing can be held against."""
    return flat(label).startswith(("rata rata", "average"))


def is_branch(label: str) -> bool:
    """Whether a name is that of a branch office."""
    return bool(_BRANCH.match(flat(label)))


def branch_name(label: str) -> str:
    """The name of a branch office without what it is and without the areas in brackets behind it."""
    return _BRANCH.sub("", flat(re.sub(r"\(.*", "", label)), count=1).strip()


@dataclass
class Resolver:
    """Codes and names to area codes.

    `areas` are rows of the area table, `aliases` pairs of a normalised alias and a code.
    """

    areas: Sequence[Mapping[str, Any]]
    aliases: Sequence[tuple[str, str]]
    names: dict[str, str] = field(init=False)
    children: dict[str, frozenset[str]] = field(init=False)
    _index: dict[str, set[str]] = field(init=False)
    _bps: dict[str, str] = field(init=False)
    _hints: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the areas: names by code, and the children of each parent."""
        self.names = {row["code"]: row["name"] for row in self.areas}
        self._bps = {row["bps_code"]: row["code"] for row in self.areas if row.get("bps_code")}
        parents = {row["parent"] for row in self.areas}
        self.children = {
            parent: frozenset(row["code"] for row in self.areas if row["parent"] == parent)
            for parent in parents
            if parent
        }
        self._index = defaultdict(set)
        for row in self.areas:
            name = normalise(row["name"])
            self._index[name].add(row["code"])
            if row["level"] == AREA_LEVEL:
                bare = name.partition(" ")[2]
                self._index[bare].add(row["code"])
                for word in ("prov", "propinsi") if row["kind"] == "provinsi" else ():
                    self._index[f"{word} {bare}"].add(row["code"])
        for alias, code in self.aliases:
            self._index[alias].add(code)
        for row in self.areas:  # the whole may be called like one of its areas
            if row["code"] == PROVINCE and (bare := normalise(row["name"]).partition(" ")[2]):
                self._index[bare].add(PROVINCE)

    @property
    def districts(self) -> frozenset[str]:
        """The codes of all kabupaten and kota."""
        return frozenset(row["code"] for row in self.areas if row["level"] == AREA_LEVEL)

    def label(self, code: str) -> str:
        """Kabupaten Klaten (33.10)."""
        return f"{self.names[code]} ({code})"

    def knows(self, name: str) -> bool:
        """Whether a name, with or without its code in front, is one of ours as it is written.

        `resolve` also looks for what else it could have been, which takes its time.
        """
        both = CODE_AND_NAME.match(name)
        return bool(self._index.get(normalise(both[2] if both else name)))

    def resolve(self, code: Cell = None, name: Cell = None) -> str:
        """The area code of a row that gives a code, a name or both. Raises AreaError."""
        text = name.strip() if isinstance(name, str) else ""
        both = CODE_AND_NAME.match(text)
        if both and code in (None, ""):
            code, text = both[1], both[2]
        if not text and isinstance(name, int | float) and not isinstance(name, bool) and code in (None, ""):
            code = name
        by_code = None if code is None or str(code).strip() == "" else self._by_code(code, text)
        candidates = self._by_name(text) if text else set()
        if by_code is None:
            return self._only(candidates, text)
        if text and by_code not in candidates:
            raise AreaError(
                "kode_nama_beda",
                f"kode {code} adalah {self.names[by_code]}, tetapi namanya tertulis {text!r}; "
                "betulkan salah satunya",
                candidates=sorted({by_code, *candidates}),
            )
        return by_code

    def _only(self, candidates: set[str], text: str) -> str:
        if not candidates:
            raise AreaError("wilayah_kosong", "baris ini tidak menyebut kode atau nama daerah")
        if len(candidates) > 1:
            choices = " atau ".join(self.label(code) for code in sorted(candidates))
            raise AreaError(
                "wilayah_ganda",
                f"{text!r} bisa {choices}; {_HOW}",
                candidates=sorted(candidates),
            )
        return next(iter(candidates))

    def _by_code(self, code: Cell, name: str) -> str:
        text = one_width(str(code)).strip().lstrip("'").replace(",", ".")
        if province().is_national and (two := re.fullmatch(r"(\d\d)(\.?0|\.?00)?", text)):
            return self._of_either(text, two[1], f"{two[1]}00", name)
        if tail := re.fullmatch(r"(\d\d)\.(\d)", text):
            self._refuse_short_tail(text, tail)
        if re.fullmatch(r"\d\d\d\d(\.0)?", text):
            bare, text = text[:4], f"{text[:2]}.{text[2:4]}"
            if self._bps.get(bare, text) != text:
                return self._of_either(bare, text, bare, name)
        text = {
            f"{PROVINCE}.00": PROVINCE,
            f"{PROVINCE}.0": PROVINCE,
            "00.00": "00",
            "0": "00",
        }.get(text, text)
        if text not in self.names:
            raise AreaError(
                "kode_tak_dikenal",
                f"kode wilayah {text!r} tidak ada di {province_name()}; kodenya {province().codes_in_words}",
            )
        return text

    def _of_either(self, text: str, own: str, bps: str, name: str) -> str:
        """The area of a code that the ministry and BPS may give to two areas: its name decides there."""
        named = self._by_name(name) if name else set()
        found = {code for code in (own, self._bps.get(bps)) if code in self.names}
        if len(agreed := found & named) == 1:
            return agreed.pop()
        if not found:
            known = province().codes_in_words
            raise AreaError("kode_tak_dikenal", f"kode wilayah {text!r} bukan kode provinsi; kodenya {known}")
        if len(found) > 1 and not named:
            choices = " atau ".join(self.label(code) for code in sorted(found))
            why = f"kode {text} bisa {choices}, sebab kode BPS dan Kemendagri berbeda; tulis namanya"
            raise AreaError("wilayah_ganda", why, candidates=sorted(found))
        return own if own in found else found.pop()

    def _refuse_short_tail(self, text: str, tail: re.Match[str]) -> None:
        if tail[2] == "0":
            return
        likely = [code for code in (f"{tail[1]}.{tail[2]}0", f"{tail[1]}.0{tail[2]}") if code in self.names]
        choices = " atau ".join(self.label(code) for code in likely) or "tidak ada daerah yang cocok"
        raise AreaError(
            "kode_terpotong",
            f"kode {text} terpotong: bisa {choices}. Excel membuang nol di belakang kode yang disimpan "
            f"sebagai angka; jadikan kolom kode Teks dan ketik lengkap, misalnya {province().examples.code}",
            candidates=sorted(likely),
        )

    def _by_name(self, text: str) -> set[str]:
        if is_branch(text):
            raise AreaError(
                "angka_cabang",
                f"{text!r} adalah kantor cabang, bukan daerah; wilayah kerja cabang tidak sama dengan "
                f"{province().areas_word}, jadi angkanya tidak dapat dicatat sebagai angka daerah",
            )
        wanted = normalise(text)
        if found := self._index.get(wanted):
            return found
        raise AreaError("wilayah_tak_dikenal", f"daerah {text!r} tidak dikenal", lambda: self._hint(wanted))

    def _hint(self, wanted: str) -> str:
        """Which areas are written alike; of a file full of unknown names only the first are looked up."""
        if wanted not in self._hints:
            close = vocabulary.similar_names(wanted, self._index) if len(self._hints) < MOST_HINTS else []
            likely = [self.label(code) for code in sorted(set().union(*(self._index[n] for n in close)))]
            meant = f"maksudnya {' atau '.join(likely[:3])}?" if likely else "periksa ejaan dan provinsinya"
            self._hints[wanted] = "; " + meant
        return self._hints[wanted]

    def scope(self, label: str) -> frozenset[str] | None:
        """The districts a total row adds up, or None where its label does not say."""
        plain = flat(label)
        text = TOTAL.sub("", plain).strip()
        if not text and plain.startswith("sub"):
            return None  # of the rows above it, which only the table can say
        text = re.sub(r"^(semua|seluruh|keseluruhan|umum|akhir)\s*", "", text)
        everyone = {f"{number}{word}" for number in ("", f"{len(self.districts)} ") for word in _EVERYONE}
        if not text or _PROVINCE.match(text) or text in everyone:
            return self.districts
        if text in ("kab", "kota"):
            kind = "kabupaten" if text == "kab" else "kota"
            return frozenset(row["code"] for row in self.areas if row["kind"] == kind)
        region = _KARESIDENAN.sub("", text).strip()
        return self.children.get(f"kr-{region.replace(' ', '-')}")


def resolver(engine: Engine) -> Resolver:
    """A resolver over the areas and aliases of the database."""
    return Resolver(stored_areas.areas(engine), stored_areas.aliases(engine))


def ensure_areas(engine: Engine) -> int:
    """Fill area and area_alias as the province is defined; returns how many rows were new or changed."""
    numbers: dict[str, type] = {"tile_column": int, "tile_row": int, "latitude": float, "longitude": float}
    areas = [
        {name: (numbers.get(name, str)(cell) if cell else None) for name, cell in row.items()}
        for row in province().areas
    ]
    aliases = [
        {**row, "alias": normalise(row["alias"])} for row in rows_of(province().folder / "aliases.csv")
    ]
    return stored_areas.fill_rows(engine, areas, aliases)


@cache
def district_names() -> list[tuple[str, str]]:
    """Code and name of each, from the definition of the province: what a template starts with."""
    return list(province().districts)


LONGEST_NAME = 60  # characters


def names_district(text: str, *, bare: bool = False) -> bool:
    """Whether a text is the name of one, maybe behind its code; `bare`: also without its kind."""
    if len(text) > LONGEST_NAME:
        return False
    both = CODE_AND_NAME.match(text)
    return normalise(both[2] if both else text) in _forms(bare)


def province_name() -> str:
    """The name of the province without what it is."""
    return province().name


def is_province_code(text: str | None) -> bool:
    """Whether a code is that of the province itself: 33, 3300, 33.00."""
    return text in (PROVINCE, f"{PROVINCE}00", f"{PROVINCE}.00")


@cache
def _forms(bare: bool) -> frozenset[str]:
    full = [normalise(name) for _, name in district_names()]
    return frozenset([*full, *(name.partition(" ")[2] for name in full if bare)])


def section(text: str, *, numbered: str = "?") -> str:
    """The kind that the heading of a section names: KABUPATEN, II. KOTA, Kota/Municipality; else empty."""
    found = re.fullmatch(
        rf"(?:(?:[ivx]+|[a-d]|\d)\W+){numbered}(kabupaten|kab|kota){_GLOSS}\W*", vocabulary.plain(text)
    )
    return "" if not found else "Kota" if found[1] == "kota" else "Kabupaten"


def with_kind(name: str, kind: str) -> str:
    """A name with the kind its section says, where it says none itself: "71. Magelang" is Kota Magelang."""
    if not kind or not name or _NAMES_KIND.search(vocabulary.plain(name)):
        return name
    return f"{kind} {_ROW_NUMBER.sub('', name)}"
