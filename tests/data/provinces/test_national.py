"""The nation with provinces as areas: through every page, and every sentence says provinsi."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.provinces.definition import read_province, rows_of
from tests.project.files import REPOSITORY

ANY_DATABASE = True
NATION = read_province("00")
NEW = """
import sys
from pathlib import Path
from data.database.engine import make_engine, migrate
from etl.parsing.areas import ensure_areas
engine = make_engine(f"sqlite:///{Path(sys.argv[1]) / 'nasional.sqlite3'}")
migrate(engine)
ensure_areas(engine)
"""
Answers = dict[str, tuple[int, str, int]]


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process of an installation for the nation, with a database of its own."""
    own = {"PANTAU_PROVINCE": "00", "PANTAU_DATABASE_URL": f"sqlite:///{folder / 'nasional.sqlite3'}"}
    return subprocess.run(
        [sys.executable, *words], cwd=REPOSITORY, env={**os.environ, **own}, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Every address of a national installation."""
    folder = tmp_path_factory.mktemp("nasional")
    done = run("-m", "tests.support.another_province", str(folder), folder=folder)
    assert done.returncode == 0, done.stderr[-3000:]
    return {path: tuple(answer) for path, answer in json.loads(done.stdout).items()}


@pytest.mark.slow
def test_every_address_answers_with_provinces(answers: Answers) -> None:
    assert {path: status for path, (status, *_) in answers.items() if status != 200} == {}
    assert "37 dari 38 daerah" in answers["/"][1]
    assert "38 provinsi, % potensi" in answers["/"][1]
    assert "38 provinces" in answers["/?bahasa=en"][1]
    rows = list(csv.DictReader(answers["/peringkat.csv"][1].lstrip("\ufeff").splitlines()))
    assert {row["area"] for row in rows} == {code for code, _ in NATION.districts}
    assert "Gubernur Jawa Barat" in answers["/surat/32.docx"][1]
    assert all("SIMULASI" in answers[path][1] for path in ("/", "/peringkat", "/daerah/32"))


@pytest.mark.slow
def test_no_sentence_speaks_of_areas_of_a_province(answers: Answers) -> None:
    wrong = re.compile(
        r"\b(kabupaten|kab\.|bupati|wali ?kota|kabkota|regenc\w+|eks-?kares\w*|residencies|kota)\b", re.I
    )
    assert wrong.search("4 dari 35 kabupaten/kota")
    found = {}
    for path, (_, text, _) in answers.items():
        said = re.sub(r"\.kota\b", "", text)  # a class of the style sheet
        if hits := [hit[0] for hit in wrong.finditer(said)]:
            found[path] = hits[:5]
    assert found == {}


@pytest.mark.slow
def test_pages_of_38_provinces_are_light_beside_the_desk(answers: Answers) -> None:
    """The most areas there are, and the ways to the desk with them."""
    weights = {
        path: answers[path][2] for path in ("/", "/bandingkan", "/?bahasa=en", "/bandingkan?bahasa=en")
    }
    assert all(20_000 < weight < 30_000 for weight in weights.values()), weights


def test_published_figures_are_those_of_the_ministry() -> None:
    """Active and inactive participants of 28 provinces on 31 December 2023; the other ten have none."""
    rows = rows_of(NATION.folder / "published" / "figures.csv")
    assert len(rows) == 56
    active = {row["kode_wilayah"]: int(row["nilai"]) for row in rows if row["indikator"] == "peserta_aktif"}
    assert (active["31"], active["33"], active["34"]) == (7498532, 3947422, 558681)
    assert set(dict(NATION.districts)) - set(active) == {
        "75",
        "76",
        "81",
        "82",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
    }


@pytest.mark.slow
def test_codes_of_papua_are_refused_where_two_offices_differ(tmp_path: Path) -> None:
    """BPS 9400 is Papua, the ministry's 91: a bare code is refused, one with its name is not."""
    assert run("-c", NEW, str(tmp_path), folder=tmp_path).returncode == 0
    good = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n" + "".join(
        f"{code},{name},2026-09,BPU,{measure},{value}\n"
        for code, name in (
            ("9400", "Papua"),
            ("94", "Prov. Papua Tengah"),
            ("", "Jateng"),
            ("3100", ""),
            ("32", ""),
        )
        for measure, value in (("peserta_aktif", 100), ("potensi", 400))
    )
    (tmp_path / "baik.csv").write_text(good, "utf-8")
    done = run("-m", "etl", "load", str(tmp_path / "baik.csv"), "--koleksi", "resmi", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "ganda.csv").write_text(good.replace("9400,Papua,", "9400,,"), "utf-8")
    done = run("-m", "etl", "load", str(tmp_path / "ganda.csv"), "--koleksi", "resmi", folder=tmp_path)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1
    assert "Provinsi Papua (91) atau Provinsi Papua Tengah (94)" in said
