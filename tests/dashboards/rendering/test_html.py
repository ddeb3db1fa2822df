"""The light twin: components become the same HTML, figures the same picture, nothing gets out of its text."""

import json

import plotly.graph_objects as go
import pytest
from dash import dcc
from flask.testing import FlaskClient

from dashboards.figures.bars import Bar, bars
from dashboards.figures.plain import Figure
from dashboards.rendering.elements import html as dash_html
from dashboards.rendering.elements import markup
from dashboards.rendering.svg import svg
from dashboards.shell.render import render
from data.repository.store import Store
from tests.support.dashboards.databases import PATHS
from tests.support.dashboards.html_tree import Node, page, tree

EVIL = '"><script>alert(1)</script>'


def test_components_become_html() -> None:
    part = dash_html.Section(
        [
            dash_html.H2("Judul", className="a b"),
            None,
            ["x", 3, 2.5],
            dash_html.Br(),
            dash_html.Label("L", htmlFor="k", id="l"),
            dash_html.Td("y", colSpan=2, **{"data-label": "Nilai", "aria-hidden": "true"}),
            dash_html.Option("o", value="v", selected=True),
            dash_html.Option("p", value="w", selected=False),
            dash_html.Span("s", style={"gridColumn": 2, "--n": "1px", "background": "var(--x)"}),
        ],
        key="bukan-atribut",
    )
    made = markup(part)
    assert made.startswith('<section><h2 class="a b">Judul</h2>x32.5<br><label ')
    drawn = tree(made).one("section")
    assert drawn.attributes == {}
    assert drawn.one("label").attributes == {"for": "k", "id": "l"}
    assert drawn.one("td").attributes == {"colspan": "2", "data-label": "Nilai", "aria-hidden": "true"}
    assert [o.attributes for o in drawn.all("option")] == [{"value": "v", "selected": ""}, {"value": "w"}]
    assert drawn.one("span").attributes["style"] == "grid-column:2;--n:1px;background:var(--x)"


def test_nothing_gets_out_of_its_text_or_attribute() -> None:
    made = markup(
        dash_html.A(
            [EVIL, dash_html.B(EVIL)],
            href=f"?x={EVIL}",
            title=EVIL,
            style={"width": EVIL},
            **{"data-x": EVIL, "aria-label": EVIL},
        )
    )
    assert "<script" not in made
    link = tree(made).one("a")
    assert link.text == EVIL * 2
    assert {link.attributes[key] for key in ("title", "data-x", "aria-label")} == {EVIL}
    assert link.attributes["href"] == f"?x={EVIL}"
    assert markup(dash_html.A("x", href=EVIL)) == "<a>x</a>"
    assert link.attributes["style"] == f"width:{EVIL}"


def some_bars(*, targets: bool) -> Figure:
    items = [
        Bar("A <b>x</b> & <i>", 80.0, "#0b6e6e", "80,0", "h", 100.0 if targets else None),
        Bar("B", 20.0, "#bf4428", EVIL, "h", 50.0 if targets else None),
        Bar("C", None, "#c3c9d1", "belum", "h", None),
    ]
    return bars(items, label_width=100, text_width=50, row=20, source="Sumber", mark="SIMULASI")


@pytest.mark.parametrize("targets", [True, False])
def test_bars_end_where_they_should(targets: bool) -> None:
    markup = svg(some_bars(targets=targets))
    assert "<script" not in markup
    drawn = tree(markup)
    assert [bar.attributes["width"] for bar in drawn.all("rect")] == (
        ["80.00%", "20.00%", "0.00%"] if targets else ["100.00%", "25.00%", "0.00%"]
    )
    ticks = [tick.attributes["x1"] for tick in drawn.all("line", "tick")]
    assert ticks == (["100.00%", "50.00%"] if targets else [])
    tops = [float(bar.attributes["y"]) for bar in drawn.all("rect")]
    assert tops == [pytest.approx(at, abs=0.06) for at in (3.8, 23.8, 43.8)]
    assert EVIL in drawn.text


