"""What no rekap can say of most of its areas: its columns or its unit must be other ones."""

from pathlib import Path
from typing import Any

import pytest

from etl.model import Options, Tidy
from etl.parsing.areas import district_names
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.etl import books


def tidy(tmp_path: Path, *rows: list[Any]) -> Tidy:
    return rekap.tidy(read_sheets(books.plain(tmp_path / "a.xlsx", rows)), Options("resmi"))


def told(result: Tidy, rule: str) -> list[str]:
    return [issue.message for issue in result.issues if issue.rule == rule]


@pytest.mark.parametrize(("above", "refused"), [(9, 0), (10, 1)])
def test_potensi_and_participants_in_each_other_s_place(tmp_path: Path, above: int, refused: int) -> None:
    names = ["Demak", "Pati", "Kudus", "Jepara", "Blora", "Rembang", "Sragen", "Klaten", "Boyolali", "Brebes"]
    rows = [[f"Kab. {name}", 5, 8] if n < above else [f"Kab. {name}", 8, 5] for n, name in enumerate(names)]
    result = tidy(tmp_path, ["Oktober 2026"], ["Kab/Kota", "Potensi PU", "Aktif PU"], *rows)
    assert told(result, "potensi_tertukar") == refused * [
        "Oktober 2026: peserta aktif PU melebihi potensi di 10 dari 10 daerah; mungkin kedua kolomnya "
        "tertukar (B · Potensi PU dan C · Aktif PU). Betulkan judul atau isinya."
    ]


def districts(*people: int) -> list[list[Any]]:
    return [[name, *people] for _, name in district_names()]


@pytest.mark.parametrize("heading", ["Potensi PU", "Aktif PU"])
def test_figures_of_most_areas_too_small_for_people(tmp_path: Path, heading: str) -> None:
    small, large = districts(214)[:20], districts(214_687)[20:]
    message = (
        f"Oktober 2026: {'potensi' if heading[0] == 'P' else 'peserta aktif'} PU kurang dari 1.000 orang di "
        "20 dari 35 daerah; mungkin ribuan atau persen. Tulis dalam orang."
    )
    assert told(tidy(tmp_path, ["Oktober 2026"], ["Daerah", heading], *small, *large), "satuan_ribuan") == [
        message
    ]
    rows = [*small[1:], *districts(1_000)[:1], *large]
    assert told(tidy(tmp_path, ["Oktober 2026"], ["Daerah", heading], *rows), "satuan_ribuan") == []


def test_percentages_alone_are_refused_by_name(tmp_path: Path) -> None:
    rows = ["Oktober 2026"], ["Kab/Kota", "Cakupan PU (%)"], ["Kab. Pati", 45.3]
    recognised = rekap.recognise(read_sheets(books.plain(tmp_path / "a.xlsx", rows)))
    assert recognised is not None
    with pytest.raises(ValueError, match=r"hanya berisi persen \(B · Cakupan PU \(%\)\)"):
        tidy(tmp_path, *rows)


@pytest.mark.parametrize(("zeros", "refused"), [(20, 1), (19, 0)])
def test_zero_in_most_areas_is_no_report(tmp_path: Path, zeros: int, refused: int) -> None:
    rows = [*districts(0)[:zeros], *districts(5_000)[zeros:]]
    assert told(tidy(tmp_path, ["Oktober 2026"], ["Daerah", "Aktif BPU"], *rows), "serba_nol") == refused * [
        "Oktober 2026: peserta aktif BPU nol di 20 dari 35 daerah. Kosongkan selnya bila belum melapor, "
        "atau isi angkanya."
    ]


def test_headings_beside_their_figures(tmp_path: Path) -> None:
    rows = ["Kab/Kota", None, "Potensi PU", "Aktif PU"], ["Kab. Pati", "9.000", "7.000", None]
    assert told(tidy(tmp_path, ["Oktober 2026"], *rows), "ukuran_tak_jelas") == [
        "Kolom B berisi angka tanpa judul, sedangkan kolom D · Aktif PU kosong: judulnya mungkin "
        "bergeser. Letakkan setiap judul di atas angkanya."
    ]
