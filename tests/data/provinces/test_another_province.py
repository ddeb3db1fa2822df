"""DI Yogyakarta, five areas, no eks-karesidenan: through every page, nothing is left of Jawa Tengah."""

import csv
import json
import os
import re
import subprocess
import sys
from functools import cache

import pytest

from data.provinces.definition import read_province
from tests.project.files import REPOSITORY

ANY_DATABASE = True
pytestmark = pytest.mark.slow

HOME, AWAY = read_province("34"), read_province("33")
Answers = dict[str, tuple[int, str]]
COMMON = {"Batang"}  # also what a bar of a chart is called


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Every address of an installation for 34, from a process of its own."""
    folder = tmp_path_factory.mktemp("diy")
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.another_province", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "PANTAU_PROVINCE": HOME.code},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return {path: (status, text) for path, (status, text, _) in json.loads(done.stdout).items()}


def test_every_address_answers(answers: Answers) -> None:
    assert {path: status for path, (status, _) in answers.items() if status != 200} == {}
    assert len(answers) > 60


@cache
def _of_the_other() -> re.Pattern[str]:
    """Its name, its areas by name or code, and 35 where areas are counted."""
    bare = {name.partition(" ")[2] for _, name in AWAY.districts} - COMMON
    names = "|".join(sorted({*bare, *(AWAY.name, "Jateng", "Central Java")}, key=len, reverse=True))
    codes = "|".join(code.replace(".", r"\.") for code, _ in AWAY.districts)
    count = rf"\b{len(AWAY.districts)} (?:daerah|kabupaten|areas)|(?:dari|of) {len(AWAY.districts)}\b"
    return re.compile(
        rf"\b(?:{names})\b|(?<![\d.,])(?:{codes})(?![\d,.%]| %)|{count}|[Ee]ks-[Kk]ares|residenci"
    )


def test_nothing_is_left_of_the_other_province(answers: Answers) -> None:
    for words in ("Kab. Demak", "Kota Tegal", "(33.10)", "4 dari 35 daerah", "Jateng", "Eks-Kares. Kedu"):
        assert _of_the_other().search(words)
    found = {}
    for path, (_, text) in answers.items():
        figures = text if path.endswith((".csv", ".json")) or path.startswith("/api/v1") else ""
        hits = [hit[0] for hit in _of_the_other().finditer(text)]
        if wrong := [hit for hit in hits if not (figures and re.fullmatch(r"33\.\d\d", hit))]:
            found[path] = wrong[:5]
    assert found == {}


def test_it_is_this_province(answers: Answers) -> None:
    for path in ("/", "/?bahasa=en", "/laporan.docx", "/nota.docx", "/rapat.pptx", f"/rapor/{HOME.code}"):
        assert "DI Yogyakarta" in answers[path][1] or HOME.name in answers[path][1], path
    assert "dari 5 daerah" in answers["/"][1]
    rows = list(csv.DictReader(answers["/peringkat.csv"][1].lstrip("\ufeff").splitlines()))
    assert {row["area"] for row in rows} == {code for code, _ in HOME.districts}
    assert all(
        "SIMULASI" in answers[path][1] for path in ("/", "/peringkat", f"/daerah/{HOME.examples.opened}")
    )
