"""One province is not built into the code: what remains of it is listed here, and the list only shrinks.

Counted in code, templates, style, definitions and the catalogue of texts: the numbers 35 (areas) and 33
(the code of the province) where they stand alone, and the province's name. Data files may hold all three.
"""

import re
from pathlib import Path

from tests.project.files import product_files, read

KINDS = {".py", ".html", ".toml", ".po", ".js", ".css", ".typ"}
NUMBER = r"(?<![\w.,#\-–/])%s(?![\w.,%%]|\s*(?:%%|px|ms|kB))"
CONSTANTS = {
    "35": re.compile(NUMBER % "35"),
    "33": re.compile(NUMBER % "33"),
    "Jawa Tengah": re.compile("Jawa Tengah|Central Java"),
}
# How often each constant still stands in a file. A number may fall or a line may go; none may rise or come.
REMAINS: dict[str, dict[str, int]] = {
    "35": {
        "dashboards/api/openapi.py": 1,
        "dashboards/api/resources.py": 2,
        "dashboards/components/comparison/scatter.py": 1,
        "dashboards/insights/judged.py": 1,
        "dashboards/insights/missing_value.py": 1,
        "dashboards/office/content/coverage.py": 1,
        "dashboards/office/word/laporan.py": 1,
        "dashboards/rapor/index_page.py": 1,
        "dashboards/rendering/locales/en.po": 2,
        "etl/boundaries/__init__.py": 1,
        "etl/boundaries/geojson.py": 2,
        "etl/boundaries/match_areas.py": 4,
        "etl/commands/boundaries.py": 3,
        "etl/commands/init.py": 1,
        "etl/parsing/areas.py": 1,
        "etl/parsing/periods.py": 1,
        "etl/simulation/__init__.py": 1,
        "etl/simulation/frame.py": 1,
        "etl/sources/rekap/header.py": 1,
        "etl/templates/rekap.py": 2,
    },
    "33": {
        "dashboards/insights/missing_value.py": 1,
        "data/database/tables.py": 2,
        "data/definitions/fields.toml": 2,
        "data/definitions/registry.py": 1,
        "etl/boundaries/match_areas.py": 1,
        "etl/sources/rekap/header.py": 1,
        "etl/sources/tables/bps_webapi.py": 1,
    },
    "Jawa Tengah": {
        "dashboards/api/openapi.py": 1,
        "dashboards/office/slides/deck.py": 1,
        "dashboards/request/context.py": 3,
        "data/dates.py": 3,
        "data/definitions/registry.py": 1,
        "etl/boundaries/geometry.py": 3,
        "etl/boundaries/match_areas.py": 1,
        "etl/layouts/count_rows.py": 1,
        "etl/parsing/areas.py": 3,
        "etl/sources/lists/baku.py": 1,
        "etl/sources/rekap/plausibility.py": 1,
        "etl/sources/tables/bps_webapi.py": 2,
        "etl/sources/tables/kemnaker_provinsi.py": 5,
        "etl/sources/tables/portal.py": 1,
        "etl/templates/examples.py": 2,
        "etl/templates/rekap.py": 1,
    },
}


def _code() -> list[Path]:
    folders = ("data", "etl", "dashboards", "app.py")
    return [
        path
        for path in sorted(product_files())
        if path.parts[0] in folders and path.suffix in KINDS and "migrations" not in path.parts
    ]


def _found(constant: str) -> dict[str, int]:
    counts = {path.as_posix(): len(CONSTANTS[constant].findall(read(path))) for path in _code()}
    return {path: count for path, count in counts.items() if count}


def _problems(constant: str) -> list[str]:
    """Where a constant stands more often than listed, or less often: then the list is to be shortened."""
    found, listed = _found(constant), REMAINS[constant]
    return [
        f"{path}: {constant} stands {found.get(path, 0)} times, listed {listed.get(path, 0)}"
        for path in sorted({*found, *listed})
        if found.get(path, 0) != listed.get(path, 0)
    ]


def test_no_new_number_of_areas() -> None:
    assert _problems("35") == []


def test_no_new_code_of_the_province() -> None:
    assert _problems("33") == []


def test_no_new_name_of_the_province() -> None:
    assert _problems("Jawa Tengah") == []


def test_what_is_counted() -> None:
    text = 'for all 35 areas; 35 % is a share, 35px a width, 33.10 a code, 3.35 a figure, "33" the province'
    assert [len(CONSTANTS[key].findall(text)) for key in ("35", "33")] == [1, 1]
