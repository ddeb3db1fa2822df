"""The Paritrana file: recomputed with plain SQL; what stands where nothing is known; its files."""

import csv
import io
import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from flask.testing import FlaskClient
from openxml_audit import FileFormat, OpenXmlValidator

from dashboards.office.word.paritrana import write_paritrana
from dashboards.shell.render import render
from data.repository.store import Store
from tests.support.dashboards.html_tree import finding, number, page
from tests.support.dashboards.plain_sql import Plain, before

UNOFFICIAL = "Bukan skor resmi: bobot dan rincian penilaian Paritrana tidak diterbitkan."
OF_SIMULATION = "JOIN load l ON l.id = t.load_id AND l.collection = 'simulasi' AND l.status = 'published'"


def lines(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a table file for October 2026."""
    text = client.get(f"{path}.csv?periode=2026-10").text.lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def every(client: FlaskClient) -> list[dict[str, str]]:
    """The lines of all areas."""
    return lines(client, "/paritrana")


def asked(file: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found = list(connection.execute(query))
    connection.close()
    return found


def test_documents_are_those_of_the_duties(full_file: Path, every: list[dict[str, str]]) -> None:
    """A duty is there once it is done or has a document; every other, and every undone one, is missing."""
    duties = asked(
        full_file,
        f"SELECT area_code, t.status, document_number, document_date FROM compliance t {OF_SIMULATION}",
    )
    shown = Counter(
        (row["area"], row["document_number"], row["dated_on"])
        for row in every
        if row["aspect"] == "peraturan" and row["proof_kind"] == "ada"
    )
    issued = asked(
        full_file,
        f"SELECT area_code, regulation_kind, document_number, issued_on, village FROM regulation t "
        f"{OF_SIMULATION} WHERE revoked_on IS NULL",
    )
    names = {"perda": "Perda", "perbup": "Perbup", "perwal": "Perwal", "se": "Surat edaran"}
    names |= {"keputusan": "Keputusan kepala daerah", "perdes": "Perdes Contoh"}
    told = Counter((a, d or "", day or "") for a, s, d, day in duties if d or s == "selesai")
    told += Counter((a, f"{names[str(kind)]} {d}", day) for a, kind, d, day, _ in issued)
    assert shown == told
    missing = Counter(
        row["area"] for row in every if row["aspect"] == "peraturan" and row["proof_kind"] == "belum_ada"
    )
    done = Counter(area for area, status, _, _ in duties if status == "selesai")
    having = {area for area, *_ in issued}
    bare = {row["area"]: row["area"] not in having for row in every}
    assert missing == Counter({area: 4 - done[area] + none for area, none in bare.items()})
    assert sum(bare.values()) == 35 - len(having) > 0


def test_paid_cover_and_outreach_add_up(full_file: Path, every: list[dict[str, str]]) -> None:
    spells = asked(
        full_file,
        f"SELECT area_code, sum(workers) FROM funding t {OF_SIMULATION} WHERE first_month <= '2026-10-31' "
        "AND date(first_month, '+' || months || ' months') > '2026-10-31' GROUP BY area_code",
    )
    paid: Counter[str] = Counter()
    events = {}
    for row in every:
        if row["aspect"] == "kebijakan" and row["proof_kind"] == "ada":
            paid[row["area"]] += int(float(row["proof_amount"]))
        if row["unit"] == "events":
            events[row["area"]] = int(float(row["proof_amount"]))
    assert paid == Counter(dict(spells))
    held = asked(
        full_file,
        f"SELECT area_code, count(*) FROM outreach t {OF_SIMULATION} "
        "WHERE held_on > '2025-10-31' AND held_on <= '2026-10-31' GROUP BY area_code",
    )
    assert events == dict(held)


def test_coverage_against_target_and_a_year(every: list[dict[str, str]], plain: Plain) -> None:
    """Demak: BPU fell in a year; its counts are those of the database."""
    own = [row["statement"] for row in every if row["area"] == "33.21" and row["aspect"] == "kinerja"]
    month = "2026-10-31"
    now = plain.counts["33.21", month, "BPU", "active_participants"]
    then = plain.counts["33.21", before(month, 12), "BPU", "active_participants"]
    assert now < then
    assert f"BPU · bukan penerima upah: turun {number(then - now)} orang dalam setahun." in own
    assert any(f"{number(now)} dari " in line and f"{number(now - then)} orang" in line for line in own)


def test_what_is_missing_is_counted_and_never_scored(small_store: Store) -> None:
    """Demak of the small world: cover ended in August, no duty, outreach or agreement was ever told.

    14,000 short of the target (30 % of 200,000 less 46,000); 310,000 less 110,000 are not covered.
    """
    found = page(small_store, "/paritrana/33.21", "periode=2026-09")
    assert finding(found).startswith("Berkas Paritrana Kabupaten Demak: ")
    text = found.one("main").text
    for words in (
        UNOFFICIAL,
        "Tidak ada program yang tercatat membayar iuran September 2026.",
        "Regulasi dan anggaran: belum dilaporkan.",
        "BPU · bukan penerima upah: kurang 14.000 orang dari target 2026.",
        "Semua segmen: 200.000 pekerja belum terlindungi.",
        "Tidak ada sosialisasi tercatat dalam 12 bulan sampai September 2026.",
        "Belum ada kesepakatan rapat yang tercatat untuk daerah ini.",
    ):
        assert words in text
    assert "kebijakan 1, peraturan 4, " in text
    assert "SIMULASI" not in text
    silent = page(small_store, "/paritrana/33.74", "periode=2026-09").one("main").text
    assert "Belum ada program iuran yang tercatat untuk daerah ini." in silent
    assert "Belum ada angka bulan ini: " in silent
    assert "Yang ada: 4" not in silent


def test_only_a_kabupaten_or_kota_has_one(full_store: Store, empty_store: Store, client: FlaskClient) -> None:
    assert (
        len(page(full_store, "/paritrana/33").one("ul", "chips").all("a")) == 35
    )  # whose file? one of these
    assert client.get("/paritrana/33.docx").status_code == 404
    assert render(full_store, "/paritrana/99.99", "").status == 404
    assert client.get("/paritrana/99.99.docx").status_code == 404
    assert render(empty_store, "/paritrana", "").status == 200
    assert len(page(full_store, "/paritrana").one("ul", "chips").all("a")) == 35
    assert 'href="/paritrana"' in client.get("/inpres").text


def test_the_paper_holds_every_line(
    full_store: Store, client: FlaskClient, every: list[dict[str, str]], tmp_path: Path
) -> None:
    made = write_paritrana(full_store, "33.02", search="periode=2026-10")
    assert made is not None
    assert made[0] == "paritrana-33.02-2026-10-simulasi.docx"
    document = Document(io.BytesIO(made[1]))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "SIMULASI: semua angka rekaan."
    assert said.count(UNOFFICIAL) == 2
    cells = {cell.text for grid in document.tables for row in grid.rows for cell in row.cells}
    own = [row for row in every if row["area"] == "33.02"]
    assert {row["statement"] for row in own if row["proof_kind"] == "ada"} <= cells
    assert {row["statement"] for row in own if row["proof_kind"] == "belum_ada"} <= set(said)
    assert {row["document_number"] for row in own} - {""} <= cells
    assert {row["mark"] for row in own} == {"SIMULASI"}
    tables = json.loads(client.get("/paritrana/33.02.json?periode=2026-10").text)["tables"]
    assert [table["name"] for table in tables] == ["paritrana"]
    file = tmp_path / made[0]
    file.write_bytes(made[1])
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(file)
    assert [str(error) for error in found.errors] == []
    answer = client.get("/paritrana/33.02.docx?bahasa=en&periode=2026-10")
    assert answer.status_code == 200
    english = [paragraph.text for paragraph in Document(io.BytesIO(answer.data)).paragraphs]
    assert any(line.startswith("Not an official score") for line in english)
