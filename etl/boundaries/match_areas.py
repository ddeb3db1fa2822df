"""Which feature is which area: the one property that names all of them is found, not asked for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.provinces.definition import province
from etl.boundaries.ambiguous_names import distinguish_twins, kind, twins
from etl.boundaries.geojson import BoundaryError, Feature
from etl.parsing.areas import AreaError, Resolver

_CODE = re.compile(r"\s*'?\d[\d.,]*\s*\Z")
_GLUED = re.compile(r"\A(Kota|Kabupaten)(?=[A-Z][a-z])")
_HALF_CODES = (
    ("provno", "kdprov", "kd_prov", "kode_prov", "prov_no"),
    ("kabkotno", "kdkab", "kd_kab", "kode_kab", "kabkot_no"),
)
LISTED = 8


@dataclass
class Naming:
    """What one property says: features by area code, and the features it says no area of ours about."""

    key: str
    by_area: dict[str, list[Feature]] = field(default_factory=lambda: defaultdict(list))
    # its value, and what is unsure about it
    others: list[tuple[Feature, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def distinct(self) -> int:
        """How many features it gives an area of their own."""
        return sum(len(found) == 1 for found in self.by_area.values())


def named(features: Sequence[Feature], resolver: Resolver) -> tuple[dict[str, Feature], Naming]:
    """Area code -> feature of each of them, and the naming that says so.

    Raises BoundaryError where no property names each of them exactly once, or where two that do
    contradict each other.
    """
    features = [_with_joined_code(feature) for feature in features]
    keys = list(dict.fromkeys(key for feature in features for key in feature.properties))
    namings = [_naming(key, features, resolver) for key in keys]
    if not any(naming.by_area for naming in namings):
        listed = ", ".join(keys[:20]) or "tidak ada"
        code, name = province().districts[0]
        raise BoundaryError(
            f"Tidak ada properti yang memuat kode atau nama {province().areas_word} {province().name}. "
            f"Properti dalam berkas: {listed}. Perlu kode ({code} atau {code.replace('.', '')}) "
            f"atau nama ({name})."
        )
    full = [naming for naming in namings if naming.distinct == len(resolver.districts)]
    if not full:
        raise BoundaryError(*_incomplete(max(namings, key=_worth), resolver))
    full = [naming for naming in full if not naming.notes] or full  # what is written before what is concluded
    _refuse_contradictions(full, resolver)
    best = full[0]
    return {code: best.by_area[code][0] for code in sorted(resolver.districts)}, best


def _with_joined_code(feature: Feature) -> Feature:
    """BPS gives the numbers of province and kabupaten apart; joined they are the code of BPS."""
    halves = [
        next((key for key in feature.properties if key.casefold() in names), None) for names in _HALF_CODES
    ]
    if None in halves:
        return feature
    digits = [str(feature.properties[key]).strip().removesuffix(".0") for key in halves if key]
    if not all(re.fullmatch(r"\d{1,2}", text) for text in digits):
        return feature
    joined = {" + ".join(map(str, halves)): "".join(text.zfill(2) for text in digits)}
    return replace(feature, properties=joined | feature.properties)


def _worth(naming: Naming) -> tuple[int, int]:
    return len(naming.by_area), naming.distinct


def _naming(key: str, features: Sequence[Feature], resolver: Resolver) -> Naming:
    naming = Naming(key)
    for feature in features:
        value = feature.properties.get(key)
        code, why = _resolved(value, resolver)
        if why and (said := kind(feature)):
            code, why = _resolved(f"{said} {value}", resolver)
        if code is None:
            naming.others.append((feature, str(value), why))
        else:
            naming.by_area[code].append(feature)
    _tell_twins_apart(naming, resolver)
    return naming


def _tell_twins_apart(naming: Naming, resolver: Resolver) -> None:
    bare = [(feature, value) for feature, value, why in naming.others if why]
    if len(naming.by_area) + len(bare) < len(resolver.districts):
        return  # no names of ours, whatever the bare ones mean
    found, naming.notes = distinguish_twins(bare, naming.by_area, resolver)
    settled = {feature.number for feature in found.values()}
    naming.others = [other for other in naming.others if other[0].number not in settled]
    for code, feature in found.items():
        naming.by_area[code].append(feature)


def _resolved(value: Any, resolver: Resolver) -> tuple[str | None, str]:
    """The code of a kabupaten/kota, or why there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None, ""
    text = _GLUED.sub(r"\1 ", str(value)[:120])  # KotaSemarang, as GADM writes it
    if not _CODE.match(text) and not resolver.knows(text):
        return None, ""
    try:
        code = resolver.resolve(code=text) if _CODE.match(text) else resolver.resolve(name=text)
    except AreaError as error:
        likely = error.rule in ("wilayah_ganda", "kode_terpotong")
        return None, str(error) if likely else ""
    return (code, "") if code in resolver.districts else (None, "")


def _incomplete(naming: Naming, resolver: Resolver) -> list[str]:
    """Why the best property does not do: areas missing, ambiguous, twice."""
    problems = [
        f"Properti {naming.key!r} mengenali {len(naming.by_area)} dari {len(resolver.districts)} "
        f"{province().areas_word}."
    ]
    missing = sorted(resolver.districts - set(naming.by_area))
    if missing:
        problems.append(f"Tidak ada: {', '.join(resolver.label(code) for code in missing)}.")
    unsure = [(feature, why) for feature, _value, why in naming.others if why]
    problems += [f"Fitur {feature.number}: {why}." for feature, why in unsure[:LISTED]]
    pairs = [both for _feature, value, why in naming.others if why and (both := twins(value, resolver))]
    if pairs:
        problems.append(
            "Nama tanpa Kabupaten/Kota hanya diterima bila pasangannya tertulis lengkap, atau bila kotanya "
            "jauh lebih kecil; tulis Kabupaten atau Kota di depannya, atau tambahkan kode "
            f"({', '.join(pairs[0])})."
        )
    double = {code: found for code, found in sorted(naming.by_area.items()) if len(found) > 1}
    for code, found in list(double.items())[:LISTED]:
        places = ", ".join(str(feature.number) for feature in found[:6]) + (", ..." if len(found) > 6 else "")
        problems.append(f"{resolver.label(code)} tertulis {len(found)} kali (fitur {places}).")
    if len(double) > LISTED:
        problems.append(f"... dan {len(double) - LISTED} daerah lain lebih dari sekali.")
    if double:
        problems.append(
            "Satu daerah harus satu fitur: gabungkan bagiannya menjadi MultiPolygon (QGIS: Dissolve), dan "
            f"pakai batas {province().areas_word}, bukan bagiannya."
        )
    return problems


def _refuse_contradictions(full: Sequence[Naming], resolver: Resolver) -> None:
    """Two properties that each name all areas must name them alike."""
    first = {code: found[0].number for code, found in full[0].by_area.items()}
    for other in full[1:]:
        for code, found in sorted(other.by_area.items()):
            if first[code] != found[0].number:
                raise BoundaryError(
                    f"Dua properti berselisih: menurut {full[0].key!r} {resolver.label(code)} adalah "
                    f"fitur {first[code]}, menurut {other.key!r} fitur {found[0].number}. "
                    "Betulkan salah satunya."
                )


def strangers(naming: Naming) -> str:
    """The features outside our areas, in words; empty where there are none."""
    if not naming.others:
        return ""
    names = [value for _feature, value, _why in naming.others]
    more = ", ..." if len(names) > LISTED else ""
    outside = f"{len(names)} fitur di luar {len(province().districts)} daerah"
    return f"{outside} tidak dipakai: {', '.join(names[:LISTED])}{more}."
