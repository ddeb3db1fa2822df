"""BPS WebAPI answers: keys of `datacontent` are built from the lists beside it, never split.

A key is the values of vervar, var, turvar, tahun and turtahun, one after another without a mark between.
"""

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data.places import PROVINCE
from data.registry import registry
from etl import areas, meanings, numbers, periods
from etl.meanings import Meaning, Unclear
from etl.source import Cell, Finding, Options, Printed, Recognition, Sheet, Tidy
from etl.tabular import read_sheets
from etl.units import Unit
from etl.years import december

NAME = "bps_webapi"
TITLE = "Jawaban WebAPI BPS (JSON: var, vervar, turvar, tahun, turtahun, datacontent)"
LISTS = ("vervar", "var", "turvar", "tahun", "turtahun")
MAX_KEYS = 1_000_000
HOW = 'di awal berkas: "ukuran": "penduduk_bekerja"'
_YEARLY = re.compile(r"\A(tahun(an)?|tidak ada|-|)\Z")

PARTS = (
    (
        "vervar, var, turvar, tahun, turtahun",
        "Daftar nomor dan nama. Kunci angka disusun dari kelima nomornya; kunci "
        "tidak pernah dipotong, karena nomor 1, 11, dan 111 tidak dapat dibedakan dari kuncinya.",
    ),
    ("var", "Satu saja; namanya menyebut apa yang dihitung, dengan daftar yang sama seperti bps_tabel."),
    ("turvar", "Satu, atau beberapa dengan satu Jumlah; yang dibaca jumlahnya."),
    ("turtahun", "Tahun menjadi Desember; nama bulan menjadi bulan itu."),
    ("datacontent", "Angka menurut kunci. Kosong berarti BPS menjawab tanpa data, dan ditolak."),
    ("ukuran", "Boleh ditambahkan di awal berkas, bila nama var tidak dikenal."),
)


@dataclass(frozen=True)
class Item:
    """One entry of a list: its number as it stands in keys, and its label without markup."""

    val: str
    label: str


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    document = _document(sheets)
    if document is None:
        return None
    named = [name for name in (*LISTS, "datacontent", "data-availability") if name in document]
    return Recognition(95, f"JSON berisi {', '.join(named)}")


