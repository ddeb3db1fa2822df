"""Letters after a meeting: what they say of an area, the office's own head, their dates as a calendar."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from flask.testing import FlaskClient
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from pypdf import PdfReader

from dashboards.office.letters import letterhead as heads
from dashboards.office.letters.calendar import write_dates
from dashboards.office.letters.letterhead import BadLetterheadError, read
from dashboards.office.letters.surat import write_letter, write_letters
from dashboards.web.response_cache.addresses import written
from data.repository.store import Store
from tests.support.clock import Clock

EXAMPLE = Path(heads.__file__).parent / "surat.toml"


@pytest.fixture(autouse=True)
def _today(clock: Clock) -> None:
    clock(datetime(2026, 11, 30, 5))


def lines(body: bytes) -> list[str]:
    document = Document(io.BytesIO(body))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def made(store: Store, code: str, search: str = "periode=2026-09") -> bytes:
    found = write_letter(store, code, search=search)
    assert found is not None
    return found[1]


def test_a_letter_says_what_is_short_and_by_when_to_answer(small_store: Store) -> None:
    """Demak: 46,000 of 200,000 is 23.0 %; 30 % are asked for: 14,000 people more. Fourteen days."""
    said = lines(made(small_store, "33.21"))
    assert "Yth. Bupati Demak" in said
    standing = next(line for line in said if line.startswith("Capaian."))
    assert "Cakupan BPU tercatat 23,0\u00a0%, peringkat 1 dari 3 kabupaten/kota yang punya angka" in standing
    assert "Target tahun 2026 adalah 30,0\u00a0%, sehingga masih kurang 14.000 orang" in standing
    assert "di bawah jalur menuju target" in standing
    asked = "menyusun rencana pemenuhan kekurangan 14.000 orang beserta jadwal dan anggarannya;"
    assert asked in said
    assert "dan menyampaikan jawaban tertulis kepada kami paling lambat 14 Desember 2026." in said
    assert not any("SIMULASI" in line for line in said)


def test_a_silent_area_is_asked_for_its_report(small_store: Store) -> None:
    said = lines(made(small_store, "33.74"))
    assert "Yth. Wali Kota Semarang" in said
    assert "menyampaikan rekap kepesertaan September 2026;" in said
    assert not any("peringkat" in line for line in said)


def test_agreements_lapses_and_better_areas_are_in_it(full_store: Store, tmp_path: Path) -> None:
    body = made(full_store, "33.02", "periode=2026-10")
    said = lines(body)
    assert said[0] == "SIMULASI: semua angka rekaan."
    agreed = next(line for line in said if line.startswith("Mendaftarkan pekerja BUMD"))
    assert (
        "penanggung jawab Bagian Perekonomian Setda, tenggat 5 Oktober 2026 (telah lewat 56 hari)" in agreed
    )
    assert "menuntaskan kesepakatan yang belum selesai dan melampirkan buktinya;" in said
    assert any("kewajiban Inpres Nomor 2 Tahun 2021 selesai" in line for line in said)
    file = tmp_path / "surat.docx"
    file.write_bytes(body)
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(file)
    assert [str(error) for error in found.errors] == []


def test_the_office_has_its_own_head(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = {
        tag.get(tag.keys()[0])
        for tag in Document(io.BytesIO(made(small_store, "33.21"))).element.iter("{*}alias")
    }
    assert {"kop", "tempat", "nomor", "jabatan", "nama", "nip"} <= blank
    monkeypatch.setenv("PANTAU_LETTERHEAD", str(EXAMPLE))
    document = Document(io.BytesIO(made(small_store, "33.21")))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "PEMERINTAH PROVINSI CONTOH"
    assert "Ibu Kota, 30 November 2026" in said
    assert "Sekretaris Daerah" in said
    assert document.tables[0].rows[0].cells[1].text == ": 560/021/XI/2026"  # Demak is the 21st of the list
    assert said[-1] == "Gubernur (sebagai laporan)"


def squeezed(texts: Iterable[str]) -> str:
    """Without spaces and signs of a list: how two programs break lines is no difference."""
    return re.sub(r"[\s•\u00ad]+", "", "".join(texts))


def test_word_and_pdf_say_the_same(full_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every paragraph of the one is in the other, in its order; Pati owes two answers of two meetings."""
    monkeypatch.setenv("PANTAU_LETTERHEAD", str(EXAMPLE))
    search = "periode=2026-10"
    found = write_letter(full_store, "33.18", search=search, form="pdf")
    assert found is not None
    assert found[0] == "surat-33.18-2026-10-simulasi.pdf"
    read_back = PdfReader(io.BytesIO(found[1]))
    assert len(read_back.pages) == 1  # the longest letter, with a head, a name, and somebody who gets a copy
    typeset = squeezed(page.extract_text() for page in read_back.pages)
    place = 0
    said = lines(made(full_store, "33.18", search))
    for line in said:
        place = typeset.index(squeezed([line]), place) if line != "Tembusan:" else place
    cells = [c.text for t in Document(io.BytesIO(made(full_store, "33.18", search))).tables for c in t._cells]
    assert all(squeezed([cell.removeprefix(": ")]) in typeset for cell in cells)
    assert read_back.metadata is not None
    assert (
        read_back.metadata.title
        == "Tindak lanjut kepesertaan Jaminan Sosial Ketenagakerjaan di Kabupaten Pati"
    )
    answered = (
        "Dari 1 kesepakatan rapat 14 Oktober 2026 dengan daerah Saudara, 1 telah dijawab. Dari seluruh "
        "daerah, 8 dari 9 kesepakatan dijawab (88,9\u00a0%)."
    )
    assert any(line.endswith(answered) for line in said)
    assert not any("Jawaban atas rapat" in line for line in lines(made(full_store, "33.19", search)))


