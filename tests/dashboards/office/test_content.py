"""The report and the briefing: Word's own styles, charts and fields around the figures of the database."""

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from flask.testing import FlaskClient

from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from data.repository.store import Store
from tests.support.dashboards.office import booked, drawn, parts
from tests.support.dashboards.plain_sql import Plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def report(full_store: Store) -> bytes:
    return write_report(full_store, search="periode=2026-09")[1]


@pytest.fixture(scope="module")
def note(full_store: Store) -> bytes:
    return write_note(full_store, search="periode=2026-09")[1]


def _document(body: bytes) -> Any:
    return Document(io.BytesIO(body))


def _table(document: Any, head: str) -> list[list[str]]:
    """The rows of the first table one of whose headings is this."""
    for table in document.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if head in rows[0]:
            return rows
    raise AssertionError(head)


def test_the_report_has_headings_captions_and_a_table_of_contents(report: bytes) -> None:
    document = _document(report)
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        *("1. Ringkasan", "2. Cakupan provinsi", "3. Cakupan 35 kabupaten/kota", "4. Perkembangan"),
        *("5. Iuran yang dibayar pemerintah", "6. Empat kewajiban Inpres 2/2021", "7. Mutu data"),
        "8. Definisi dan sumber",
    ]
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions[0].startswith("Tabel 1. ")
    numbers = [int(re.match(r"Gambar (\d+)\.", c)[1]) for c in captions if c.startswith("Gambar")]  # type: ignore[index]
    assert numbers == list(range(1, 7))
    codes = [e.text.strip() for e in document.element.iter(f"{W}instrText")]
    assert any(code.startswith("TOC") for code in codes)
    assert {t.style.name for t in document.tables} == {"Tabel Pantau"}


def test_the_table_of_the_35_is_that_of_the_database(report: bytes, plain: Plain) -> None:
    head, *rows = _table(_document(report), "Potensi")[:1] + _table(_document(report), "Per.")[1:]
    assert head
    assert len(rows) == 35
    found = {row[1]: row for row in rows}
    assert set(found) == set(plain.areas)
    demak = plain.row("33.21", "2026-09-30", "BPU")
    assert found["33.21"][4] == f"{float(demak['value']):.1f}".replace(".", ",")
    assert found["33.21"][7] == f"{demak['n']:,}".replace(",", ".")


def test_no_name_of_a_chart_stands_upright(report: bytes) -> None:
    """All areas are lying bars, each with its name, the first at the top."""
    lying = 0
    with ZipFile(io.BytesIO(report)) as package:
        for name in package.namelist():
            if re.match(r"word/charts/chart\d+\.xml$", name):
                text = package.read(name).decode()
                assert set(re.findall(r'<a:bodyPr[^>]* rot="([^"]+)"', text)) <= {"0"}
                if '<c:barDir val="bar"/>' in text:
                    lying += 1
                    assert '<c:orientation val="maxMin"/>' in text
                    assert '<c:tickLblSkip val="1"/>' in text
                    assert '<c:ptCount val="35"/>' in text
    assert lying == 1


def test_charts_can_be_edited_in_word(report: bytes) -> None:
    with ZipFile(io.BytesIO(report)) as package:
        names = [name for name in package.namelist() if re.match(r"word/charts/chart\d+\.xml$", name)]
        assert len(names) == 6
        for name in names:
            found = parts(report)
            relation = found[f"word/charts/_rels/{name.split('/')[-1]}.rels"][0]
            book = package.read("word/" + relation.get("Target").removeprefix("../"))
            external = found[name].find("{*}externalData")
            assert external.get(external.keys()[0]) == relation.get("Id")
            want = {key: pytest.approx(values) for key, values in drawn(found[name]).items()}
            assert booked(book) == want
    shown = [e.get("descr") for e in parts(report)["word/document.xml"].iter("{*}docPr")]
    assert len(shown) == 6
    assert all(len(words) > 20 for words in shown)


def test_simulated_papers_say_so_above_all(report: bytes, note: bytes) -> None:
    for body in (report, note):
        document = _document(body)
        assert document.paragraphs[0].text == "SIMULASI: semua angka rekaan."
        assert "SIMULASI" in document.sections[0].header.paragraphs[0].text
        assert "Simulasi, terkini · September 2026" in document.sections[0].header.paragraphs[0].text


def test_real_papers_do_not(small_store: Store) -> None:
    document = _document(write_note(small_store)[1])
    assert "SIMULASI" not in "".join(p.text for p in document.paragraphs)
    assert "SIMULASI" not in document.sections[0].header.paragraphs[0].text


def test_the_briefing_says_whom_to_call(small_store: Store) -> None:
    body = write_note(small_store)[1]
    document = _document(body)
    calls = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert calls[0] == (
        "Kab. Demak (14.000 orang): di bawah jalur, kurang orang terbanyak; minta rencana percepatannya."
    )
    assert calls[-1].startswith("Kab. Cilacap, Kab. Banyumas,")
    assert calls[-1].endswith("dan 28 lagi: belum melapor; minta rekapnya.")
    assert _table(document, "Potensi")[2][:4] == ["BPU", "21,4", "150.000", "700.000"]
    blanks = [e.get(f"{W}val") for e in document.element.iter(f"{W}alias")]
    assert blanks == [
        *("instansi", "kepada", "dari", "tembusan", "nomor", "sifat", "lampiran"),
        *("jabatan", "nama", "nip"),
    ]
    address = [row.cells[0].text for row in document.tables[0].rows]
    assert address == ["Kepada", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal"]


def test_the_signature_of_the_briefing_never_stands_alone(note: bytes) -> None:
    document = _document(note)
    last = max(at for at, p in enumerate(document.paragraphs) if p.style.name == "List Bullet")
    assert [p.paragraph_format.keep_with_next for p in document.paragraphs[last:-1]] == [True] * 4
    normal, sheet = document.styles["Normal"].paragraph_format, document.sections[0]
    assert (normal.line_spacing, normal.space_after.pt) == (1.05, 4.0)  # with these it is one page
    assert (round(sheet.top_margin.cm, 1), round(sheet.bottom_margin.cm, 1)) == (2.0, 1.7)


def test_what_the_address_got_wrong_is_said_in_the_paper(small_store: Store) -> None:
    words = [p.text for p in _document(write_note(small_store, search="periode=2031-01")[1]).paragraphs]
    assert "Nilai “periode” di alamat ini tidak dikenal; dipakai pilihan bawaan." in words


@pytest.mark.parametrize("path", ["/laporan.docx", "/nota.docx"])
def test_papers_by_address_in_english(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?bahasa=en&periode=2026-09")
    assert answer.status_code == 200
    document = _document(answer.data)
    words = "\n".join(p.text for p in document.paragraphs)
    assert "all figures are made up" in words
    assert "kurang" not in words
    style = parts(answer.data)["word/styles.xml"]
    assert {e.get(f"{W}val") for e in style.iter(f"{W}lang")} == {"en-GB"}


def test_without_figures_the_papers_say_so(empty_store: Store) -> None:
    for write in (write_report, write_note):
        document = _document(write(empty_store)[1])
        assert "Belum ada data dalam edisi ini." in [p.text for p in document.paragraphs]
