"""The targets of a document and a year as a grid of areas by segments: saved, and typed instead."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from dashboards.desk.writing.pasted_cells import Pasted, pasted
from dashboards.desk.writing.writing import Writing
from data.dates import today
from data.repository.uploads.forms import Form

FORM: Form = "target"
SEGMENTS = ("PU", "BPU", "JAKON", "TOTAL")
UNITS = {"persen": "percent", "orang": "people", "kenaikan": "growth"}
DOCUMENT = ("skema", "judul_skema", "dokumen", "basis", "sumber")
LONGEST = 300  # characters of a line
NEW = "-"  # the choice of a document that is not known yet
Cell = tuple[str, str]  # area and segment


@dataclass(frozen=True)
class Asked:
    """Which targets: of a document (its scheme), a year and a unit."""

    scheme: str
    year: str
    unit: str


@dataclass
class Grid:
    """What is saved of them, and what is typed instead."""

    asked: Asked
    saved: dict[Cell, str]
    document: dict[str, str]
    typed: dict[Cell, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)  # by name of a box
    words: str = ""

    @cached_property
    def mark(self) -> str:
        """What is saved, in short: a tab that is older than it is noticed."""
        return sha256(repr(sorted(self.saved.items())).encode()).hexdigest()[:16]

    def shown(self, cell: Cell) -> str:
        """What a box holds."""
        return self.typed.get(cell, self.saved.get(cell, ""))

    @property
    def changed(self) -> dict[Cell, str]:
        """What is typed that does not stand."""
        return {cell: text for cell, text in self.typed.items() if text != self.saved.get(cell, "")}


def name_of(cell: Cell) -> str:
    """The name of the box of a cell."""
    return f"n-{cell[0]}-{cell[1]}"


@dataclass(frozen=True)
class Targets:
    """The grid as this account may fill it."""

    writing: Writing

    def known(self) -> list[Any]:
        """The targets in force of single areas."""
        if not self.writing.begun:
            return []
        context = self.writing.context
        edition = context.selection.edition
        rows = [] if edition is None else self.writing.store.targets(edition).to_dict("records")
        mine = {code for code, _name in self.writing.areas(province=True)}
        return [
            row
            for row in rows
            if row["scope"] == "area" and row["segment"] in SEGMENTS and row["area_code"] in mine
        ]

    def schemes(self) -> list[tuple[str, str]]:
        """Key and title of the documents there are, that with the most targets first."""
        rows = self.known()
        counts = Counter(row["scheme"] for row in rows)
        titles = {row["scheme"]: str(row["scheme_title"]) for row in rows}
        return [(key, titles[key]) for key, _count in counts.most_common()]

    def asked(self, words: dict[str, str]) -> Asked:
        """What an address asks for; else the fullest document, this year or its last, its unit."""
        known = self.known()
        schemes = [key for key, _title in self.schemes()]
        scheme = words.get("skema", "")
        scheme = scheme if scheme in (*schemes, NEW) else schemes[0] if schemes else NEW
        own = [row for row in known if row["scheme"] == scheme]
        years = sorted({str(row["year"]) for row in own})
        now = str(today().year)
        usual = now if now in years or not years else years[-1]
        year = words.get("tahun", "")
        year = year if year.isdecimal() and year.isascii() and len(year) == 4 else usual
        units = [row["unit"] for row in own if str(row["year"]) == year] or [row["unit"] for row in own]
        given = {unit: word for word, unit in UNITS.items()}
        unit = words.get("satuan", "")
        unit = unit if unit in UNITS else given.get(units[0], "persen") if units else "persen"
        return Asked(scheme, year, unit)

    def grid(self, asked: Asked) -> Grid:
        """What is saved, as it is typed."""
        rows = [row for row in self.known() if row["scheme"] == asked.scheme]
        last = rows[-1] if rows else None
        document = dict.fromkeys(DOCUMENT, "") | {"basis": "potensi"}
        if last is not None:
            keys = ("scheme", "scheme_title", "document", "base", "address")
            document = {name: str(last[key]) for name, key in zip(DOCUMENT, keys, strict=True)}
        wanted = (int(asked.year), UNITS[asked.unit])
        saved = {
            (row["area_code"], row["segment"]): self._written(row["value"], asked.unit)
            for row in rows
            if (row["year"], row["unit"]) == wanted
        }
        return Grid(asked, saved, document)

    def _written(self, value: float, unit: str) -> str:
        if unit == "orang":
            return f"{round(value):,}".replace(",", ".")
        return f"{value:.10g}".replace(".", ",")

    def sent(self, form: Any) -> tuple[Grid, bool]:
        """The grid as it was sent, over what is saved now; and whether that is what was seen."""
        asked = self.asked({name: form.get(name, "") for name in ("skema", "tahun", "satuan")})
        grid = self.grid(asked)
        codes = [code for code, _name in self.writing.areas(province=True)]
        names = {(code, segment): name_of((code, segment)) for code in codes for segment in SEGMENTS}
        grid.typed = {cell: form.get(name, "").strip()[:40] for cell, name in names.items() if name in form}
        typed = {name: form.get(f"d-{name}", "").strip() for name in DOCUMENT}
        if asked.scheme != NEW:
            typed["skema"] = asked.scheme
        return replace(grid, document=typed), form.get("dilihat", "") == grid.mark

    def fill(self, grid: Grid, text: str, first: str) -> None:
        """Put what was pasted into the boxes, from a segment on; nothing of it where it cannot be read."""
        _, areas = self.writing.desk.language.text, self.writing.areas(province=True)
        places = [(code, self.writing.official(code)) for code, _name in areas]
        segments = SEGMENTS[SEGMENTS.index(first) if first in SEGMENTS else 0 :]
        found = self._best(text, places, len(segments))
        if found.reason:
            grid.wrong["tempel"] = {
                "lines": _(
                    "{n} baris ditempel, {m} daerah ada di kisi. Tempel bersama kolom nama atau kode daerah.",
                    n=found.about,
                    m=str(len(places)),
                ),
                "columns": _("Kolomnya lebih banyak daripada segmen yang tersisa; pilih segmen pertamanya."),
                "ambiguous": _("“{name}” ada dua: tulis Kabupaten atau Kota di depannya.", name=found.about),
                "twice": _("Ada daerah yang ditempel dua kali; hapus salah satunya."),
            }[found.reason]
            return
        grid.typed |= {(code, segments[at]): cell[:40] for (code, at), cell in found.cells.items()}
        grid.words = _("{n} kotak diisi dari tempelan; periksa, lalu kirim.", n=str(len(found.cells)))

    def _best(self, text: str, places: list[tuple[str, str]], columns: int) -> Pasted:
        """With the province as one of the areas, or without it where one line fewer was pasted."""
        found = pasted(text, places, columns=columns)
        return pasted(text, places[1:], columns=columns) if found.reason == "lines" else found

    def judge(self, grid: Grid) -> list[dict[str, str]]:
        """The rows of what is changed; what is wrong goes to the grid."""
        _ = self.writing.desk.language.text
        rows = [{**self._row(grid, cell), "nilai": text} for cell, text in grid.changed.items() if text]
        for name in DOCUMENT:
            if len(grid.document[name]) > LONGEST:
                grid.wrong[f"d-{name}"] = _("Paling panjang {n} huruf.", n=str(LONGEST))
        for cell, text in grid.changed.items():
            if not text:
                stood = grid.saved[cell]
                words = _("Kosong tidak menghapus target yang berlaku ({value}).", value=stood)
                grid.wrong[name_of(cell)] = words
        if not grid.changed:
            grid.words = _("Tidak ada target yang berubah; isi atau ganti dulu kotaknya.")
        if grid.wrong or not rows:
            return []
        cells = [cell for cell, text in grid.changed.items() if text]
        for at, column, rule, message in self.writing.check(FORM, rows):
            key = f"d-{column}" if column in DOCUMENT else name_of(cells[at])
            words = _("Bagian ini perlu diisi.") if rule == "kosong" else message
            grid.wrong.setdefault("tahun" if column == "tahun" else key, words)
        return [] if grid.wrong else rows

    def _row(self, grid: Grid, cell: Cell) -> dict[str, str]:
        code, segment = cell
        return {
            **{name: grid.document[name] for name in DOCUMENT},
            "kode_wilayah": code,
            "wilayah": self.writing.official(code),
            "lingkup": "daerah",
            "segmen": segment,
            "tahun": grid.asked.year,
            "satuan": grid.asked.unit,
        }