def drawn_texts(drawing: Figure) -> list[str]:
    """Everything a Plotly figure writes: axis labels, texts of traces, annotations, unmarked. plotly checks
    every property of it."""
    figure = go.Figure(drawing)
    layout = figure.to_dict()["layout"]
    found = [*layout["yaxis"].get("ticktext", ()), *layout["xaxis"].get("ticktext", ())]
    for trace in figure.data:
        if trace.text is not None:
            found += list(trace.text)
    found += [note["text"] for note in layout.get("annotations", ())]
    plain = (" ".join(words.replace("<b>", "").replace("</b>", "").split()) for words in found)
    return sorted(words for words in plain if words)


def graphs(component: object) -> list[dcc.Graph]:
    if isinstance(component, (list, tuple)):
        return [graph for child in component for graph in graphs(child)]
    if isinstance(component, dcc.Graph):
        return [component]
    return graphs(getattr(component, "children", None)) if hasattr(component, "children") else []


CHARTS = {
    "/peringkat": 1,
    "/daerah/33.21": 1,
    "/tren": 1,
    "/bandingkan": 4,
    "/cocok/33.19": 1,
    "/angka-terbit": 1,
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", CHARTS)
def test_the_light_picture_says_what_the_live_one_says(full_store: Store, path: str, language: str) -> None:
    found = graphs(render(full_store, path, f"bahasa={language}").components)
    assert len(found) == CHARTS[path]
    for graph in found:
        drawn = [text.text for text in tree(svg(graph.figure)).all("text")]
        assert sorted(words for words in drawn if words) == drawn_texts(graph.figure)
        assert len(drawn) > 3


@pytest.mark.parametrize("path", CHARTS)
def test_pictures_of_the_simulation_say_so_inside(full_store: Store, path: str) -> None:
    """In the annotation, so that it is still there when the picture leaves the page."""
    for language, word in (("id", "SIMULASI"), ("en", "SIMUL")):
        for graph in graphs(render(full_store, path, f"bahasa={language}").components):
            notes = " ".join(note["text"] for note in graph.figure["layout"]["annotations"])
            assert (word in notes) == (path != "/angka-terbit")


@pytest.mark.parametrize("path", [p for p in PATHS if p != "/tidak-ada"])
def test_a_simulated_page_says_so_above_and_below(full_store: Store, path: str) -> None:
    drawn = page(full_store, path)
    header, footer = drawn.one("header").text, drawn.one("footer").text
    wanted = path != "/angka-terbit"
    assert ("SIMULASI" in header) == ("SIMULASI" in footer) == wanted
    real = page(full_store, path, "edisi=terbit-terkini")
    assert "SIMULASI" not in real.one("header").text + real.one("footer").text


@pytest.mark.parametrize("path", CHARTS)
def test_no_graph_knows_a_way_to_the_cloud(full_store: Store, path: str) -> None:
    for graph in graphs(render(full_store, path, "").components):
        assert graph.config["showSendToCloud"] is False
        assert graph.config["plotlyServerURL"] == ""
        assert graph.config["modeBarButtons"] == [["toImage"]]
        assert graph.figure["layout"]["separators"] == ",."
        json.dumps(graph.config)


def light(client: FlaskClient, path: str) -> Node:
    answer = client.get(path)
    return next(node for node in tree(document(answer.text)).walk() if node.attributes.get("id") == "halaman")


def document(text: str) -> str:
    return text.removeprefix("<!DOCTYPE html>")


@pytest.mark.parametrize("path", CHARTS)
def test_the_document_holds_headline_table_and_picture(
    client: FlaskClient, full_store: Store, path: str
) -> None:
    found = light(client, path)
    assert found.one("h1").text == page(full_store, path).one("h1").text
    assert found.all("svg")
    assert found.all("rect") + found.all("polyline") + found.all("circle")
    assert found.all("figcaption")
    if path == "/peringkat":
        assert len(found.one("tbody").all("tr")) == 35
    if path == "/angka-terbit":
        assert len(found.one("ul", "by-area").all("li")) == 35
