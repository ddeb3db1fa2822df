"""What meetings agreed: as a sentence, as a table, as lists of what is open."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import section
from dashboards.insights.facts.agreements import Agreements, agreements_now
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.facts.agreements import AgreementRow
from data.facts.duties import done

OPEN, LATE, DONE, ALL = "", "lewat", "selesai", "semua"  # what the word `keadaan` of /kesepakatan may say


def agreements_headline(context: Context, found: Agreements) -> Headline:
    """How much of what the last meeting agreed is not done, and what is open of others."""
    _, language = context.language.text, context.language
    if found.last is None:
        return Headline(_("**Belum ada kesepakatan rapat** yang dicatat dalam edisi ini."))
    own = [row for row in found.of_last if not done(row)]
    fields = {
        "n": language.number(len(found.of_last)),
        "day": language.day(found.last),
        "m": language.number(len(own)),
        "late": language.number(sum(found.late(row) for row in own)),
        "more": language.number(len(found.elsewhere)),
        "older": language.number(sum(map(found.late, found.elsewhere))),
    }
    if own:
        text = (
            _("Dari {n} kesepakatan rapat {day}, **{m} belum selesai**, {late} lewat tenggat", **fields)
            if any(map(found.late, own))
            else _(
                "Dari {n} kesepakatan rapat {day}, **{m} belum selesai**, belum ada yang lewat tenggat",
                **fields,
            )
        )
        more = _("; dari rapat lain {more} belum selesai, {older} lewat tenggat.", **fields)
    elif found.overdue:
        text = _("**{older} kesepakatan rapat lain lewat tenggat**, {more} belum selesai", **fields)
        more = _("; semua {n} kesepakatan rapat {day} selesai.", **fields)
    else:
        text = _("**Semua {n} kesepakatan rapat {day} selesai**", **fields)
        more = _("; dari rapat lain {more} belum selesai, {older} lewat tenggat.", **fields)
    if found.elsewhere and not any(map(found.late, found.elsewhere)) and (own or not found.overdue):
        more = _("; dari rapat lain {more} belum selesai, belum ada yang lewat tenggat.", **fields)
    tone = "jauh_tertinggal" if found.overdue else "perlu_percepatan" if found.open else "tercapai"
    return Headline(text + (more if found.elsewhere else "."), tone)


def as_of(context: Context, found: Agreements) -> str:
    """Of which day the agreements are: of an older edition they are read beside it."""
    _, day = context.language.text, context.language.day(found.on)
    if found.beside:
        return _("Keadaan per {day}, dibaca di samping edisi.", day=day)
    return _("Keadaan per {day}.", day=day)


def none_agreed(context: Context) -> str:
    """What to do where nothing is recorded."""
    return context.language.text(
        "Belum ada kesepakatan rapat dalam edisi ini. Setelah rapat, isi templat kesepakatan lalu kirim."
    )


def due_words(context: Context, found: Agreements, row: AgreementRow) -> Any:
    """Until when; marked where it is overdue."""
    _, language = context.language.text, context.language
    if row.due_on is None:
        return "–"
    if not found.late(row):
        return language.short_day(row.due_on)
    days = _("lewat {n} hari", n=language.number((found.on - row.due_on).days))
    return [language.short_day(row.due_on), " ", html.Span(f"! {days}", className="small late")]


def all_agreements(context: Context, words: str) -> Element:
    """The way to the list of all of them."""
    return html.P(html.A(words, href=context.selection.href("/kesepakatan")))


def agreed_card(context: Context) -> Element | None:
    """How many are open and overdue, in one line that leads to the list; nothing where none is recorded."""
    _, language = context.language.text, context.language
    found = agreements_now(context)
    if not found.found:
        return None
    n, late = language.number(len(found.open)), language.number(len(found.overdue))
    link = html.A(_("Kesepakatan →"), href=context.selection.href("/kesepakatan"))
    if found.overdue:
        words = [html.B(_("{late} lewat tenggat", late=late), className="count"), " "]
        words += [_("dari {n} kesepakatan rapat yang terbuka.", n=n), " ", link]
    else:
        words = [html.B(_("{n} terbuka", n=n), className="count"), " "]
        words += [_("kesepakatan rapat, belum ada yang lewat tenggat."), " ", link]
    return section(_("Kesepakatan rapat"), html.P(words), name="agreed pointer")


def agreed_line(context: Context) -> Element:
    """Where the agreements are, in a line of the page of the duties."""
    _, language = context.language.text, context.language
    found = agreements_now(context)
    if not found.found:
        return how_to_load(context, "kesepakatan", none_agreed(context))
    words = _(
        "Kesepakatan rapat: {n} terbuka, {late} lewat tenggat",
        n=language.number(len(found.open)),
        late=language.number(len(found.overdue)),
    )
    return html.P(html.A(words, href=context.selection.href("/kesepakatan")), className="onward")


def states(found: Agreements) -> dict[str, Sequence[Any]]:
    """What the word `keadaan` of the page of agreements may say, and what it leaves."""
    return {
        OPEN: found.open,
        LATE: found.overdue,
        DONE: [row for row in found.found if done(row)],
        ALL: found.found,
    }


def state_links(context: Context, area: str, chosen: str) -> Element:
    """The states as links that narrow the list."""
    _, href = context.language.text, context.selection.href
    names = ((OPEN, _("Terbuka")), (LATE, _("Lewat tenggat")), (DONE, _("Selesai")), (ALL, _("Semua")))
    links = [
        html.A(
            name,
            href=href("/kesepakatan", wilayah=area, keadaan=key),
            **({"aria-current": "true"} if key == chosen else {}),
        )
        for key, name in names
    ]
    return html.P(links, className="chips", **{"aria-label": _("Keadaan")})
