"""What to do where an edition has no figures yet: the same words wherever that happens."""

from typing import Any

from dashboards.rendering.elements import html
from dashboards.request.context import Context

COMMANDS = "python -m etl template rekap\npython -m etl load rekap.xlsx"


def first_steps(context: Context) -> list[Any]:
    """The sentence and the two commands."""
    _ = context.language.text
    return [
        html.P(_("Isi templat rekap, lalu muat berkasnya; halaman ini langsung memakainya.")),
        html.Pre(COMMANDS),
    ]
