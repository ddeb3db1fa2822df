"""The sentence that stands on every sum over segments, programmes or lists: memberships are not persons."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def memberships_words(context: Context) -> str:
    """Why a sum of memberships counts some people twice."""
    return context.language.text(
        "Kepesertaan bukan orang: satu orang dapat berada di dua segmen, program, atau daftar."
    )


def memberships(context: Context) -> Element:
    """The sentence, with its rule one tap away."""
    return html.Span(
        html.A(memberships_words(context), href=context.selection.href("/definisi")), className="memberships"
    )
