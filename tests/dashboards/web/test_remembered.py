"""What is made of an address is remembered by what the address means: junk in it makes nothing anew."""

from collections.abc import Callable

import pytest

from dashboards.meeting.document import rapat_html
from dashboards.office.slides.deck import write_deck, write_page
from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from dashboards.rapor.bundle import write_rapor
from dashboards.rapor.document import rapor_html
from dashboards.rapor.social_preview import preview
from dashboards.shell.render import render
from data.repository.store import Store
from tests.support.dashboards.small import DEMAK

MADE: dict[str, Callable[[Store, str], object]] = {
    "page": lambda store, search: render(store, "/peringkat", search),
    "meeting": lambda store, search: rapat_html(store, search),
    "rapor": lambda store, search: rapor_html(store, DEMAK, search),
    "rapor file": lambda store, search: write_rapor(store, DEMAK, search=search),
    "picture": lambda store, search: preview(store, DEMAK, search),
    "deck": lambda store, search: write_deck(store, search=search),
    "slides": lambda store, search: write_page(store, "/peringkat", search=search),
    "report": lambda store, search: write_report(store, search=search),
    "note": lambda store, search: write_note(store, search=search),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_words_that_nobody_knows_make_nothing_anew(small_store: Store, kind: str) -> None:
    """Also what is chosen anyway, written out, is the same."""
    make = MADE[kind]
    first = make(small_store, "")
    assert first
    for search in ("q=1", "?x=2&grafik=9", "metrik=coverage_bpu", "edisi="):
        assert make(small_store, search) is first, search
    assert make(small_store, "bahasa=en") is not first


def test_the_words_of_a_page_are_its_own(small_store: Store) -> None:
    first = render(small_store, "/peringkat", "")
    assert render(small_store, "/peringkat//", "naik=3") is first
    assert render(small_store, "/peringkat", "urut=daerah") is not first
    area = render(small_store, f"/daerah/{DEMAK}", "")
    assert render(small_store, f"/daerah/{DEMAK}", "urut=daerah") is area
    assert render(small_store, f"/daerah/{DEMAK}", "naik=3") is not area


def test_addresses_that_lead_nowhere_are_not_kept(small_store: Store) -> None:
    for path in ("/tidak-ada", "/daerah/33.99"):
        first = render(small_store, path, "")
        assert first.status == 404
        assert render(small_store, path, "") is not first
