"""The lists of a BPS WebAPI answer: numbers with their labels, and the keys that are built from them."""

import html
import itertools
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.definitions.registry import PROVINCE
from etl.layouts.table_titles import Unclear
from etl.model import Cell, Finding
from etl.parsing import areas
from etl.parsing.districts import names_district

LISTS = ("vervar", "var", "turvar", "tahun", "turtahun")
MAX_KEYS = 1_000_000


@dataclass(frozen=True)
class Item:
    """One entry of a list: its number as it stands in keys, and its label without markup."""

    val: str
    label: str


def items(document: Mapping[str, Any], name: str) -> list[Item]:
    found = document.get(name)
    if (
        not isinstance(found, list)
        or not found
        or not all(isinstance(one, dict) and "val" in one for one in found)
    ):
        raise Unclear("bukan_tabel", f"daftar {name} tidak ada atau kosong; kunci angka tidak dapat disusun")
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
        raise Unclear(
            "domain_keliru",
            f"tabel ini bukan menurut kabupaten/kota di Jawa Tengah (berisi {shown}); minta lagi dengan "
            "domain 3300",
        )


def is_total(item: Item) -> bool:
    return item.val == "3300" or areas.is_total(re.sub(r"\A\d{2}\.?00\s+", "", item.label))


def keys(lists: Mapping[str, list[Item]]) -> set[str]:
    """Every key that the lists give. Raises Unclear where two cells have one and the same."""
    if math.prod(len(lists[name]) for name in LISTS) > MAX_KEYS:
        raise Unclear("lembar_terlalu_luas", "daftar jawaban ini terlalu panjang; minta sedikit tahun saja")
    built: dict[str, tuple[Item, ...]] = {}
    for parts in itertools.product(*(lists[name] for name in LISTS)):
        key = "".join(item.val for item in parts)
        if key in built:
            both = " dan ".join(" / ".join(one.label for one in cells) for cells in (built[key], parts))
            raise Unclear(
                "kunci_rancu", f"kunci {key} berarti dua hal: {both}; minta turvar atau tahunnya terpisah"
            )
        built[key] = parts
    return set(built)


def strays(content: Mapping[str, Cell], built: set[str]) -> Iterator[Finding]:
    strays = [key for key in content if key not in built]
    if strays:
        message = (
            f"{len(strays)} kunci di datacontent tidak ada dalam daftarnya dan tidak dibaca: "
            f"{', '.join(strays[:5])}; unduh ulang bila daftarnya terpotong."
        )
        yield Finding("kunci_tak_dikenal", "warning", message, source_column=strays[0][:120])
