"""The figures of a page, for plotly to draw in place of their pictures.

/grafik/peringkat?metrik=... holds those of /peringkat?metrik=..., by the ids of their charts.
"""

import json
from collections.abc import Callable
from typing import Any

import flask
from plotly.utils import PlotlyJSONEncoder

from dashboards.rendering.safe_link import one_way

PATH = "/grafik"


def register(server: flask.Flask, page: Callable[[str, str], Any]) -> None:
    """`page` makes the page of a path and a query."""

    def answer(path: str = "") -> flask.Response:
        found = page(f"/{path}", flask.request.query_string.decode("utf-8", "replace"))
        figures = {graph.id: {"figure": graph.figure, "config": graph.config} for graph in found.charts}
        text = json.dumps(figures, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))
        return flask.Response(one_way(text), found.status, mimetype="application/json")

    server.add_url_rule(f"{PATH}/", "figures", answer, strict_slashes=False)
    server.add_url_rule(f"{PATH}/<path:path>", "figures_of", answer)
