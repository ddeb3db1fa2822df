"""The signs of statuses: each a shape of its own, drawn once on a page and named where it stands."""

import re

from dashboards.office.content.section import words
from dashboards.rendering.elements import html
from dashboards.rendering.status_icons import SHAPES, drawn, icon, page_html
from data.definitions.registry import registry

NAMED = re.compile(r'<use href="#([^"]+)"/>')
DRAWN = re.compile(r'<symbol id="([^"]+)"')


def test_a_page_draws_each_shape_once_and_only_those_it_names() -> None:
    page = page_html([html.P([icon("✓"), "Tercapai"]), html.P([icon("▼"), icon("✓", tone="tone-tercapai")])])
    assert NAMED.findall(page) == ["i-ok", "i-dn", "i-ok"]
    assert DRAWN.findall(page) == ["i-dn", "i-ok"]
    assert '<svg class="icon tone-tercapai" aria-hidden="true"><use href="#i-ok"/></svg>' in page
    assert not {"✓", "▼"} & set(page)


def test_a_page_without_statuses_draws_nothing() -> None:
    assert page_html([html.P("Belum ada data")]) == "<p>Belum ada data</p>"


def test_every_status_and_duty_has_a_shape_of_its_own() -> None:
    known = registry()
    for group in (known.statuses, {**known.duty_statuses, "none": known.duty_not_reported}):
        signs = [status.icon for status in group.values()]
        assert set(signs) <= set(SHAPES)
        assert len({SHAPES[sign] for sign in signs}) == len(signs)
    assert len({shape for _name, shape in SHAPES.values()}) == len(SHAPES)


def test_a_sign_of_an_office_s_own_is_written_as_it_is() -> None:
    page = page_html(icon("<3"))
    assert (NAMED.findall(page), DRAWN.findall(page)) == (["i-3c.33"], ["i-3c.33"])
    assert ">&lt;3</text>" in page


def test_where_only_texts_can_be_a_sign_is_written() -> None:
    assert words(html.Td(html.Span([icon("✓"), "Tercapai"]))) == "✓ Tercapai"
    assert words(html.Td([icon("<3"), "Lain"])) == "<3 Lain"


def test_a_sign_by_itself_names_no_sprite() -> None:
    alone = drawn(icon("▼"))
    assert alone.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none"')
    assert "href" not in alone
