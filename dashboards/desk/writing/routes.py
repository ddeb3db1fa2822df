"""/tulis: what can be written without a file, and the addresses of its forms."""

import flask

from dashboards.desk.writing import agreements
from dashboards.desk.writing.agreements_page import PATH
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline


def register(server: flask.Flask, writing: Writing) -> None:
    """Puts the forms on the desk's server."""
    server.add_url_rule("/tulis", "written", lambda: _index(writing))
    agreements.register(server, writing)


def _index(writing: Writing) -> flask.Response:
    desk, _ = writing.desk, writing.desk.language.text
    ways = [
        (
            PATH,
            _("Kesepakatan rapat"),
            _("Satu baris: daerah, apa, siapa, sampai kapan. Berlaku seketika."),
        ),
    ]
    items = [
        html.Li([html.A(html.B(name), href=desk.at(path)), html.Span(words, className="small")])
        for path, name, words in ways
    ]
    return desk.page(
        _("Tulis tanpa berkas"),
        Headline(_("**Tulis tanpa berkas**: isi formulirnya di sini")),
        [html.Ul(items, className="ways")],
    )
