"""/rapat: the whole meeting in one document, so that it goes on when the network does not."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboards.components.common.downloads import sheet_words
from dashboards.components.common.getting_started import first_steps
from dashboards.components.common.provenance import edition_title, edition_words
from dashboards.insights.facts.agreement_answers import answers_brief
from dashboards.meeting.agenda import Item, area_item, items
from dashboards.meeting.bar import bar
from dashboards.meeting.opening import title
from dashboards.meeting.screens import SCREENS, area_screen
from dashboards.rendering.elements import Element, html
from dashboards.rendering.icon import ICON
from dashboards.rendering.status_icons import page_html
from dashboards.rendering.stylesheet import whole_sheet
from dashboards.rendering.theme import css
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store

FIRST = "provinsi"  # the step that a meeting opens with
FOLDER = Path(__file__).parent
_TEMPLATE = Environment(loader=FileSystemLoader(FOLDER), autoescape=True).get_template("rapat.html")
_STYLE = Markup(css(whole_sheet() + (FOLDER / "rapat.css").read_text("utf-8")))
# Within the meeting an area is a step of it, which needs no network; only "everything about it" leads out.
_AREA_LINK = re.compile(r'href="/daerah/([\w.-]+)(?:\?[^"]*)?"(?! class="more")')


def rapat_html(store: Store, search: str, *, default_language: str = "id", written: bool = False) -> str:
    """The document of an address. Remembered until the data change.

    `written`: with the way to the desk, which a script shows to who has signed in there.
    """

    def make() -> str:
        context = Context(store, parse(store, search, default_language=default_language))
        return context.remember(("rapat", written), lambda: _html(context, written=written))

    return store.consistent_read(make)


def _html(context: Context, *, written: bool) -> str:
    steps = _steps(context)
    nothing = [html.H1(context.language.text("Belum ada data dalam edisi ini.")), *first_steps(context)]
    codes = {item.key for item, _parts in steps}
    body = page_html(
        [
            bar(
                context,
                [item for item, _parts in steps if item.key in SCREENS],
                [item for item, _parts in steps if item.key not in SCREENS],
            ),
            html.Main(
                [_step(context, *step) for step in steps] or nothing,
                id="isi",
                tabIndex="-1",
                **{"data-edisi": None if context.selection.edition is None else edition_words(context)},
            ),
            sheet_words(context),
        ]
    )
    return _TEMPLATE.render(
        title=context.language.text("Rapat monitoring"),
        language=context.language.code,
        unknown=context.language.text("{n}: tidak ada daerah dengan nomor itu", n="{n}"),
        several=context.language.text("{n} daerah cocok: pilih salah satu", n="{n}"),
        unnamed=context.language.text("{n}: tidak ada daerah dengan nama itu", n="{n}"),
        write=context.language.text("Catat kesepakatan") if written else "",
        offline=context.language.text("Tidak ada jaringan: itu di luar dokumen rapat"),
        style=_STYLE,
        icon="data:image/svg+xml," + quote(ICON),
        body=Markup(_AREA_LINK.sub(lambda m: f'href="#{m[1]}"' if m[1] in codes else m[0], str(body))),
    )


def _steps(context: Context) -> list[tuple[Item, list[Element | None]]]:
    """The agenda, then every kabupaten/kota of the chosen part; nothing where there are no data."""
    if context.empty:
        return []
    agenda = [(item, SCREENS[item.key](context)) for item in items(context)]
    codes = [area.code for area in context.kabkota if context.inside(area.code)]
    return agenda + [(area_item(context, code), area_screen(context, code)) for code in codes]


def _step(context: Context, item: Item, parts: list[Element | None]) -> Element:
    """One screen of the meeting: its headline and its parts.

    At the foot what these figures are, and the page with everything.
    """
    more = html.A(
        context.language.text("Selengkapnya"), href=context.selection.href(item.path), className="more"
    )
    mark = html.Strong(context.mark, className="simulasi") if context.simulated else None
    about: list[Any] = [mark, " ", item.label, " · ", _edition_words(context)]
    if item.key == FIRST and (brief := answers_brief(context)):
        about += [" · ", brief]
    foot = html.Div([html.P(about), more], className="step-foot")
    kind = "step area" if "." in item.key else "step"
    shown = html.Div(parts, className="step-body")
    return html.Section(
        [title(item.headline), shown, foot], id=item.key, className=kind, **{"data-label": item.label}
    )


def _edition_words(context: Context) -> str:
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None:
        return context.language.text("Belum ada data dalam edisi ini.")
    return f"{edition_title(context, edition)} · {context.language.month(period)}"
