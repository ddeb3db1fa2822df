"""Declared corrections: applied and told while the source says what is wrong, refused once it is mended."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository import loads
from etl.checks.load_report import LoadReport
from etl.declarations import corrections
from etl.declarations.corrections import Correction
from etl.declarations.declared import Declared
from etl.declarations.toml import DeclarationError
from etl.pipeline.load_file import load_file
from tests.etl.pipeline.test_load_file import TITLE
from tests.support.etl import books, stored

TEXT = """
[[correction]]
source = "baku"
title = "klaten"
area = "33.10"
period = "2026-09"
segment = "PU"
measure = "peserta_aktif"
find = "214.687"
use = 241687
reason = "Dua angka tertukar"
told = "Kantor cabang Klaten"
date = 2026-10-07
"""
(ONE,) = corrections.parse(TEXT)


def load(
    engine: Engine, tmp_path: Path, value: str, *more: Correction, collection: str = "resmi"
) -> LoadReport:
    rows = (f"33.10,,2026-09,PU,peserta_aktif,{value},,", "33.11,,2026-09,PU,peserta_aktif,214.687,,")
    file = books.baku(tmp_path / "klaten.csv", *rows)
    declared = Declared(corrections=more)
    return load_file(engine, file, declared=declared, collection=collection)


def values(engine: Engine, collection: str = "resmi") -> dict[str, int]:
    frame = loads.latest_counts(engine, collection)
    return {row.area_code: int(row.value) for row in frame.itertuples()}


def test_the_cell_is_corrected_and_told(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, "214687", ONE)
    assert report.outcome == "loaded"
    assert values(areas_engine) == {"33.10": 241_687, "33.11": 214_687}
    (told,) = [issue for issue in report.issues if issue.rule == "koreksi"]
    assert (told.severity, told.source_row, told.value) == ("info", 2, "214687")
    assert told.message == (
        "Dikoreksi: 33.10 2026-09 PU peserta_aktif tercetak 214.687, dipakai 241.687. Dua angka tertukar. "
        "Diberitahukan kepada Kantor cabang Klaten, 2026-10-07."
    )
    assert ("koreksi", "info") in stored.rows(areas_engine, "issue", "rule", "severity")


def test_a_correction_makes_the_same_file_another_load(areas_engine: Engine, tmp_path: Path) -> None:
    first = load(areas_engine, tmp_path, "214687")
    second = load(areas_engine, tmp_path, "214687", ONE)
    assert first.load_id != second.load_id
    assert load(areas_engine, tmp_path, "214687", ONE).outcome == "already"
    assert values(areas_engine)["33.10"] == 241_687


def test_a_mended_source_refuses_the_correction(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, "241.690", ONE)
    assert report.refused
    (told,) = report.found("error")
    assert told.rule == "koreksi_usang"
    assert "mencari 214.687, tetapi sel berisi 241.690" in told.message
    assert "Hapus koreksi itu" in told.message
    mild = ONE.model_copy(update={"expect": "boleh"})
    assert load(areas_engine, tmp_path, "241.690", mild).outcome == "loaded"
    assert values(areas_engine)["33.10"] == 241_690


@pytest.mark.parametrize("change", [{"title": "kudus"}, {"source": "rekap"}, {"period": "2026-08"}])
def test_another_file_or_cell_is_left_alone(
    areas_engine: Engine, tmp_path: Path, change: dict[str, str]
) -> None:
    report = load(areas_engine, tmp_path, "214687", ONE.model_copy(update=change))
    assert values(areas_engine)["33.10"] == 214_687
    assert not [issue for issue in report.issues if "koreksi" in issue.rule]


def test_only_our_own_files_are_corrected(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path, "214687", ONE, collection="simulasi")
    assert values(areas_engine, "simulasi")["33.10"] == 214_687


def test_one_file_by_its_digest_in_a_rekap(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS], title=TITLE)
    one = ONE.model_copy(
        update={
            "source": "rekap",
            "title": None,
            "file": hashlib.sha256(path.read_bytes()).hexdigest(),
            "area": "33.19",
            "period": "2023-11",
            "find": "223.396",
            "use": 223_397,
        }
    )
    assert load_file(areas_engine, path, declared=Declared(corrections=(one,))).outcome == "loaded"
    frame = loads.latest_counts(areas_engine, "resmi")
    active = frame[(frame["measure"] == "active_participants") & (frame["segment"] == "PU")]
    assert list(active["value"]) == [223_397]


def test_what_ships_is_empty_and_its_example_is_valid() -> None:
    from data.settings import ROOT

    assert corrections.declared() == ()
    shipped = (ROOT / "definitions" / "corrections.toml").read_text("utf-8")
    example = shipped[shipped.index("# [[correction]]") :]
    (one,) = corrections.parse("\n".join(line.removeprefix("# ") for line in example.splitlines()))
    assert (one.area, one.use, one.expect) == ("33.10", 241_687, "ada")


@pytest.mark.parametrize("wrong", ['file = "x"', 'color = "red"'])
def test_a_declaration_that_says_too_much_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"salah satu|color"):
        corrections.parse(TEXT + wrong)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"PU"', '"pu"', "segmen atau program 'pu' '' tidak dikenal"),
        ("33.10", "33.99", "kode daerah '33.99' tidak dikenal"),
        ("[[correction]]", "[[koreksi]]", r"koreksi tidak dikenal; .*\[\[correction\]\]"),
        ("[[correction]]", "[[correction", "bukan TOML di baris 2"),
        ("241687", "-5", r"\[\[correction\]\] ke-1: use keliru"),
        ('told = "Kantor cabang Klaten"', "", "told belum diisi"),
        ('"klaten"', '"k("', "bukan pola yang benar"),
        (TEXT, TEXT + TEXT.replace("214.687", "241.687"), "ke-2: selnya sudah dikoreksi di atasnya"),
    ],
)
def test_a_declaration_that_cannot_be_used_says_which_and_why(old: str, new: str, told: str) -> None:
    with pytest.raises(DeclarationError, match=told):
        corrections.parse(TEXT.replace(old, new))


def test_a_correction_that_finds_no_cell_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    other = ONE.model_copy(update={"segment": "BPU"})
    report = load(areas_engine, tmp_path, "214687", other)
    (told,) = [issue for issue in report.issues if issue.rule == "koreksi_tak_perlu"]
    assert told.message.startswith("Koreksi 33.10 2026-09 BPU peserta_aktif tidak menemukan selnya")
    assert values(areas_engine) == {"33.10": 214_687, "33.11": 214_687}
    elsewhere = ONE.model_copy(update={"period": "2026-08"})
    assert not [one for one in load(areas_engine, tmp_path, "5", elsewhere).issues if "koreksi" in one.rule]


def test_a_broken_declaration_refuses_the_file_in_words(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> tuple[Correction, ...]:
        return corrections.parse("[[correction")

    monkeypatch.setattr("etl.pipeline.load_file.Declared", lambda: Declared(corrections=broken()))
    report = load_file(areas_engine, books.baku(tmp_path / "a.csv", "33.10,,2026-09,PU,peserta_aktif,1,,"))
    assert (report.outcome, [one.rule for one in report.issues]) == ("refused", ["pernyataan_keliru"])