def test_a_logo_and_open_places_are_typeset(
    small_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 60), "navy").save(tmp_path / "logo.png")
    head = tmp_path / "surat.toml"
    head.write_text('logo = "logo.png"\nkop = ["PEMERINTAH CONTOH *#_$"]\n', "utf-8")
    monkeypatch.setenv("PANTAU_LETTERHEAD", str(head))
    found = write_letter(small_store, "33.21", search="periode=2026-09", form="pdf")
    assert found is not None
    sheet = PdfReader(io.BytesIO(found[1])).pages[0]
    assert len(sheet.images) == 1
    text = sheet.extract_text()
    assert "PEMERINTAH CONTOH *#_$" in text  # nothing that is typed becomes markup
    assert "SIMULASI" not in text
    assert "NIP ...." in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('nomer = "1"', "nomer"),
        ('nomor = "{angka}"', "hanya {urut}"),
        ("hari_menjawab = 0", "hari_menjawab"),
        ('logo = "tidak-ada.png"', "gambar tidak-ada.png tidak ada"),
        ("kop = [", "bukan TOML yang benar"),
    ],
)
def test_a_bad_head_is_refused_in_words(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "surat.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadLetterheadError, match=words.replace("{", r"\{").replace("}", r"\}")):
        read(str(file))


def test_every_area_has_its_letter(small_store: Store) -> None:
    found = write_letters(small_store, search="periode=2026-09")
    assert found is not None
    with zipfile.ZipFile(io.BytesIO(found[1])) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) == 70  # in both forms
    assert {"surat-33.21-2026-09.docx", "surat-33.21-2026-09.pdf"} <= set(names)


def test_dates_are_whole_days_that_stay_the_same(full_store: Store) -> None:
    """Ten agreements and 71 duties are open, sixteen covers lapse, two reports and the targets are due; of
    Banyumas one agreement, one duty and what everybody owes."""
    name, body = write_dates(full_store, search="periode=2026-10")
    assert name == "tenggat-2026-10.ics"
    text = body.decode()
    assert text.count("BEGIN:VEVENT") == 100
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    again = write_dates(full_store, search="periode=2026-10")[1].decode()
    assert [line for line in again.splitlines() if line.startswith("UID:")] == [
        line for line in text.splitlines() if line.startswith("UID:")
    ]
    own = write_dates(full_store, search="periode=2026-10&daerah=33.02")[1].decode().replace("\r\n ", "")
    assert own.count("BEGIN:VEVENT") == 5
    assert "DTSTART;VALUE=DATE:20261005" in own
    assert "SUMMARY:SIMULASI: Kab. Banyumas: Mendaftarkan pekerja BUMD dan anak perusahaannya" in own


def test_letters_and_dates_by_address(
    client: FlaskClient, full_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = client.get("/surat/33.02.docx?bahasa=en")
    assert answer.status_code == 200
    assert "Yth. Bupati Banyumas" in lines(answer.data)
    (award,) = [line for line in lines(answer.data) if line.startswith("Kesiapan Paritrana.")]
    assert " 9 hal belum ada: peraturan 3, kinerja 5, dan wawancara 1. " in award  # nothing of 0
    assert award.endswith("Hitungan ini bukan skor resmi.")  # no address of this machine in a signed letter
    found = write_letter(full_store, "33.02", base="https://pantau.contoh.go.id")
    assert found is not None
    where = "bukan skor resmi. Rinciannya: https://pantau.contoh.go.id/paritrana/33.02."
    assert any(line.endswith(where) for line in lines(found[1]))
    typeset = client.get("/surat/33.02.pdf?bahasa=en")
    assert (typeset.status_code, typeset.data[:5]) == (200, b"%PDF-")
    for ending in ("docx", "pdf"):
        assert client.get(f"/surat/99.99.{ending}").status_code == 404
    dates = client.get("/tenggat.ics")
    assert dates.headers["Content-Type"] == "text/calendar; charset=utf-8"
    page = client.get("/daerah/33.02").get_data(as_text=True)
    assert 'href="/surat/33.02.docx"' in page
    assert 'href="/surat/33.02.pdf"' in page
    monkeypatch.setenv("PANTAU_LETTERHEAD", str(tmp_path / "rahasia.toml"))
    refused = client.get("/surat/33.02.docx?bahasa=en")
    assert refused.status_code == 404
    assert "rahasia" not in refused.get_data(as_text=True)


def test_papers_are_no_wrong_addresses(full_store: Store) -> None:
    """What leads nowhere has one kept answer for all; a paper must neither be it nor be answered by it."""
    for path in ("/surat/33.02.docx", "/surat/33.02.pdf", "/paritrana/33.02.docx", "/tenggat.ics"):
        assert written(full_store, path, "", "", language="id") is None
    nowhere = written(full_store, "/lain", "", "", language="id")
    assert nowhere is not None
    assert nowhere.path == "/tidak-ada"
