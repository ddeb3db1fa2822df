"""The whole style sheet, for a page that is swapped into a document with only the rules of its own."""

import flask

from dashboards.web.plotly_bundle import FOREVER

PATH = "/gaya.css"  # its address names the version


def register(server: flask.Flask, style: str) -> None:
    """Puts it on a server."""

    def answer() -> flask.Response:
        return flask.Response(style, mimetype="text/css", headers={"Cache-Control": FOREVER})

    server.add_url_rule(PATH, "stylesheet", answer)
