"""What a page's twins hold, opened by other programs, against read() and by head."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from flask.testing import FlaskClient
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import Engine

from dashboards.delimited import delimited
from dashboards.exports.exported import exported
from dashboards.exports.text import as_csv, as_json, as_package
from dashboards.exports.workbook import TOP, as_workbook
from dashboards.server import create_app
from dashboards.tables import tabled
from data.journal import add_load, create_edition
from data.query import Query, read
from data.registry import registry
from data.settings import Settings
from data.store import Store
from tests.dashboards.conftest import PATHS
from tests.dashboards.small import DEMAK
from tests.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

FORMS = ("csv", "json", "xlsx", "zip")
TWINS = ["/ringkasan" if path == "/" else path for path in PATHS if path != "/tidak-ada"]


def sheet_rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The table of a sheet by its headings."""
    lines = list(sheet.iter_rows(min_row=TOP + 1, values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("path", TWINS)
def test_every_page_has_its_twins(client: FlaskClient, path: str) -> None:
    real = path == "/angka-terbit"
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


def test_every_cell_of_the_workbook_is_that_of_read(full_store: Store) -> None:
    page = exported(full_store, "/peringkat", "periode=2026-09&edisi=simulasi-2026-t3")
    assert page is not None
    edition = page.edition
    assert edition is not None
    query = Query(edition, ("coverage_bpu",), (date(2026, 9, 30),), (), "ucj-simulasi")
    frame = read(full_store, query).set_index("area")
    words = {key: status.label["id"] for key, status in registry().statuses.items()}
    table = page.tables[0]
    found = sheet_rows(workbook(as_workbook(page))["peringkat"])
    assert len(found) == 35
    seen = 0
    for row in found:
        wanted = frame.loc[row["Kode daerah"]]
        for (name, field), cell in zip(table.fields.items(), row.values(), strict=True):
            if name not in frame.columns:
                continue
            value = wanted[name]
            if value is None or pd.isna(value):
                assert cell is None, name
            elif field.kind == "status":
                assert cell == words[value]
            elif isinstance(cell, datetime):
                assert cell.date() == value
            else:
                # a workbook keeps 16 digits of a number
                same = pytest.approx(value, rel=1e-14) if isinstance(cell, float) else value
                assert cell == same, name
            seen += 1
    assert seen == 35 * 33


def test_the_sheet_is_ready_to_use(full_store: Store) -> None:
    page = exported(full_store, "/peringkat", "periode=2026-09")
    assert page is not None
    book = workbook(as_workbook(page))
    assert book.sheetnames == ["peringkat", "Grafik 1", "perubahan", "Definisi", "Sumber"]
    sheet = book["peringkat"]
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:AP40"
    code = sheet["A6"]
    assert (code.data_type, code.number_format) == ("s", "@")
    heads = [cell.value for cell in sheet[5]]
    value = sheet.cell(6, heads.index("Capaian (%)") + 1)
    assert (value.data_type, value.number_format) == ("n", "#,##0.0")
    assert sheet.cell(6, heads.index("Pembilang") + 1).number_format == "#,##0"
    colours = {
        str(rule.formula[0]): rule.dxf.fill.bgColor.rgb
        for found in sheet.conditional_formatting
        for rule in found.rules
    }
    assert colours['"Tercapai"'] == "FF0B6E6E"
    assert len(colours) == 6
    assert len(book["Grafik 1"]._charts) == 1
    said = " ".join(str(c.value) for row in book["Definisi"].iter_rows() for c in row if c.value)
    assert "Jauh tertinggal" in said
    assert "Cakupan BPU" in said
    sources = " ".join(str(c.value) for row in book["Sumber"].iter_rows() for c in row if c.value)
    assert "Pantau Jamsostek (simulasi)" in sources
    assert "/peringkat" in sources


def world(engine: Engine) -> Store:
    """Demak in two editions: 40,000 of 200,000, then 46,000."""
    base = Fact(DEMAK, month("2026-01"), "BPU", ELIGIBLE, 200_000)
    first = [base, Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 40_000)]
    add_load(engine, new_load(collection="resmi", digest="1" * 64), {"observation": fact_frame(first)})
    create_edition(engine, "rapat-1", title="Rapat 1", collection="resmi")
    later = [Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 46_000)]
    add_load(engine, new_load(collection="resmi", digest="2" * 64), {"observation": fact_frame(later)})
    create_edition(engine, "rapat-2", title="Rapat 2", collection="resmi")
    return Store(engine)


def test_what_changed_since_the_edition_before(areas_engine: Engine) -> None:
    store = world(areas_engine)
    for edition, before in (("resmi-terkini", "rapat-2"), ("rapat-2", "rapat-1")):
        page = exported(store, "/peringkat", f"edisi={edition}")
        assert page is not None
        assert page.before is not None
        assert page.before.selection.edition is not None
        assert page.before.selection.edition.slug == before
        found = sheet_rows(workbook(as_workbook(page))["perubahan"])
        changed = [
            (r["Kode daerah"], r["Capaian semula (%)"], r["Capaian menjadi (%)"], r["Pembilang menjadi"])
            for r in found
            if r["Kode daerah"]
        ]
        assert changed == ([] if edition == "resmi-terkini" else [(DEMAK, 20.0, 23.0, 46_000)])
    first = exported(store, "/peringkat", "edisi=rapat-1")
    assert first is not None
    assert first.before is None
    assert "perubahan" not in workbook(as_workbook(first)).sheetnames


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
    assert sorted(package.namelist()) == ["cakupan.csv", "datapackage.json", "deret.csv"]
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
        pages = [exported(full_store, "/pendanaan", "") for _ in range(2)]
        assert len({make(page) for page in pages if page}) == 1


def test_coverage_above_a_hundred_is_kept(areas_engine: Engine) -> None:
    facts = [
        Fact(DEMAK, month("2026-01"), "BPU", ELIGIBLE, 1_000),
        Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 1_250),
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    page = exported(Store(areas_engine), "/peringkat", "")
    assert page is not None
    first = sheet_rows(workbook(as_workbook(page))["peringkat"])[0]
    assert (first["Capaian (%)"], first["Belum terlindungi"]) == (125.0, -250)
    assert [row["Capaian (%)"] for row in sheet_rows(workbook(as_workbook(page))["peringkat"])[1:]] == [
        None
    ] * 34
