"""Answers of the BPS WebAPI: keys are built from the lists; a splitter would read these files wrong."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import stored

COLUMNS = ("area_code", "period", "segment", "measure", "basis", "value", "source_row", "source_column")


def answer(**changed: Any) -> dict[str, Any]:
    """Numbers of one, two and three digits, so that no key can be cut by the width of its parts."""
    return {
        "status": "OK",
        "data-availability": "available",
        "var": [{"val": 1, "label": "Penduduk 15 Tahun ke Atas yang Bekerja", "unit": "Orang"}],
        "turvar": [{"val": 0, "label": "Tidak ada"}],
        "vervar": [
            {"val": 1, "label": "Kabupaten Cilacap"},
            {"val": 11, "label": "<b>Kab. Brebes</b>"},
            {"val": 111, "label": "Kota Semarang"},
            {"val": 3300, "label": "PROVINSI JAWA TENGAH"},
        ],
        "tahun": [{"val": 122, "label": "2022"}, {"val": 123, "label": "2023"}],
        "turtahun": [{"val": 0, "label": "Tahun"}],
        "datacontent": {
            "1" + "1" + "0" + "122" + "0": 995_410,
            "11" + "1" + "0" + "122" + "0": 826_020,
            "111" + "1" + "0" + "122" + "0": 7,
            "11" + "1" + "0" + "123" + "0": "946470",
            "111" + "1" + "0" + "123" + "0": "-",
            "3300" + "1" + "0" + "122" + "0": 1_821_437,
        },
    } | changed


def load(engine: Engine, tmp_path: Path, document: Any, *, collection: str = "resmi") -> LoadReport:
    path = tmp_path / "bps.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return load_file(engine, path, collection=collection)


def test_keys_are_built(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, answer())
    assert (report.outcome, report.source) == ("loaded", "bps_webapi")
    assert report.reason.startswith("JSON berisi vervar, var, turvar, tahun, turtahun, datacontent")
    assert not [f for f in report.found("warning") if f.rule == "jumlah_tercetak"]
    d2022, common = date(2022, 12, 31), ("TOTAL", "employed_people", "bps")
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.01", d2022, *common, 995_410, 1, "datacontent 1101220"),
        ("33.29", d2022, *common, 826_020, 2, "datacontent 11101220"),
        ("33.29", date(2023, 12, 31), *common, 946_470, 2, "datacontent 11101230"),
        ("33.74", d2022, *common, 7, 3, "datacontent 111101220"),
    ]


def test_a_code_as_number_of_the_area(areas_engine: Engine, tmp_path: Path) -> None:
    one = {"vervar": [{"val": 3322, "label": "Semarang"}], "datacontent": {"3322101220": 5}}
    assert load(areas_engine, tmp_path, answer(**one)).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "area_code", "value") == [("33.22", 5)]


def test_parts_of_a_year_are_months(areas_engine: Engine, tmp_path: Path) -> None:
    parts = {
        "vervar": [{"val": 1, "label": "Kabupaten Cilacap"}],
        "turtahun": [{"val": 189, "label": "Februari"}, {"val": 190, "label": "Agustus"}],
        "datacontent": {"110122189": 3, "110122190": 4},
    }
    assert load(areas_engine, tmp_path, answer(**parts)).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "period", "value") == [
        (date(2022, 2, 28), 3),
        (date(2022, 8, 31), 4),
    ]


def test_of_parts_of_people_the_sum_is_read(areas_engine: Engine, tmp_path: Path) -> None:
    parts = {
        "vervar": [{"val": 1, "label": "Kabupaten Cilacap"}],
        "turvar": [{"val": 5, "label": "Laki-laki"}, {"val": 6, "label": "Jumlah"}],
        "datacontent": {"1" + "1" + "5" + "122" + "0": 3, "1" + "1" + "6" + "122" + "0": 8},
    }
    assert load(areas_engine, tmp_path, answer(**parts)).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "value") == [(8,)]


def test_parts_that_are_measures_of_their_own(areas_engine: Engine, tmp_path: Path) -> None:
    parts = {
        "var": [{"val": 1, "label": "Angkatan Kerja Menurut Kegiatan", "unit": "Orang"}],
        "vervar": [{"val": 1, "label": "<b>Kabupaten&nbsp;Cilacap</b>"}],
        "turvar": [
            {"val": 5, "label": "Bekerja"},
            {"val": 6, "label": "Perempuan"},
            {"val": 7, "label": "Perkotaan + Perdesaan"},
        ],
        "tahun": [{"val": 99, "label": "1999"}, {"val": 122, "label": "2022"}],
        "turtahun": [{"val": 31, "label": "Triwulan I"}],
        "datacontent": {"11512231": 90, "11612231": 40, "11712231": 100, "1179931": 80},
    }
    report = load(areas_engine, tmp_path, answer(**parts))
    assert stored.rows(areas_engine, "observation", "period", "measure", "value") == [
        (date(2022, 3, 31), "employed_people", 90),
        (date(2022, 3, 31), "labour_force", 100),
    ]
    assert (
        "Yang dibaca Bekerja, Perkotaan + Perdesaan; yang tidak dibaca: Perempuan, 1999 (sebelum 2000)."
        in [issue.message for issue in report.found("info")]
    )


COLLIDING = {
    "var": [{"val": 11, "label": "Penduduk Bekerja", "unit": "Orang"}],
    "vervar": [{"val": 1, "label": "Kab. Cilacap"}, {"val": 11, "label": "Kab. Brebes"}],
    "turvar": [{"val": 10, "label": "Perempuan"}, {"val": 0, "label": "Jumlah"}],
    # Cilacap, Perempuan is 1 11 10 122 0; Brebes, Jumlah is 11 11 0 122 0.
    "datacontent": {"111101220": 4},
}


@pytest.mark.parametrize(
    ("changed", "rule", "why"),
    [
        (
            COLLIDING,
            "kunci_rancu",
            "kunci 111101220 berarti dua hal: Kab. Cilacap / Penduduk Bekerja / Perempuan",
        ),
        (
            {"datacontent": {}},
            "data_kosong",
            "periksa var, tahun, dan domain (Jawa Tengah: 3300)",
        ),
        (
            {"turvar": [{"val": 0, "label": "Pertanian"}]},
            "ukuran_tak_jelas",
            "turvar memecah angka (Pertanian) tanpa satu Jumlah",
        ),
        (
            {"vervar": [{"val": 11, "label": "Aceh"}, {"val": 33, "label": "Jawa Tengah"}]},
            "domain_keliru",
            "bukan menurut kabupaten/kota di Jawa Tengah (berisi 11 Aceh",
        ),
        (
            {"tahun": [{"val": 122, "label": "2022/2023"}]},
            "bulan_keliru",
            "Bukan bulan: 'Tahun 2022/2023'",
        ),
        ({"datacontent": ""}, "data_kosong", "BPS menjawab tanpa data (available)"),
        ({"vervar": []}, "bukan_tabel", "daftar vervar tidak ada atau kosong"),
        (
            {"vervar": [{"val": 3201, "label": "Kabupaten Bogor"}]},
            "domain_keliru",
            "berisi 3201 Kabupaten Bogor",
        ),
        ({"vervar": [{"val": 1, "label": "Bogor"}]}, "domain_keliru", "domain 3300"),
        (
            {"vervar": [{"val": 1100, "label": "ACEH"}, {"val": 3300, "label": "JAWA TENGAH"}]},
            "domain_keliru",
            "berisi 1100 ACEH",
        ),
        (
            {"var": [{"val": 1, "label": "Tingkat Pengangguran", "unit": "Persen"}]},
            "ukuran_tak_jelas",
            "menyebut 'tingkat', bukan jumlah orang",
        ),
        (
            {"var": [{"val": 1, "label": "Tabel 7", "unit": "Orang"}]},
            "ukuran_tak_jelas",
            'tulis di awal berkas: "ukuran": "penduduk_bekerja"',
        ),
        ({"var": [{"val": 1, "label": "x"}, {"val": 2, "label": "y"}]}, "ukuran_tak_jelas", "beberapa var"),
        (
            {"turvar": [{"val": 1, "label": "Laki-laki"}]},
            "ukuran_tak_jelas",
            "turvar memecah angka (Laki-laki)",
        ),
        ({"turtahun": [{"val": 0, "label": "Semester"}]}, "bulan_keliru", "bukan bulan: 'Semester 2022'"),
        (
            {"vervar": [{"val": 1, "label": "Semarang"}]},
            "wilayah_ganda",
            "Kabupaten Semarang (33.22) atau Kota",
        ),
    ],
)
def test_refused(areas_engine: Engine, tmp_path: Path, changed: dict[str, Any], rule: str, why: str) -> None:
    report = load(areas_engine, tmp_path, answer(**changed))
    assert (report.source, report.refused) == ("bps_webapi", True)
    issue = report.found("error")[0]
    assert issue.rule == rule
    assert why.casefold() in issue.message.casefold()
    assert stored.rows(areas_engine, "observation", "seq") == []


def test_an_answer_without_data(areas_engine: Engine, tmp_path: Path) -> None:
    (issue,) = load(
        areas_engine, tmp_path, {"status": "OK", "data-availability": "list-not-available", "data": ""}
    ).found("error")
    assert issue.rule == "data_kosong"
    assert issue.message.startswith("BPS menjawab tanpa data (list-not-available); periksa var")


def test_what_is_counted_may_be_declared(areas_engine: Engine, tmp_path: Path) -> None:
    one = {"var": [{"val": 1, "label": "Tabel 7", "unit": "Ribu Orang"}], "ukuran": "angkatan_kerja"}
    cells = {"datacontent": {"1101220": 995.41}}
    assert load(areas_engine, tmp_path, answer(**one, **cells)).outcome == "loaded"
    columns = ("measure", "value", "precision")
    assert stored.rows(areas_engine, "observation", *columns) == [("labour_force", 995_410, "approx")]


def test_a_bad_figure_and_a_stray_key_are_told_with_their_keys(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, answer(datacontent={"1101220": 5.5, "9": 1, "11101220": [1]}))
    told = [(f.rule, f.severity, f.source_row, f.source_column) for f in report.issues if f.source_column]
    assert ("kunci_tak_dikenal", "warning", None, "9") in told
    assert ("angka_keliru", "error", 1, "datacontent 1101220") in told
    assert ("angka_keliru", "error", 2, "datacontent 11101220") in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"vervar": [', "JSON rusak di baris 1, kolom 13"),
        ('{"datacontent": {"1": NaN}}', "berisi NaN"),
        ("[" * 100_000, "JSON tidak dapat dibaca"),
    ],
)
def test_json_that_is_none(areas_engine: Engine, tmp_path: Path, text: str, why: str) -> None:
    (issue,) = load(areas_engine, tmp_path, text).found("error")
    assert issue.rule == "bukan_tabel"
    assert why in issue.message


def test_an_answer_that_is_only_an_error(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, {"status": "Error", "message": "Invalid Key"})
    (issue,) = report.found("error")
    assert (report.source, issue.rule) == ("bps_webapi", "data_kosong")
    assert "BPS menjawab tanpa data (Invalid Key)" in issue.message
