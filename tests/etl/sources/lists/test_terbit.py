"""What ships with the product: carried over to the digit, loaded once, contradictions told and kept."""

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from data.analysis.published.checks import claim_note, claimed_percent, flags, recompute
from data.database import tables
from data.metrics.query import Query, read
from data.repository.load_index import REPLACED
from data.repository.load_writer import withdraw
from data.repository.store import Store
from data.settings import ROOT
from etl.model import Options, Tidy
from etl.pipeline import bundled_data
from etl.pipeline.bundled_data import FILES, BundledDataError, load_bundled
from etl.sources.lists import iuran, pendanaan, sektor, target, terbit

SHIPPED = [
    (terbit.SOURCE, "provinces/33/published/figures.csv", "published", 187),
    (target.SOURCE, "provinces/33/published/targets.csv", "target", 26),
    (pendanaan.SOURCE, "provinces/33/published/programmes.csv", "funding", 14),
    (sektor.SOURCE, "provinces/33/published/sector_gaps.csv", "sector_gap", 20),
    (iuran.SOURCE, "reference/contribution_rates.csv", "contribution_rate", 15),
]
ENGLISH = re.compile(
    r"\b(the|of|and|with|but|not|workers|target \d+ was|conflicts?|exact|approximate)\b", re.I
)


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tidied(module: Any, name: str) -> Tidy:
    tidy: Tidy = module.tidy(module.read(ROOT / name), Options("terbit"))
    return tidy


@pytest.fixture(scope="module")
def figures() -> Tidy:
    return tidied(terbit.SOURCE, "provinces/33/published/figures.csv")


@pytest.mark.parametrize(
    ("module", "name", "table", "count"), SHIPPED, ids=lambda x: getattr(x, "name", None)
)
def test_every_row_is_read_without_an_error(module: Any, name: str, table: str, count: int) -> None:
    tidy = tidied(module, name)
    assert module.recognise(module.read(ROOT / name)) is not None
    assert (tidy.table, len(tidy.frame), tidy.rows_read) == (table, count, count)
    assert not [issue for issue in tidy.issues if issue.severity == "error"]


@pytest.mark.parametrize("name", [name for _, name, _, _ in SHIPPED])
def test_every_row_has_its_source_and_an_indonesian_note(name: str) -> None:
    for row in rows(name):
        assert row["sumber"].startswith("http")
        assert not ENGLISH.search(row["catatan"]), row["catatan"]


def test_a_source_is_silent_about_other_files() -> None:
    for module, name, _, _ in SHIPPED:
        recognised = [m.name for m, _, _, _ in SHIPPED if m.recognise(m.read(ROOT / name))]
        assert recognised == [module.name]


def test_printed_digits_are_kept(figures: Tidy) -> None:
    kudus = figures.frame[(figures.frame["area_code"] == "33.19") & (figures.frame["data_date"] == "2023-11")]
    printed = kudus.set_index(["segment", "indicator"])["printed"]
    assert printed["JAKON", "cakupan"] == "33.20"
    assert printed["TOTAL", "potensi"] == "485049"
    assert printed["PU", "peserta_aktif"] == "223396"


def test_branch_offices_are_no_area(figures: Tidy) -> None:
    branches = figures.frame[figures.frame["level"] == "cabang"]
    assert len(branches) == 22
    assert branches["area_code"].isna().all()
    observed = figures.extra["observation"]
    assert not observed["area_name"].str.startswith("Cabang").any()
    assert not (observed["value"] == 619470).any()


def test_only_monthly_counts_of_plain_segments_become_observations(figures: Tidy) -> None:
    observed = figures.extra["observation"]
    assert len(observed) == 87
    assert set(observed["segment"]) == {"PU", "BPU", "JAKON", "TOTAL"}
    assert set(observed["measure"]) == {"active_participants", "eligible_workers", "inactive_participants"}
    assert 511111 not in set(observed["value"])  # Pati's base is dated to the year only
    assert 606996 not in set(observed["value"])  # a printed total that is not the sum of its parts


@pytest.mark.parametrize(
    ("row", "rule", "printed", "recomputed"),
    [
        (92, "jumlah_bagian", 485049, 485048),
        (135, "jumlah_bagian", 606996, 656999),
        (179, "jumlah_bagian", 170607, 171607),
        (36, "persen_hitung_ulang", 46.8, 23.55),
        (42, "persen_hitung_ulang", 31, 36.04),
        (49, "persen_hitung_ulang", 40.55, 11.03),
        (123, "persen_hitung_ulang", 7, 4.19),
        (147, "persen_hitung_ulang", 18.64, 18.67),
        (160, "persen_hitung_ulang", 59.94, 59.84),
        (145, "penyebut_target", 227164, 262376),
        (17, "sumber_berbeda", 5_900_000, 4_500_000),
        (18, "sumber_berbeda", 15_000_000, 12_800_000),
        (13, "sumber_berbeda", 58, 80),
        (22, "sumber_berbeda", 80, 58),
    ],
)
def test_contradictions_are_flagged(
    figures: Tidy, row: int, rule: str, printed: float, recomputed: float
) -> None:
    found = flags(figures.frame)
    told = found[(found["source_row"] == row) & (found["rule"] == rule)]
    assert printed in set(told["printed"])
    assert recomputed in set(told["recomputed"].round(2 if told["unit"].iloc[0] == "persen" else 0))


def test_what_agrees_is_not_flagged(figures: Tidy) -> None:
    checked = recompute(figures.frame)
    rules = checked.groupby("rule")["agrees"].agg(["sum", "size"])
    assert rules.loc["jumlah_bagian"].tolist() == [7, 10]
    assert rules.loc["persen_hitung_ulang"].tolist() == [16, 22]
    assert len(flags(figures.frame)) == 26


