"""write_paritrana: the Paritrana file of an area as a Word document, all its lines."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.source_link import host
from dashboards.components.inpres.award_weights import arithmetic, arithmetic_note
from dashboards.insights.facts.paritrana import paritrana
from dashboards.insights.facts.paritrana_evidence import Aspect, Evidence
from dashboards.insights.facts.paritrana_weights import office_words
from dashboards.insights.headlines.paritrana import paritrana_headline, unofficial
from dashboards.office.content.section import Cell, Grid, Head
from dashboards.office.content.sources import sources
from dashboards.office.word.laporan import Made, closed, opened
from dashboards.office.word.paragraphs import say, table
from dashboards.office.word.styles import SOURCE
from dashboards.request.context import COVERAGES, Context
from dashboards.request.selection import parse
from data.facts.award_weights import ASPECTS
from data.repository.store import Store


def write_paritrana(
    store: Store, code: str, *, search: str = "", base: str = "", default_language: str = "id"
) -> Made | None:
    """Name and bytes; None where there is no such kabupaten/kota, or no figures."""

    def make() -> Made | None:
        context = Context(store, parse(store, search, words=ASPECTS, default_language=default_language))
        if context.empty or code not in {area.code for area in context.kabkota}:
            return None
        return context.remember(("paritrana.docx", code, base), lambda: _written(context, code, base))

    return store.consistent_read(make)


def _written(context: Context, code: str, base: str) -> Made:
    _, found = context.language.text, paritrana(context, code)
    made = opened(context, size=10.5)
    say(made, _("Berkas Paritrana {name}", name=context.full(code)), "Title")
    say(made, f"**{unofficial(context)}**")
    say(made, paritrana_headline(context, code, found).text)
    _weights(context, made, found)
    for number, aspect in enumerate(found, 1):
        made.add_heading(f"{number}. {aspect.label}: {aspect.about}", level=1)
        _aspect(context, made, aspect)
    say(made, unofficial(context))
    rows = context.rows(*COVERAGES, areas=(code,))
    said = sources(context, f"/paritrana/{code}", rows=[context.seen(row) for row in rows[-1:]], base=base)
    say(made, " · ".join(said), SOURCE)
    return closed(context, made, f"paritrana-{code}")


def _weights(context: Context, made: Any, found: Sequence[Aspect]) -> None:
    """The office's own figure with its arithmetic; nothing where no weights were typed."""
    words = office_words(context, found)
    if words:
        say(made, f"**{words}**")
    for line in arithmetic(context, found):
        say(made, line, "List Bullet")
    if words:
        say(made, arithmetic_note(context))


def _aspect(context: Context, made: Any, aspect: Aspect) -> None:
    _ = context.language.text
    if aspect.there:
        table(made, _grid(context, aspect), _("Tabel"), size=8.5)
    else:
        say(made, _("Tidak ada bukti dalam data ini."))
    if aspect.missing:
        title = _("Yang belum ada: {n}", n=len(aspect.missing))
        say(made, f"**{title}**").paragraph_format.keep_with_next = True
    else:
        say(made, _("Tidak ada yang kurang menurut data ini."))
    for words in aspect.missing:
        say(made, words, "List Bullet")
    if aspect.by_hand:
        say(made, aspect.by_hand)


def _grid(context: Context, aspect: Aspect) -> Grid:
    _ = context.language.text
    heads = (_("Bukti"), _("Tanggal"), _("Dokumen"), _("Sumber"))
    title = _("{aspect}, yang ada: {n}", aspect=aspect.label, n=len(aspect.there))
    rows = tuple(_row(context, one) for one in aspect.there)
    return Grid(title, tuple(Head(head, numeric=False) for head in heads), rows, wide=True)


def _row(context: Context, one: Evidence) -> tuple[Cell, ...]:
    day = context.language.short_day(one.day) if one.day is not None else "–"
    return Cell(one.words), Cell(day), Cell(one.document or "–"), Cell(host(one.source) or "–")
