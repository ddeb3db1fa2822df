"""What a page's twins hold, opened by other programs, against read() and by head."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboards.exports.csv_json import as_csv, as_json, as_package
from dashboards.exports.export import exported
from dashboards.exports.workbook import TOP, as_workbook
from dashboards.rendering.csv_text import delimited
from dashboards.rendering.dataset import tabled
from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.databases import PATHS
from tests.support.dashboards.opened import workbook

FORMS = ("csv", "json", "xlsx", "zip")
TWINS = ["/ringkasan" if path == "/" else path for path in PATHS if path not in ("/tidak-ada", "/templat")]


@pytest.mark.parametrize("path", TWINS)
def test_every_page_has_its_twins(client: FlaskClient, path: str) -> None:
    real = path.startswith(("/angka-terbit", "/cocok"))
    for form in FORMS:
        answer = client.get(f"{path}.{form}?periode=2026-09")
        assert answer.status_code == 200, form
        name = answer.headers["Content-Disposition"].split('"')[1]
        assert name.endswith(f".{form}")
        assert ("simulasi" in name) == (not real), name
        again = client.get(
            f"{path}.{form}?periode=2026-09", headers={"If-None-Match": answer.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b"")
    body = json.loads(client.get(f"{path}.json?periode=2026-09").text)
    assert (body["notice"] is None) == real
    book = workbook(client.get(f"{path}.xlsx?periode=2026-09").data)
    for sheet in book.worksheets:
        said = " ".join(str(c.value) for row in sheet.iter_rows(max_row=3) for c in row if c.value)
        assert ("SIMULASI" in said) == (not real), sheet.title
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv?periode=2026-09").text)))
    assert len(rows) == len(body["tables"][0]["rows"])
    if "mark" in rows[0]:
        assert {row["mark"] for row in rows} == ({""} if real else {"SIMULASI"})


def test_a_file_names_no_month_and_no_target_that_its_figures_do_not_have(client: FlaskClient) -> None:
    """Published figures have their own dates, whichever month, edition and scheme the address names."""
    asked = "periode=2026-09&edisi=simulasi-terkini"
    for path, month, held in (
        ("/angka-terbit", None, False),
        ("/mutu-data", "2026-09-30", False),
        ("/peringkat", "2026-09-30", True),
    ):
        found = json.loads(client.get(f"{path}.json?{asked}").text)
        assert (found["as_of"], found["scheme"] is not None, bool(found["scheme_title"])) == (
            month,
            held,
            held,
        )


def test_addresses_without_rows(client: FlaskClient, empty_store: Store) -> None:
    empty = create_app(empty_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    for asked, path in ((client, "/tidak-ada"), (client, "/daerah/99.99"), (empty, "/peringkat")):
        for form in FORMS:
            assert asked.get(f"{path}.{form}").status_code == 404
    assert client.get("/daerah/33.21").status_code == 200
    assert client.get("/daerah/33.21?x=1.csv").mimetype == "text/html"


def test_the_links_of_a_page_carry_its_words(client: FlaskClient) -> None:
    text = client.get("/peringkat?metrik=coverage_pu&urut=daerah&periode=2026-08").text
    assert 'href="/peringkat.xlsx?periode=2026-08&amp;metrik=coverage_pu&amp;urut=daerah" download' in text
    body = json.loads(
        client.get("/peringkat.json?metrik=coverage_pu&urut=daerah&periode=2026-08&arah=turun").text
    )
    names = [row["area_name"].partition(" ")[2] for row in body["tables"][0]["rows"]]
    assert names[0] == "Wonosobo"
    assert {row["metric"] for row in body["tables"][0]["rows"]} == {"coverage_pu"}


RISKY = ("=1+1", "+62", "-5 orang", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(0)")


def test_no_cell_runs_as_a_formula(full_store: Store) -> None:
    records = [{"area": "33.10", "note": text, "change_month": -1.5} for text in RISKY]
    table = tabled("uji", "Uji", ("area", "note", "change_month"), records)
    lines = list(csv.reader(io.StringIO(delimited(table), newline="")))
    assert [line[1] for line in lines[1:]] == [f"'{text}" for text in RISKY]
    assert {line[2] for line in lines[1:]} == {"-1.5"}
    page = exported(full_store, "/peringkat", "")
    assert page is not None
    sheet = workbook(as_workbook(replace(page, tables=(table,))))["uji"]
    for at, text in enumerate(RISKY, start=TOP + 2):
        assert sheet.cell(at, 2).data_type == "s"
        assert str(sheet.cell(at, 2).value).replace("_x000D_", "\r") == text
        assert sheet.cell(at, 1).value == "33.10"
        assert (sheet.cell(at, 3).data_type, sheet.cell(at, 3).value) == ("n", -1.5)


def test_the_package_describes_its_columns(full_store: Store) -> None:
    page = exported(full_store, "/daerah/33.21", "periode=2026-09")
    assert page is not None
    package = zipfile.ZipFile(io.BytesIO(as_package(page)))
    described = json.loads(package.read("datapackage.json"))
    assert described["simulated"] is True
    assert described["title"].startswith("SIMULASI")
    assert described["sources"][0]["title"].startswith("SIMULASI")
    assert sorted(package.namelist()) == [
        *("bila-ingin-naik.csv", "cakupan.csv", "datapackage.json", "deret.csv"),
        *("pemberi-kerja.csv", "peraturan.csv", "proyek.csv"),
    ]
    readers = {"number": float, "integer": int, "date": date.fromisoformat, "boolean": {"true", "false"}}
    for resource in described["resources"]:
        text = package.read(resource["path"]).decode("utf-8")
        head, *rows = csv.reader(io.StringIO(text))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == head
        assert rows
        for field, column in zip(fields, zip(*rows, strict=True), strict=True):
            reader = readers.get(field["type"])
            for value in filter(None, column):
                if isinstance(reader, set):
                    assert value in reader
                elif reader is not None:
                    reader(value)
    assert package.read("cakupan.csv") == as_csv(page)


def test_the_same_rows_make_the_same_bytes(full_store: Store) -> None:
    for make in (as_csv, as_json, as_package):
        pages = [exported(full_store, "/jurang", "") for _ in range(2)]
        assert len({make(page) for page in pages if page}) == 1
