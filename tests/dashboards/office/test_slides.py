"""Slides: the figures of the database in charts and tables that can be edited, and nothing falls off."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from dashboards.office.content.section import Cell, Grid, Head
from dashboards.office.content.text_width import lines, width
from dashboards.office.slides.deck import write_deck, write_page
from dashboards.office.slides.tables import fit
from data.repository.store import Store
from tests.support.dashboards.office import A, P, booked, charts, drawn, opened, parts, said, tables, titles
from tests.support.dashboards.plain_sql import Plain

MISSING = Cell("Belum melapor", "belum_melapor")


@pytest.fixture(scope="module")
def deck(full_store: Store) -> bytes:
    search = "periode=2026-09&daerah=33.21,33.74,33.21,99.99"
    return write_deck(full_store, search=search, base="https://contoh.test")[1]


@pytest.fixture(scope="module")
def small(small_store: Store) -> bytes:
    return write_deck(small_store)[1]


def test_the_deck_follows_the_agenda_and_ends_with_the_areas_that_were_asked_for(deck: bytes) -> None:
    found = [slide.shapes for slide in opened(deck).slides]
    agenda = [next(s.text_frame.text for s in shapes if s.name == "Agenda") for shapes in found[1:]]
    steps = [words.split(" · ")[0] for words in agenda]
    assert list(dict.fromkeys(steps)) == [
        *("Agenda", "Provinsi", "PU dan BPU", "Peringkat", "Kesepakatan lalu", "Di bawah jalur"),
        *("Paling bergerak", "Iuran yang berakhir", "Corong", "Empat kewajiban"),
        *("Kab. Demak", "Kota Semarang", "Sumber", "Lampiran: Kesepakatan lalu"),
        *("Lampiran: Di bawah jalur", "Lampiran: Iuran yang berakhir", "Lampiran: Empat kewajiban"),
        *("Lampiran: Mutu data", "Lampiran: Provinsi"),
    ]


def test_a_code_that_names_no_area_is_said(deck: bytes) -> None:
    assert "Kode daerah yang tidak dikenal, dan karena itu tidak dimuat: 99.99." in said(
        opened(deck).slides[1]
    )


def test_tables_can_be_read_from_the_last_row(deck: bytes, small: bytes) -> None:
    """At most eight rows, in 14 points."""
    for body in (deck, small):
        for slide in opened(body).slides:
            shapes = list(slide.shapes)
            for shape in (found for found in shapes if found.has_table):
                sizes = {run.font.size.pt for cell in shape.table.iter_cells() for run in _runs(cell)}
                assert len(shape.table.rows) <= 9
                assert min(sizes) >= 14


def _runs(cell: Any) -> list[Any]:
    return [run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]


def test_a_percent_sign_stays_with_its_figure(deck: bytes) -> None:
    words = "".join(said(slide) for slide in opened(deck).slides)
    assert re.search(r"\d\u00a0%", words)
    assert not re.search(r"\d %", words)
    assert lines("satu 12,5 % dua", 72, width("satu 12,5 %", 72) - 0.1) == 2


def test_titles_are_the_findings_and_stand_in_the_outline(
    deck: bytes, small: bytes, client: FlaskClient
) -> None:
    found = titles(deck)
    assert all(found)
    page = client.get("/?periode=2026-09").get_data(as_text=True)
    headline = page.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]
    plain = re.sub(r"</?em[^>]*>", "", headline).replace("\u00a0", " ")
    shown = found[2].replace("\u00a0", " ").removesuffix(".")
    assert plain.startswith(shown)  # whole clauses of it: the notes hold the rest
    assert plain[len(shown) :][:2] in (", ", "; ")
    assert "target" in shown
    assert not [title for title in [*found, *titles(small)] if "…" in title]
    assert len(found) == len(set(found))


def test_letters_of_pictures_and_texts_can_be_read_from_the_last_row(deck: bytes) -> None:
    """18 px of a slide 1280 px wide are 13.5 points; names are not turned."""
    for slide in opened(deck).slides:
        for run in slide._element.iter(f"{A}rPr"):
            assert int(run.get("sz", "1400")) >= 1350
        for body in slide._element.iter(f"{A}bodyPr"):
            assert body.get("rot", "0") == "0"
            assert body.get("vert", "horz") == "horz"


def _picture(slide: Any) -> list[str]:
    """The words and the signs of the group of shapes on a slide, in their order."""
    group = next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    said = [
        shape.name if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM else shape.text_frame.text
        for shape in group.shapes
    ]
    return [words for words in said if words]


def test_a_picture_is_as_large_as_what_is_in_it(small: bytes) -> None:
    """A group whose size was never set is nothing to take hold of."""
    shapes = [shape for slide in opened(small).slides for shape in slide.shapes]
    groups = [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert len(groups) == 3
    for group in groups:
        inside = list(group.shapes)
        assert group.left == min(shape.left for shape in inside)
        assert group.top + group.height == max(shape.top + shape.height for shape in inside)


@pytest.mark.slow
def test_the_dumbbell_names_who_is_short_of_most(small: bytes) -> None:
    """Of BPU alone there are targets: Demak is short of 14,000 people, Pati of 8,000."""
    slide = opened(small).slides[3]
    assert (
        slide.shapes.title.text_frame.text
        == "2 dari 3 daerah yang dapat dinilai di Jawa Tengah kurang dari target PU atau BPU."
    )
    words = _picture(slide)
    assert words.index("Demak") < words.index("Pati")
    assert {"14.000", "8.000", "23,0", "30,0", "25,0"} <= set(words)


def test_a_tile_stands_for_every_area(deck: bytes, plain: Plain) -> None:
    """Name, value and sign of each; nothing in the words of a picture is a chart's."""
    words = _picture(opened(deck).slides[2])
    values = [plain.row(area, "2026-09-30", "BPU")["value"] for area in plain.areas]
    said = [f"{float(value):.1f}".replace(".", ",") for value in values if value is not None]
    assert not set(said) - set(words)
    assert words.count("belum") == values.count(None)
    assert {"Demak", "Kota Semarang", "Kab. Semarang"} <= set(words)


