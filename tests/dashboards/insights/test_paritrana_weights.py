"""An office's own weights on the Paritrana file: the figure, its arithmetic, and nothing without them."""

import csv
import io

from docx import Document
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import page

MONTH = "periode=2026-10"
WEIGHTS = "kebijakan=25&peraturan=25&kinerja=37,5&wawancara=12,5"
OWN = "menurut bobot kantor, bukan skor resmi."


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text.lstrip("\ufeff"))))


def test_the_figure_is_that_of_the_lines(full_store: Store, client: FlaskClient) -> None:
    """Of each aspect the lines of the file counted once more, times its weight."""
    lines = rows(client, f"/paritrana/33.02.csv?{MONTH}")
    total, said = 0.0, []
    shares = zip(("kebijakan", "peraturan", "kinerja", "wawancara"), (25, 25, 37.5, 12.5), strict=True)
    for aspect, weight in shares:
        kinds = [line["proof_kind"] for line in lines if line["aspect"] == aspect]
        total += weight * kinds.count("ada") / len(kinds)
        words = f"{weight:.1f}".replace(".", ",")
        said.append(f"{aspect.capitalize()}: {words} × {kinds.count('ada')} ÷ {len(kinds)} = ")
    figure = f"{total:.1f}".replace(".", ",")
    text = page(full_store, "/paritrana/33.02", f"{MONTH}&{WEIGHTS}").one("main").text
    assert f"{figure} dari 100 {OWN}" in text
    assert all(line in text for line in said)
    points = rows(client, f"/paritrana/33.02.csv?tabel=bobot&{MONTH}&{WEIGHTS}")
    assert abs(sum(float(row["office_points"]) for row in points) - total) < 1e-9
    assert {row["mark"] for row in points} == {"SIMULASI"}
    paper = client.get(f"/paritrana/33.02.docx?{MONTH}&{WEIGHTS}")
    told = [paragraph.text for paragraph in Document(io.BytesIO(paper.data)).paragraphs]
    assert f"{figure} dari 100 {OWN}" in told
    assert all(any(part.startswith(line) for part in told) for line in said)


def test_without_weights_nothing_is_counted(full_store: Store, client: FlaskClient) -> None:
    found = page(full_store, "/paritrana/33.02", MONTH).one("main")
    assert OWN not in found.text
    assert "dari 100" not in found.text
    assert len([field for field in found.all("input") if field.attributes.get("inputmode") == "decimal"]) == 4
    paper = client.get(f"/paritrana/33.02.docx?{MONTH}")
    assert not any("bobot kantor" in p.text for p in Document(io.BytesIO(paper.data)).paragraphs)


def test_weights_that_are_none_are_told(full_store: Store) -> None:
    text = page(full_store, "/paritrana/33.02", f"{MONTH}&kebijakan=25&kinerja=25,5").one("main").text
    assert "Empat bobot harus berjumlah 100; yang ditulis berjumlah 50,5." in text
    text = page(full_store, "/paritrana/33.02", f"{MONTH}&kinerja=%3Cb%3E").one("main").text
    assert "Bobot kinerja bukan angka 0 sampai 100; betulkan." in text
    assert OWN not in text
