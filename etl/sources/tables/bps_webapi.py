"""BPS WebAPI answers: keys of `datacontent` are built from the lists beside it, never split.

A key is the values of vervar, var, turvar, tahun and turtahun, one after another without a mark between.
"""

import html
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import PROVINCE, registry
from data.provinces.definition import province
from etl.layouts import heading, table_titles
from etl.layouts.count_rows import december, printed
from etl.layouts.table_titles import Meaning, UnclearTitleError
from etl.model import Cell, Issue, Options, Recognition, Sheet, Tidy
from etl.parsing import areas, numbers, periods
from etl.parsing.areas import names_district
from etl.parsing.units import AmbiguousUnitError, Unit
from etl.sources.table_source import TableSource

NAME = "bps_webapi"
TITLE = "Jawaban WebAPI BPS (JSON: var, vervar, turvar, tahun, turtahun, datacontent)"
HOW = 'di awal berkas: "ukuran": "penduduk_bekerja"'
_NO_PARTS = ("", "tidak ada", "default")
_YEARLY = re.compile(r"\A(tahun(an)?|tidak ada|-|)\Z")

PARTS = (
    (
        "vervar, var, turvar, tahun, turtahun",
        "Daftar nomor dan nama. Kunci angka disusun dari kelima nomornya; kunci "
        "tidak pernah dipotong, karena nomor 1, 11, dan 111 tidak dapat dibedakan dari kuncinya.",
    ),
    ("var", "Satu saja; namanya menyebut apa yang dihitung, dengan daftar yang sama seperti bps_tabel."),
    (
        "turvar",
        "Satu, atau beberapa dengan satu Jumlah; yang dibaca jumlahnya, dan yang bernama seperti ukuran lain "
        "(Bekerja, Pengangguran).",
    ),
    ("turtahun", "Tahun menjadi Desember; bulan, triwulan, dan semester menjadi bulan terakhirnya."),
    ("datacontent", "Angka menurut kunci. Kosong berarti BPS menjawab tanpa data, dan ditolak."),
    ("ukuran", "Boleh ditambahkan di awal berkas, bila nama var tidak dikenal."),
)


LISTS = ("vervar", "var", "turvar", "tahun", "turtahun")
MAX_KEYS = 1_000_000


@dataclass(frozen=True)
class Item:
    """One entry of a list: its number as in keys, and its label without markup."""

    val: str
    label: str


def items(document: Mapping[str, Any], name: str) -> list[Item]:
    """The entries of one list of an answer. Raises UnclearTitleError where it is missing or empty."""
    found = document.get(name)
    if (
        not isinstance(found, list)
        or not found
        or not all(isinstance(one, dict) and "val" in one for one in found)
    ):
        raise UnclearTitleError(
            "bukan_tabel", f"daftar {name} tidak ada atau kosong; kunci angka tidak dapat disusun"
        )
    return [Item(str(one["val"]), _text(one.get("label"))) for one in found]