def test_figures_of_a_small_world_are_in_chart_table_and_workbook(small: bytes) -> None:
    chart = charts(small)[-1]
    known = drawn(chart._chartSpace)
    assert known["Cakupan"] == pytest.approx([241 / 3.5, 150 / 7, 9 / 0.35, 400 / 10.85])
    assert known["Target"] == [None, pytest.approx(172 / 7), None, None]  # 60, 12 and 100 thousand
    grid = tables(small)[-1]
    assert grid[0] == [
        *("Segmen", "Cakupan, %", "Peserta aktif", "Potensi", "Target, %", "Jalur, %"),
        *("Kurang, orang", "Status"),
    ]
    assert grid[2][:4] == ["BPU", "21,4", "150.000", "700.000"]
    words = _picture(opened(small).slides[4])
    assert words[:12] == ["1", "Pati", "23,0", "↗", "1", "Demak", "23,0", "▼", "3", "Kudus", "12,0", "✓"]


def test_the_ranking_is_that_of_the_database(deck: bytes, plain: Plain) -> None:
    rows = {area: plain.row(area, "2026-09-30", "BPU") for area in plain.areas}
    values = [row["value"] for row in rows.values() if row["value"] is not None]
    shown = [word for word in _picture(opened(deck).slides[4]) if re.fullmatch(r"\d+,\d", word)]
    assert shown == [f"{float(value):.1f}".replace(".", ",") for value in sorted(values, reverse=True)]


def test_every_chart_has_its_workbook_with_the_same_figures(deck: bytes) -> None:
    found = charts(deck)
    assert len(found) == 9
    for chart in found:
        book = booked(chart.part.chart_workbook.xlsx_part.blob)
        assert book == {name: pytest.approx(v, nan_ok=True) for name, v in drawn(chart._chartSpace).items()}


def test_columns_have_the_colour_of_their_status_and_targets_are_dashes(deck: bytes) -> None:
    space = charts(deck)[-1]._chartSpace
    bars, line = space.find(".//{*}barChart"), space.find(".//{*}lineChart")
    assert [s.findtext("{*}tx//{*}v") for s in line.iterfind("{*}ser")] == ["Target"]
    assert line.find("{*}ser/{*}marker/{*}symbol").get("val") == "dash"
    colours = [p.find(".//{*}srgbClr").get("val") for p in bars.iterfind("{*}ser/{*}dPt")]
    assert set(colours) <= {"0B6E6E", "7CC0B7", "F2B84B", "BF4428"}
    assert len(colours) == 4


