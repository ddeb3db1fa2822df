"""The workbook of a page, opened by another program, against read() and by head."""

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboards.exports.export import exported
from dashboards.exports.workbook import as_workbook, brief
from dashboards.rendering.dataset import Table
from data.definitions.registry import registry
from data.metrics.query import Query, read
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.support.dashboards.opened import sheet_rows, workbook
from tests.support.dashboards.small import DEMAK, KUDUS
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load


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
    assert seen == 35 * 45


def test_the_sheet_is_ready_to_use(full_store: Store) -> None:
    page = exported(full_store, "/peringkat", "periode=2026-09")
    assert page is not None
    book = workbook(as_workbook(page))
    assert book.sheetnames == ["Ringkas", "peringkat", "Grafik 1", "perubahan", "Definisi", "Sumber"]
    sheet = book["peringkat"]
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:BB40"
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
    assert len(colours) == 8
    assert len(book["Grafik 1"]._charts) == 1
    beside = exported(full_store, "/bandingkan", "periode=2026-09&dan=33.21,33.19")
    assert beside is not None
    chart = workbook(as_workbook(beside))["Grafik 2"]._charts[0]
    spans = [str(series.val.numRef.f) for series in chart.series]
    assert spans == ["deret!$I$6:$I$50", "deret!$I$51:$I$95"]
    said = " ".join(str(c.value) for row in book["Definisi"].iter_rows() for c in row if c.value)
    assert "Jauh tertinggal" in said
    assert "Cakupan BPU" in said
    sources = " ".join(str(c.value) for row in book["Sumber"].iter_rows() for c in row if c.value)
    assert "Pantau Jamsostek (simulasi)" in sources
    assert "/peringkat" in sources


def test_the_first_sheet_is_for_an_official(full_store: Store) -> None:
    """Ten columns in the words of an official; the whole table stands behind it with the same figures."""
    page = exported(full_store, "/peringkat", "periode=2026-09")
    assert page is not None
    book = workbook(as_workbook(page))
    first, whole = (sheet_rows(book[name]) for name in ("Ringkas", "peringkat"))
    assert list(first[0]) == [
        *("Peringkat", "Daerah", "Status", "Capaian (%)", "Target (%)", "Kurang dari target, orang"),
        *("Peserta aktif", "Potensi", "Setahun, poin", "Naik atau turun peringkat"),
    ]
    assert [(r["Daerah"], r["Capaian (%)"], r["Peserta aktif"]) for r in first] == [
        (r["Daerah"], r["Capaian (%)"], r["Pembilang"]) for r in whole
    ]
    assert len(first) == 35
    assert book["Ringkas"].sheet_view.tabSelected
    wide = ("area", "area_name", "group_name", "fund", "year", "workers", "first_month", "months")
    spells = Table("x", "x", (*wide, "last_month", "rupiah", "address", "note", "load_id", "edition"), ())
    assert brief(spells) == (*wide[1:], "last_month", "rupiah", "note")


def world(engine: Engine) -> Store:
    """Demak in two editions: 40,000 of 200,000, then 46,000 and Kudus with 12,000 of 100,000."""
    base = Fact(DEMAK, month("2026-01"), "BPU", ELIGIBLE, 200_000)
    first = [base, Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 40_000)]
    add_load(engine, new_load(collection="resmi", digest="1" * 64), {"observation": fact_frame(first)})
    create_edition(engine, "rapat-1", title="Rapat 1", collection="resmi")
    later = [
        Fact(DEMAK, month("2026-09"), "BPU", ACTIVE, 46_000),
        Fact(KUDUS, month("2026-01"), "BPU", ELIGIBLE, 100_000),
        Fact(KUDUS, month("2026-09"), "BPU", ACTIVE, 12_000),
    ]
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
        said = str(workbook(as_workbook(page))["perubahan"]["A1"].value)
        unchanged = f"Tidak ada yang berubah sejak edisi {before.replace('rapat-', 'Rapat ')}"
        assert said.endswith(unchanged) == (edition == "resmi-terkini")
        assert changed == (
            []
            if edition == "resmi-terkini"
            else [
                (KUDUS, None, 12.0, 12_000),
                (DEMAK, 20.0, 23.0, 46_000),
            ]
        )
    first = exported(store, "/peringkat", "edisi=rapat-1")
    assert first is not None
    assert first.before is None
    assert "perubahan" not in workbook(as_workbook(first)).sheetnames


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
