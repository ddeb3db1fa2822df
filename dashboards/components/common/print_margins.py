"""What every printed sheet says at its foot and head: source, edition, month, and SIMULASI."""

from typing import Any

from markupsafe import Markup

from dashboards.components.common.provenance import edition_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context, rows_of


def sheet_words(
    context: Context, *, real: bool = False, dated: bool = True, real_rows: bool = False
) -> Element:
    """The words as custom properties, which the margins of `@page` write on each sheet.

    `real`: a page of published figures; `real_rows`: of them, with our own lines beside; `dated`: its figures
    are of the chosen month.
    """
    words = {"--sheet-foot": " · ".join(foot(context, real=real, dated=dated))}
    if context.simulated and not real:
        words["--sheet-mark"] = context.simulation_of(real_rows=real_rows)
    rules = ";".join(f'{name}:"{_safe(text)}"' for name, text in words.items())
    return html.Div(html.Style(Markup(f":root{{{rules}}}")), hidden=True)  # Dash has no Style of its own


def foot(context: Context, *, real: bool, dated: bool) -> list[str]:
    """Product, edition, month and the publishers of its loads."""
    _, selection = context.language.text, context.selection
    edition = context.published_edition if real else selection.edition
    parts = ["Pantau Jamsostek"]
    if edition is None:
        return parts
    parts.append(_("edisi: {title}", title=edition_words(context, edition)))
    if dated and not real and selection.period is not None:
        parts.append(context.language.month(selection.period))
    store = context.store
    names = store.remember(("publishers", edition.slug), lambda: publishers(rows_of(store.loads(edition))))
    return parts + ([_("sumber: {names}", names=names)] if names else [])


def publishers(loads: list[Any]) -> str:
    """Who published these loads: the first three, and how many more."""
    found = list(dict.fromkeys(load.publisher for load in loads if load.publisher))
    more = [f"+{len(found) - 3}"] if len(found) > 3 else []
    return ", ".join([*found[:3], *more])


def _safe(text: str) -> str:
    """Text inside a CSS string inside <style>: what could end either is written as its number."""
    return "".join(f"\\{ord(c):x} " if c in '"\\\n\r<>&' else c for c in text)
