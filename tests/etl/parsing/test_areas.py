"""Codes and names to areas: never a guess."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parsing import areas
from etl.parsing.areas import AreaError, Resolver, ensure_areas, resolver

# Read as text by the property below; the database's own lists are used by the other tests.
BUNDLED = areas.district_names()


@pytest.fixture
def known(areas_engine: Any) -> Resolver:
    return resolver(areas_engine)


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        (None, "Kab. Cilacap", "33.01"),
        (None, "KABUPATEN CILACAP", "33.01"),
        (None, "Kab.Cilacap", "33.01"),
        (None, "Cilacap", "33.01"),
        (None, "Kabupaten  Kudus ", "33.19"),
        (None, "1. Kab. Kudus", "33.19"),
        (None, "01 Cilacap", "33.01"),
        (None, "Kab. Kudus 1)", "33.19"),
        (None, "Pemkab Kudus", "33.19"),
        (None, "Kota Semarang", "33.74"),
        (None, "KOTA. SEMARANG", "33.74"),
        (None, "Semarang (Kota)", "33.74"),
        (None, "Tegal, Kab.", "33.28"),
        (None, "Kodya Surakarta", "33.72"),
        (None, "Solo", "33.72"),
        (None, "KOTA SOLO", "33.72"),
        (None, "Karang Anyar", "33.13"),
        (None, "3301 KABUPATEN CILACAP", "33.01"),
        (None, "33.74 - Kota Semarang", "33.74"),
        ("33.74", None, "33.74"),
        ("3374", "Kota Semarang", "33.74"),
        (3374, None, "33.74"),
        (33.74, None, "33.74"),
        ("33.22", "Semarang", "33.22"),
        ("33,74", None, "33.74"),
        ("33.10", "Klaten", "33.10"),
        ("33", None, "33"),
        (None, "Provinsi Jawa Tengah", "33"),
        (None, "Nasional", "00"),
    ],
)
def test_found(known: Resolver, code: Any, name: Any, found: str) -> None:
    assert known.resolve(code, name) == found


@pytest.mark.parametrize(
    ("code", "name", "rule", "why"),
    [
        (None, "Semarang", "wilayah_ganda", "bisa Kabupaten Semarang (33.22) atau Kota Semarang (33.74)"),
        (None, "MAGELANG", "wilayah_ganda", "bisa Kabupaten Magelang (33.08) atau Kota Magelang (33.71)"),
        (
            None,
            "Pekalongan",
            "wilayah_ganda",
            "bisa Kabupaten Pekalongan (33.26) atau Kota Pekalongan (33.75)",
        ),
        (None, "Tegal", "wilayah_ganda", "bisa Kabupaten Tegal (33.28) atau Kota Tegal (33.76)"),
        (33.1, None, "kode_terpotong", "bisa Kabupaten Klaten (33.10) atau Kabupaten Cilacap (33.01). Excel"),
        (
            "33.2",
            "Kab. Jepara",
            "kode_terpotong",
            "bisa Kabupaten Jepara (33.20) atau Kabupaten Banyumas (33.02)",
        ),
        ("33.10", "Kab. Cilacap", "kode_nama_beda", "kode 33.10 adalah Kabupaten Klaten, tetapi namanya"),
        ("35.01", None, "kode_tak_dikenal", "kode wilayah '35.01' tidak ada di Jawa Tengah"),
        (None, "Kab. Cilacpa", "wilayah_tak_dikenal", "maksudnya Kabupaten Cilacap (33.01)?"),
        (None, "Kota Kudus", "wilayah_tak_dikenal", "maksudnya Kabupaten Kudus (33.19)?"),
        (None, "Wakanda", "wilayah_tak_dikenal", "daerah 'Wakanda' tidak dikenal"),
        (None, "Kota Surabaya", "wilayah_tak_dikenal", "tidak dikenal; periksa ejaan dan provinsinya"),
        (None, "Cabang Majapahit", "angka_cabang", "adalah kantor cabang, bukan daerah"),
        (None, "Kantor Cabang Surakarta", "angka_cabang", "adalah kantor cabang, bukan daerah"),
        (None, None, "wilayah_kosong", "tidak menyebut kode atau nama daerah"),
    ],
)
def test_refused(known: Resolver, code: Any, name: Any, rule: str, why: str) -> None:
    with pytest.raises(AreaError) as refused:
        known.resolve(code, name)
    assert refused.value.rule == rule
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("label", "size"),
    [
        ("JUMLAH", 35),
        ("TOTAL", 35),
        ("Jumlah Total", 35),
        ("TOTAL JAWA TENGAH", 35),
        ("Provinsi Jawa Tengah", 35),
        ("Jumlah Kab/Kota", 35),
        ("Eks Karesidenan Pati", 5),
        ("Jumlah Kedu", 6),
        ("Jumlah Kota", 6),
        ("JUMLAH KABUPATEN", 29),
    ],
)
def test_total_rows(known: Resolver, label: str, size: int) -> None:
    scope = known.scope(label)
    assert areas.is_total(label)
    assert scope is not None
    assert len(scope) == size


def test_a_total_of_who_knows_what(known: Resolver) -> None:
    assert areas.is_total("Jumlah Cabang Pati")
    assert known.scope("Jumlah Cabang Pati") is None


@pytest.mark.parametrize("name", ["Kab. Kudus", "Kota Semarang", "Solo"])
def test_an_area_is_no_total(name: str) -> None:
    assert not areas.is_total(name)


def test_filling_twice_changes_nothing(areas_engine: Any) -> None:
    assert ensure_areas(areas_engine) == 0


@given(
    st.sampled_from(BUNDLED),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(
        ["{kind} {name}", "  {kind}   {name} ", "{kind}. {name}", "{name} ({kind})", "{name}, {kind}."]
    ),
    st.sampled_from(["full", "short"]),
)
def test_however_it_is_written(area: tuple[str, str], case: Any, shape: str, length: str) -> None:
    code, full = area
    kind, _, name = full.partition(" ")
    kind = "Kab" if kind == "Kabupaten" and length == "short" else kind
    rows = [{"code": c, "name": n, "level": "kabkota", "kind": "", "parent": "33"} for c, n in BUNDLED]
    assert Resolver(rows, []).resolve(None, case(shape.format(kind=kind, name=name))) == code


GORONTALO = [  # BPS and the ministry number its kabupaten in another order
    ("75.01", "7502", "Kabupaten Gorontalo"),
    ("75.02", "7501", "Kabupaten Boalemo"),
    ("75.71", "7571", "Kota Gorontalo"),
]


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("7501", "Boalemo", "75.02"),
        (7501, "Kab. Gorontalo", "75.01"),
        (None, "7501 Kabupaten Boalemo", "75.02"),
        ("75.01", "Kabupaten Gorontalo", "75.01"),
        ("75.01", None, "75.01"),  # with its point it is the ministry's
        ("7571", None, "75.71"),
        ("7501", None, "wilayah_ganda"),
        (7502.0, None, "wilayah_ganda"),
        ("75.01", "Boalemo", "kode_nama_beda"),
        ("7571", "Boalemo", "kode_nama_beda"),
        (None, "Gorontalo", "wilayah_ganda"),
    ],
)
def test_a_code_that_bps_gives_to_another_area_needs_its_name(code: object, name: str, found: str) -> None:
    kinds = {"kabupaten", "kota"}
    rows = [
        {"code": own, "bps_code": bps, "name": name, "level": "kabkota", "kind": kind, "parent": "75"}
        for own, bps, name in GORONTALO
        if (kind := name.split()[0].lower()) in kinds
    ]
    known = Resolver(rows, [])
    if "." in found:
        assert known.resolve(code, name) == found  # type: ignore[arg-type]
        return
    with pytest.raises(AreaError) as refused:
        known.resolve(code, name)  # type: ignore[arg-type]
    assert refused.value.rule == found


def test_a_province_called_like_one_of_its_areas_is_meant_only_behind_its_word() -> None:
    names = [name for _, _, name in GORONTALO]
    whole = areas.whole_pattern(["gorontalo", "prov gto"], names)
    assert [
        text for text in ("gorontalo", "provinsi gorontalo", "prov gto", "se gorontalo") if whole.match(text)
    ] == [
        "provinsi gorontalo",
        "prov gto",
        "se gorontalo",
    ]
    assert areas.whole_pattern(["gorontalo"], names[1:2]).match("gorontalo")
    assert areas.is_total("Jawa Tengah")
    assert not areas.is_total("Jepara")