def _text(label: Any) -> str:
    """A label without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", str(label or ""))).split())


def check_domain(vervar: list[Item]) -> None:
    """Refuse areas of another province, and provinces."""
    known = [item for item in vervar if names_district(item.label, bare=True) or is_total(item)]
    foreign = [
        item for item in vervar if re.fullmatch(r"\d{4}", item.val) and not item.val.startswith(PROVINCE)
    ]
    if foreign or not known or (all(map(is_total, known)) and len(known) < len(vervar)):
        shown = ", ".join(f"{item.val} {item.label}" for item in (foreign or vervar)[:3])
        raise UnclearTitleError(
            "domain_keliru",
            f"tabel ini bukan menurut {province().areas_word} di {province().name} (berisi {shown}); "
            f"minta lagi dengan domain {province().bps_code}",
        )


def is_total(item: Item) -> bool:
    """Whether an entry of vervar is the province itself."""
    return item.val == province().bps_code or areas.is_total(re.sub(r"\A\d{2}\.?00\s+", "", item.label))


def keys(lists: Mapping[str, list[Item]]) -> set[str]:
    """Every key that the lists give. Raises UnclearTitleError where two cells have one and the same."""
    if math.prod(len(lists[name]) for name in LISTS) > MAX_KEYS:
        raise UnclearTitleError(
            "lembar_terlalu_luas", "daftar jawaban ini terlalu panjang; minta sedikit tahun saja"
        )
    built: dict[str, tuple[Item, ...]] = {}
    for parts in itertools.product(*(lists[name] for name in LISTS)):
        key = "".join(item.val for item in parts)
        if key in built:
            both = " dan ".join(" / ".join(one.label for one in cells) for cells in (built[key], parts))
            raise UnclearTitleError(
                "kunci_rancu", f"kunci {key} berarti dua hal: {both}; minta turvar atau tahunnya terpisah"
            )
        built[key] = parts
    return set(built)


def strays(content: Mapping[str, Cell], built: set[str]) -> Iterator[Issue]:
    """A warning about keys of `datacontent` that cannot be built from the lists (`built`)."""
    strays = [key for key in content if key not in built]
    if strays:
        message = (
            f"{len(strays)} kunci di datacontent tidak ada dalam daftarnya dan tidak dibaca: "
            f"{', '.join(strays[:5])}; unduh ulang bila daftarnya terpotong."
        )
        yield Issue("kunci_tak_dikenal", "warning", message, source_column=strays[0][:120])


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a document with the lists and `datacontent`; None of any other."""
    document = _document(sheets)
    if document is None:
        return None
    named = [name for name in (*LISTS, "datacontent", "data-availability") if name in document]
    return Recognition(95, f"JSON berisi {', '.join(named)}")


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area, year and part of a year as an observation, basis bps.

    Raises ValueError where the file is no such answer.
    """
    document = _document(sheets)
    if document is None:
        raise ValueError(f"bukan JSON dengan {', '.join(LISTS)} dan datacontent")
    result = Tidy("observation", pd.DataFrame(), title="WebAPI BPS", of_bps=True)
    try:
        content, lists = _content(document), {name: items(document, name) for name in LISTS}
        check_domain(lists["vervar"])
        result.title = _title(document, lists["var"])
        counted = _counted(document, lists["turvar"], result.title)
        built = keys(lists)
    except UnclearTitleError as error:
        result.issues.append(Issue(error.rule, "error", str(error)))
        return result
    result.issues += [*strays(content, built), *_unread(lists, counted)]
    lists["tahun"] = [item for item in lists["tahun"] if not _is_before(item)]
    unit = Unit.of(table_titles.plain(result.title))
    rows: list[dict[str, Any]] = []
    for place, area in enumerate(lists["vervar"], 1):
        result.rows_read += 1
        facts = list(
            _facts(area, place, lists=lists, counted=counted, content=content, option=options.period)
        )
        for fact in facts:
            fact.update(
                value=_people(unit, fact, result.issues, of_district=_is_district(area)),
                precision="exact" if unit.times == 1 else "approx",
            )
        if is_total(area) and registry().collections[options.collection].rolls_up:
            result.printed += [
                printed({**fact, "area_name": area.label})
                for fact in facts
                if not numbers.is_none(fact["value"])
            ]
        else:
            rows += facts
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def _is_district(area: Item) -> bool:
    """Whether an item of the list of areas is a kabupaten or kota by its name."""
    return not is_total(area) and names_district(area.label, bare=True)


def _people(unit: Unit, fact: Mapping[str, Any], issues: list[Issue], *, of_district: bool) -> Cell:
    """The figure as people; none, and an issue, for one in thousands that means two numbers."""
    try:
        return unit.people(fact["value"], of_district=of_district)
    except AmbiguousUnitError as error:
        place = (None, fact["source_row"], fact["source_column"], str(fact["value"]))
        issues.append(Issue("satuan_ribuan", "error", str(error), *place))
        return None


def _document(sheets: Sequence[Sheet]) -> Mapping[str, Any] | None:
    for sheet in sheets:
        document = sheet.document
        if not isinstance(document, dict):
            continue
        failed = str(document.get("status")).casefold() == "error" and "message" in document
        if failed or "datacontent" in document or "data-availability" in document:
            return document
    return None


def _content(document: Mapping[str, Any]) -> Mapping[str, Cell]:
    """The figures by key. Raises UnclearTitleError for an answer without any."""
    content = document.get("datacontent")
    if isinstance(content, dict) and content:
        return {key: _scalar(value) for key, value in content.items()}
    said = document.get("message") or document.get("data-availability") or "datacontent kosong"
    raise UnclearTitleError(
        "data_kosong",
        f"BPS menjawab tanpa data ({str(said)[:120]}); periksa var, tahun, dan domain "
        f"({province().name}: {province().bps_code}) "
        "pada permintaannya, lalu unduh lagi",
    )


def _scalar(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _title(document: Mapping[str, Any], var: list[Item]) -> str:
    if len(var) > 1:
        raise UnclearTitleError("ukuran_tak_jelas", "jawaban ini berisi beberapa var; minta satu var saja")
    unit = str(document["var"][0].get("unit") or "")
    return " · ".join(filter(None, (var[0].label, unit)))[:200]


def _counted(document: Mapping[str, Any], turvar: list[Item], title: str) -> list[tuple[Item, Meaning]]:
    """The parts that count people we know, each with what it counts.

    Raises UnclearTitleError where none does.
    """
    labels = [() if table_titles.plain(item.label) in _NO_PARTS else (item.label,) for item in turvar]
    declared = document.get("ukuran")
    found = heading.meanings(labels, title, declared=str(declared) if declared else None, how=HOW)
    counted = [(item, meaning) for item, meaning in zip(turvar, found, strict=True) if meaning]
    measures = [meaning.measure for _, meaning in counted]
    if not counted or len(set(measures)) < len(measures):
        listed = ", ".join(item.label for item in turvar)
        raise UnclearTitleError(
            "ukuran_tak_jelas", f"turvar memecah angka ({listed}) tanpa satu Jumlah; minta jumlahnya"
        )
    return counted


def _unread(lists: Mapping[str, list[Item]], counted: list[tuple[Item, Meaning]]) -> Iterator[Issue]:
    """What the lists hold beside what is read."""
    read = [item for item, _ in counted]
    parts = [item.label for item in lists["turvar"] if item not in read]
    years = [f"{item.label} (sebelum {periods.FIRST_YEAR})" for item in lists["tahun"] if _is_before(item)]
    if parts or years:
        labels = ", ".join(item.label for item in read if item.label) or "seluruh angka"
        message = f"Yang dibaca {labels}; yang tidak dibaca: {', '.join([*parts, *years])}."
        yield Issue("kolom_dilewati", "info", message)


def _is_before(year: Item) -> bool:
    return bool(re.fullmatch(r"1\d{3}", year.label))


def _facts(
    area: Item,
    place: int,
    *,
    lists: Mapping[str, list[Item]],
    counted: list[tuple[Item, Meaning]],
    content: Mapping[str, Cell],
    option: date | None,
) -> Iterator[dict[str, Any]]:
    (var,) = lists["var"]
    own = re.fullmatch(rf"{PROVINCE}\d\d", area.val)
    for (turvar, meaning), year, part in itertools.product(counted, lists["tahun"], lists["turtahun"]):
        key = "".join(item.val for item in (area, var, turvar, year, part))
        yield {
            "area_code": area.val if own and not is_total(area) else None,
            "area_name": area.label,
            "period": _period(year, part, option),
            "period_column": "tahun",
            "period_shown": f"{part.label} {year.label}".strip(),
            "segment": meaning.segment,
            "programme": "",
            "measure": meaning.measure,
            "basis": meaning.basis,
            "value": content.get(key),
            "provisional": "*" in year.label,
            "note": None,
            "sheet": None,
            "source_row": place,
            "source_column": f"datacontent {key}"[:120],
        }


def _period(year: Item, part: Item, option: date | None) -> date | str:
    """The month a part of a year names.

    For a whole year December, or the month of --periode (`option`) within it; else words that no month is
    read from.
    """
    years = re.findall(r"20\d\d", year.label)
    found = years if len(years) == 1 else None
    if found and _YEARLY.match(table_titles.plain(part.label)):
        return option if option and option.year == int(found[0]) else december(int(found[0]))
    said = f"{part.label} {found[0]}" if found else ""
    return periods.loose(said) or periods.quarter(said) or f"{part.label} {year.label}"


SOURCE = TableSource(NAME, TITLE, recognise, tidy, parts=PARTS)
