"""What to do where an edition has no figures yet: the same words wherever that happens."""

from typing import Any

from dashboards.components.common.how_to_load import template_link, ways_in
from dashboards.rendering.elements import html
from dashboards.request.context import Context


def first_steps(context: Context) -> list[Any]:
    """The sentence, the template and the way in."""
    _ = context.language.text
    return [
        html.P(_("Isi templat rekap, lalu kirim berkasnya; halaman ini langsung memakainya begitu terbit.")),
        html.P([template_link(context, "rekap"), ways_in(context)], className="ways"),
    ]