def test_simulated_figures_are_marked_on_every_slide_and_in_every_chart(deck: bytes) -> None:
    for slide in opened(deck).slides:
        assert any(shape.has_text_frame and shape.text_frame.text == "SIMULASI" for shape in slide.shapes)
        assert "SIMULASI: semua angka rekaan." in said(slide)
    assert all("SIMULASI" in chart.chart_title.text_frame.text for chart in charts(deck))


def test_official_figures_are_not_marked(small: bytes) -> None:
    assert "SIMULASI" not in "".join(said(slide) for slide in opened(small).slides)


def test_notes_say_where_the_figures_come_from(deck: bytes) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in opened(deck).slides]
    assert all("Edisi: Simulasi, terkini" in words and "September 2026" in words for words in notes)
    assert "dasar NIK" in notes[2]
    assert "Cakupan BPU: Dari pekerja mandiri" in notes[2]
    assert "Halaman: https://contoh.test/?periode=2026-09" in notes[2]


def _boxes(slide: Any) -> list[tuple[str, int, int, int, int]]:
    def high(shape: Any) -> int:
        return sum(row.height for row in shape.table.rows) if shape.has_table else shape.height

    return [(s.name, s.left, s.top, s.left + s.width, s.top + high(s)) for s in slide.shapes]


def test_nothing_leaves_its_slide_or_lies_on_something_else(deck: bytes, small: bytes) -> None:
    for body in (deck, small):
        presentation = opened(body)
        wide, high = presentation.slide_width, presentation.slide_height
        for slide in presentation.slides:
            boxes = _boxes(slide)
            for name, left, top, right, bottom in boxes:
                assert left >= 0, name
                assert top >= 0, name
                assert right <= wide, name
                assert bottom <= high, name
            for at, (name, left, top, right, bottom) in enumerate(boxes):
                for other, l2, t2, r2, b2 in boxes[at + 1 :]:
                    across = min(right, r2) - max(left, l2) > Inches(0.02)
                    along = min(bottom, b2) - max(top, t2) > Inches(0.02)
                    assert not (across and along), (slide.shapes.title.text_frame.text, name, other)


def test_tables_are_split_before_they_are_too_long(deck: bytes) -> None:
    assert max(len(rows) for rows in tables(deck)) <= 9
    grid = Grid("x", (Head("a", False), Head("b")), ((Cell("kata " * 30), Cell("1.234.567")),) * 30)
    found = fit(grid, 12, 4.9)
    assert [row for run in found.slides for row in run] == list(range(30))
    assert all(found.head + sum(found.heights[row] for row in run) <= 4.9 for run in found.slides)
    assert found.widths[1] > width("1.234.567", found.size)


def test_parts_hold_together(deck: bytes) -> None:
    for name, part in parts(deck).items():
        if name.startswith(("ppt/slides/slide", "ppt/slideLayouts/slide")):
            numbers = [shape.get("id") for shape in part.iter(f"{P}cNvPr")]
            assert len(numbers) == len(set(numbers)), name
            assert all(len(body.findall(f"{A}p")) for body in part.iter(f"{P}txBody", f"{A}txBody"))
    assert sum(name.startswith("ppt/slideLayouts/slide") for name in parts(deck)) == 4


@pytest.mark.parametrize(("language", "wanted"), [("id", "id-ID"), ("en", "en-GB")])
def test_every_run_has_its_language_and_every_picture_its_words(
    full_store: Store, language: str, wanted: str
) -> None:
    body = write_page(full_store, "/", search=f"bahasa={language}")
    assert body is not None
    for slide in opened(body[1]).slides:
        assert {e.get("lang") for e in slide._element.iter(f"{A}rPr")} == {wanted}
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 20
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert len(kinds) >= 3


def test_a_status_is_measured_as_bold_as_it_is_written() -> None:
    room = width("Belum melapor", 12) + 0.2  # inches: enough for plain type, not for bold
    plain, status = (Grid("x", (Head("a", False),), ((cell,),)) for cell in (Cell("Belum melapor"), MISSING))
    assert fit(status, room, 4, (12,)).heights[0] > fit(plain, room, 4, (12,)).heights[0]
