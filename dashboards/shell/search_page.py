"""What was searched for: each area and page that the words can mean, to choose from; nothing is guessed."""

from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.page import View
from dashboards.shell.search import WORD, found
from data.provinces.definition import province


def layout(context: Context) -> View:
    """A list of links, or what to type instead."""
    _, asked = context.language.text, context.selection.get(WORD).strip()
    examples = province().examples
    meant = found(context, asked)
    links = [
        html.Li([html.A(place.name, href=context.selection.href(place.path)), " ", _code(place.path)])
        for place in meant
    ]
    return View(
        title=_("Cari"),
        headline=Headline(_headline(context, asked, len(meant))),
        body=[
            html.Ul(links, className="plain found")
            if links
            else html.P(
                _(
                    "Ketik nama daerah ({typed}), singkatannya ({abbreviation}), kodenya ({searched}), "
                    "atau nama halaman (tren).",
                    typed=examples.typed,
                    abbreviation=examples.abbreviation,
                    searched=examples.searched,
                )
            )
        ],
        filters=(),
    )


def _code(path: str) -> object:
    """The code of a kabupaten/kota beside its name."""
    code = path.rpartition("/")[2]
    return html.Span(code, className="muted") if "." in code else None


def _headline(context: Context, asked: str, count: int) -> str:
    _ = context.language.text
    if not asked:
        return _("Cari daerah atau halaman")
    if not count:
        return _("**Tidak ada** daerah atau halaman untuk “{words}”", words=asked)
    return _("“{words}” dapat berarti **{n} tujuan**", words=asked, n=context.language.number(count))
