"""Colours have one home: theme.py; style sheets, Typst, slides and workbooks take them from there."""

import re
from pathlib import Path

import pytest

from dashboards.rendering import theme
from dashboards.rendering.icon import ICON
from dashboards.rendering.stylesheet import whole_sheet

FOLDER = Path(theme.__file__).parents[1]
HOME = "rendering/theme.py"
WRITTEN = {".py", ".css", ".js", ".html", ".typ", ".toml"}
CODE = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgb\(\"[0-9a-fA-F]{6}|[\"'][0-9a-fA-F]{6}[\"']")
# Colour codes elsewhere: file and how many. Only ever fewer.
REMAIN: dict[str, int] = {}


def test_no_other_file_holds_a_colour_code() -> None:
    files = [p for p in FOLDER.rglob("*") if p.suffix in WRITTEN and "vendor" not in p.parts]
    found = {p.relative_to(FOLDER).as_posix(): len(CODE.findall(p.read_text("utf-8"))) for p in files}
    assert found.pop(HOME) > 50
    assert {name: n for name, n in found.items() if n} == REMAIN


def test_a_style_sheet_gets_its_colours() -> None:
    text = ".s-tercapai { background: var(--c-tercapai); color: var(--c-tercapai-ink); left: var(--ink) }"
    assert theme.css(text) == ".s-tercapai{background:#0b6e6e;color:#fff;left:var(--ink)}"
    assert theme.css("linear-gradient(var(--c-mask), var(--c-black))") == "linear-gradient(#0004,#000)"
    with pytest.raises(KeyError):
        theme.css("color: var(--c-gold)")


def test_a_style_sheet_travels_without_what_nothing_needs() -> None:
    """Spaces that mean something stay: between selectors, inside calc() and in words."""
    text = """
        /* a word
           on a rule */
        .a :is(b, i):not(.c) { width: calc(100% - 4px); content: attr(data-label) " "; }
        @media (max-width: 700px) { .a > b { margin: 0 0 4px; } }
    """
    assert theme.css(text).strip() == (
        '.a :is(b,i):not(.c){width:calc(100% - 4px);content:attr(data-label) " "}'
        "@media (max-width:700px){.a > b{margin:0 0 4px}}"
    )


def _sheet(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [whole_sheet(), _sheet("rapor/rapor.css"), _sheet("meeting/rapat.css")],
    ids=["pages", "rapor", "meeting"],
)
def test_every_name_of_a_sheet_is_known(text: str) -> None:
    assert "var(--c-" in text
    assert "--c-" not in theme.css(text)


def test_a_status_looks_the_same_on_page_and_paper() -> None:
    pages = theme.css(whole_sheet())
    paper = theme.css(_sheet("rapor/rapor.css"))
    for rule in (
        ".s-tercapai{background:#0b6e6e;color:#fff}",
        ".s-di_jalur{background:#7cc0b7;color:#0f2f2c}",
        ".s-perlu_percepatan{background:#f2b84b;color:#3d2b05}",
        ".s-jauh_tertinggal{background:#bf4428;color:#fff}",
    ):
        assert rule in pages
        assert rule in paper


def test_the_icon_is_drawn_in_the_colours_of_the_product() -> None:
    assert re.findall(r"#\w{6}", ICON) == ["#12263a", "#7cc0b7", "#f2b84b"]