def read(path: Path) -> list[Sheet]:
    return read_sheets(path)


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area, year and part of a year as an observation, basis bps. Raises ValueError where the file is
    no such answer."""
    document = _document(sheets)
    if document is None:
        raise ValueError(f"bukan JSON dengan {', '.join(LISTS)} dan datacontent")
    result = Tidy("observation", pd.DataFrame(), title="WebAPI BPS")
    try:
        content, lists = _content(document), {name: _items(document, name) for name in LISTS}
        _check_domain(lists["vervar"])
        meaning, unit, result.title = _meaning(document, lists["var"])
        whole = _whole(lists["turvar"])
        keys = _keys(lists)
    except Unclear as error:
        result.findings.append(Finding(error.rule, "error", str(error)))
        return result
    result.findings += _strays(content, keys)
    rows: list[dict[str, Any]] = []
    for place, area in enumerate(lists["vervar"], 1):
        result.rows_read += 1
        facts = list(_facts(area, place, lists=lists, turvar=whole, content=content))
        for fact in facts:
            fact.update(measure=meaning.measure, basis=meaning.basis, segment=meaning.segment)
            fact.update(value=unit.people(fact["value"]), precision="exact" if unit.times == 1 else "approx")
        if _is_total(area) and registry().collections[options.collection].rolls_up:
            result.printed += [_printed(fact) for fact in facts if not numbers.is_none(fact["value"])]
        else:
            rows += facts
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def _document(sheets: Sequence[Sheet]) -> Mapping[str, Any] | None:
    for sheet in sheets:
        document = sheet.document
        if isinstance(document, dict) and ("datacontent" in document or "data-availability" in document):
            return document
    return None


def _content(document: Mapping[str, Any]) -> Mapping[str, Cell]:
    """The figures by key. Raises Unclear for an answer without any."""
    content = document.get("datacontent")
    if isinstance(content, dict) and content:
        return {key: _scalar(value) for key, value in content.items()}
    said = document.get("message") or document.get("data-availability") or "datacontent kosong"
    raise Unclear(
        "data_kosong",
        f"BPS menjawab tanpa data ({str(said)[:120]}); periksa var, tahun, dan domain (Jawa Tengah: 3300) "
        "pada permintaannya, lalu unduh lagi",
    )


def _scalar(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _items(document: Mapping[str, Any], name: str) -> list[Item]:
    found = document.get(name)
    if (
        not isinstance(found, list)
        or not found
        or not all(isinstance(one, dict) and "val" in one for one in found)
    ):
        raise Unclear("bukan_tabel", f"daftar {name} tidak ada atau kosong; kunci angka tidak dapat disusun")
    label = re.compile(r"<[^>]*>")
    return [Item(str(one["val"]), label.sub("", str(one.get("label") or "")).strip()) for one in found]


def _check_domain(vervar: list[Item]) -> None:
    """Refuse areas of another province, and provinces."""
    ours = {form for _, name in areas.district_names() for form in _forms(name)}
    known = [item for item in vervar if _forms(item.label) & ours or _is_total(item)]
    foreign = [
        item for item in vervar if re.fullmatch(r"\d{4}", item.val) and not item.val.startswith(PROVINCE)
    ]
    if foreign or not known:
        shown = ", ".join(f"{item.val} {item.label}" for item in (foreign or vervar)[:3])
        raise Unclear(
            "domain_keliru",
            f"tabel ini bukan menurut kabupaten/kota di Jawa Tengah (berisi {shown}); minta lagi dengan "
            "domain 3300",
        )


def _forms(name: str) -> set[str]:
    text = areas.normalise(re.sub(r"\A\d{2}\.?\d{2}\s+", "", name))
    return {text, text.partition(" ")[2]} - {""}


def _is_total(item: Item) -> bool:
    return item.val == "3300" or areas.is_total(re.sub(r"\A\d{2}\.?00\s+", "", item.label))


def _meaning(document: Mapping[str, Any], var: list[Item]) -> tuple[Meaning, Unit, str]:
    if len(var) > 1:
        raise Unclear("ukuran_tak_jelas", "jawaban ini berisi beberapa var; minta satu var saja")
    unit = str(document["var"][0].get("unit") or "")
    title = " · ".join(filter(None, (var[0].label, unit)))
    if part := meanings.only_part(title):
        raise Unclear("ukuran_tak_jelas", f"judul {title!r} menyebut {part!r}: hanya sebagian orang")
    told = document.get("ukuran")
    meaning = meanings.by_word(str(told)) if told else meanings.of_bps(title, how=HOW)
    return meaning, Unit.of(meanings.plain(title)), title[:200]


def _whole(turvar: list[Item]) -> Item:
    """The one part that stands for everybody. Raises Unclear where none does."""
    fitting = turvar if len(turvar) == 1 else [item for item in turvar if meanings.is_whole(item.label)]
    if len(fitting) != 1 or meanings.only_part(fitting[0].label):
        listed = ", ".join(item.label for item in turvar)
        raise Unclear(
            "ukuran_tak_jelas", f"turvar memecah angka ({listed}) tanpa satu Jumlah; minta jumlahnya"
        )
    return fitting[0]


def _keys(lists: Mapping[str, list[Item]]) -> set[str]:
    """Every key that the lists give. Raises Unclear where two cells have one and the same."""
    if math.prod(len(lists[name]) for name in LISTS) > MAX_KEYS:
        raise Unclear("lembar_terlalu_luas", "daftar jawaban ini terlalu panjang; minta sedikit tahun saja")
    keys: dict[str, tuple[Item, ...]] = {}
    for items in itertools.product(*(lists[name] for name in LISTS)):
        key = "".join(item.val for item in items)
        if key in keys:
            both = " dan ".join(" / ".join(one.label for one in cells) for cells in (keys[key], items))
            raise Unclear(
                "kunci_rancu", f"kunci {key} berarti dua hal: {both}; minta turvar atau tahunnya terpisah"
            )
        keys[key] = items
    return set(keys)


def _strays(content: Mapping[str, Cell], keys: set[str]) -> Iterator[Finding]:
    strays = [key for key in content if key not in keys]
    if strays:
        message = (
            f"{len(strays)} kunci di datacontent tidak ada dalam daftarnya dan tidak dibaca: "
            f"{', '.join(strays[:5])}; unduh ulang bila daftarnya terpotong."
        )
        yield Finding("kunci_tak_dikenal", "warning", message, source_column=strays[0][:120])


def _facts(
    area: Item, place: int, *, lists: Mapping[str, list[Item]], turvar: Item, content: Mapping[str, Cell]
) -> Iterator[dict[str, Any]]:
    (var,) = lists["var"]
    for year, part in itertools.product(lists["tahun"], lists["turtahun"]):
        key = "".join(item.val for item in (area, var, turvar, year, part))
        yield {
            "area_code": area.val if re.fullmatch(r"33\d\d", area.val) and not _is_total(area) else None,
            "area_name": area.label,
            "period": _period(year, part),
            "programme": "",
            "value": content.get(key),
            "provisional": "*" in year.label,
            "note": None,
            "sheet": None,
            "source_row": place,
            "source_column": f"datacontent {key}"[:120],
        }


def _period(year: Item, part: Item) -> date | str:
    """The month a part of a year names, December for a whole year; else words that no month is read from."""
    found = re.search(r"\b20\d\d\b", year.label)
    if found and _YEARLY.match(meanings.plain(part.label)):
        return december(int(found[0]))
    month = periods.loose(f"{part.label} {found[0]}") if found else None
    return month or f"{part.label} {year.label}"


def _printed(fact: dict[str, Any]) -> Printed:
    kept = ("value", "period", "segment", "measure", "programme", "source_row", "source_column")
    return Printed(area_name=fact["area_name"] or "Jawa Tengah", **{name: fact[name] for name in kept})