def test_flags_are_warnings_with_the_figures_written_out(figures: Tidy) -> None:
    assert {issue.severity for issue in figures.issues} == {"warning"}
    by_row = {(issue.source_row, issue.rule): issue for issue in figures.issues}
    kendal = by_row[123, "persen_hitung_ulang"]
    assert kendal.message == "Sumber menulis 7 %, hitungan dari jumlah orangnya 4,19 %."
    brebes = flags(figures.frame).set_index("source_row").loc[135]
    assert brebes["message_en"].startswith("The parts PU, BPU and construction add to 656,999")


def test_a_percentage_printed_beside_a_count_survives_in_the_note() -> None:
    note = claim_note("18.64", "Hitungan 18,67 persen.")
    assert note == "Persen tercetak 18,64. Hitungan 18,67 persen."
    assert claimed_percent(note) == "18.64"
    assert claim_note(None, None) is None
    assert claimed_percent("Sumber lain.") is None


def test_blora_pays_sixteen_thousand_eight_hundred_a_month() -> None:
    blora = tidied(pendanaan.SOURCE, "provinces/33/published/programmes.csv").frame.query(
        "area_code == '33.16'"
    )
    assert blora["rupiah"].tolist() == [75_600_000, 302_400_000]
    assert (blora["rupiah"] == blora["workers"] * 16_800 * blora["months"]).all()


def test_targets_keep_range_growth_and_base() -> None:
    frame = tidied(target.SOURCE, "provinces/33/published/targets.csv").frame
    rembang = frame[frame["scheme"] == "dinperinaker-rembang"].iloc[0]
    assert (rembang["value"], rembang["value_high"], rembang["precision"]) == (60, 65, "range")
    growth = frame[frame["unit"] == "growth"].iloc[0]
    assert (growth["area_code"], growth["scope"], growth["value"]) == ("33", "each", 20)
    pati = frame[(frame["area_code"] == "33.18") & (frame["year"] == 2024)].iloc[0]
    assert (pati["value"], pati["base_value"]) == (40, 511111)
    assert frame["base"].str.len().min() > 0


def test_areas() -> None:
    areas = rows("provinces/33/areas.csv")
    districts = {row["code"]: row for row in areas if row["level"] == "kabkota"}
    assert (len(areas), len(districts)) == (43, 35)
    assert {row["code"] for row in areas if row["level"] == "karesidenan"} == {
        row["parent"] for row in districts.values()
    }
    for code, row in districts.items():
        assert all(
            code in districts[other]["neighbours"].split(" ") for other in row["neighbours"].split(" ")
        )
    tiles = {(row["tile_column"], row["tile_row"]) for row in districts.values()}
    assert len(tiles) == 35


def test_no_alias_settles_a_name_that_two_areas_share() -> None:
    aliases = {row["alias"].lower() for row in rows("provinces/33/aliases.csv")}
    assert aliases.isdisjoint({"semarang", "magelang", "pekalongan", "tegal"})


def test_bundled_files_load_once(areas_engine: Engine) -> None:
    assert load_bundled(areas_engine) == [path.name for path, _ in FILES]
    assert load_bundled(areas_engine) == []
    counts = {table: count for _, _, table, count in SHIPPED} | {"observation": 87, "issue": 29}
    with areas_engine.connect() as connection:
        for table, count in counts.items():
            found = connection.execute(select(func.count()).select_from(tables.FACTS[table])).scalar_one()
            assert (table, found) == (table, count)


def test_kudus_comes_out_of_the_database_to_the_digit(areas_engine: Engine) -> None:
    load_bundled(areas_engine)
    store = Store(areas_engine)
    edition = next(e for e in store.editions() if e.slug == "terbit-terkini")
    metrics = ("coverage_total", "coverage_pu", "coverage_jakon", "coverage_bpu")
    frame = read(store, Query(edition, metrics, (date(2023, 11, 30),), ("33.19",))).set_index("metric")
    assert frame.loc["coverage_total", ["numerator", "denominator"]].tolist() == [254087, 485049]
    assert frame["value"].round(2).reindex(metrics).tolist() == [52.38, 80.01, 33.20, 6.48]


def test_a_file_withdrawn_by_hand_stays_out(areas_engine: Engine) -> None:
    load_bundled(areas_engine)
    withdraw(areas_engine, 1, "tidak dipakai")
    assert load_bundled(areas_engine) == []


def test_a_new_version_takes_the_place_of_the_old(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "targets.csv"
    older.write_text(
        "\n".join((ROOT / "provinces/33/published/targets.csv").read_text("utf-8").splitlines()[:9]), "utf-8"
    )
    monkeypatch.setattr(bundled_data, "FILES", ((older, "target"),))
    assert load_bundled(areas_engine) == ["targets.csv"]
    monkeypatch.setattr(bundled_data, "FILES", FILES[1:2])
    assert load_bundled(areas_engine) == ["targets.csv"]
    load = tables.load.c
    with areas_engine.connect() as connection:
        found = connection.execute(select(load.status, load.withdrawn_reason).order_by(load.id)).all()
    assert [tuple(row) for row in found] == [("withdrawn", REPLACED), ("published", None)]


def test_a_broken_file_of_ours_is_told(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "figures.csv"
    broken.write_text(
        (ROOT / "provinces/33/published/figures.csv").read_text("utf-8").replace("3947422", "banyak"), "utf-8"
    )
    monkeypatch.setattr(bundled_data, "FILES", ((broken, "terbit"),))
    with pytest.raises(BundledDataError, match=r"figures\.csv ditolak"):
        load_bundled(areas_engine)
