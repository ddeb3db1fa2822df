"""Sections, notices and lists that every page is put together from."""

from typing import Any

from dashboards.rendering.elements import Element, html


def section(
    title: str | Element, *children: Any, note: str = "", name: str = "", wide: bool = False
) -> Element:
    """A part of the page under a heading; `note` is the line below it that says what is measured."""
    heading: list[Any] = [title]
    if note:
        heading += [" ", html.Span(note, className="note")]
    return html.Section(
        [html.H2(heading), *children],
        className="card" + (" wide" if wide else "") + (f" {name}" if name else ""),
    )


def folded(title: str, *children: Any, note: str = "", name: str = "", opened: bool = False) -> Element:
    """A part of the page that waits behind its heading until somebody opens it, or asks for it (`opened`)."""
    said = [html.H2(title), html.Span(note, className="note")] if note else [html.H2(title)]
    return html.Details(
        [html.Summary(said), html.Div(list(children))], className=f"card folded {name}".strip(), open=opened
    )


def columns(*children: Any, name: str = "") -> Element:
    """Parts side by side on a wide screen; None among them is left out."""
    shown = [child for child in children if child is not None]
    return html.Div(shown, className=f"columns {name}".strip())


def folds(*parts: Any) -> Element:
    """Folded parts; on a wide screen beside each other, an open one across all of them."""
    return columns(*parts, name="folds")


def flow(*children: Any) -> Element:
    """Cards one after another, on a wide screen down one column and on in the next."""
    return html.Div([child for child in children if child is not None], className="flow")


def stack(*children: Any) -> Element:
    """Parts one below another; None among them is left out."""
    return html.Div([child for child in children if child is not None], className="stack")


def notice(*children: Any, kind: str = "info") -> Element:
    """A paragraph set apart: an `info` or a warning."""
    return html.P(list(children), className=f"notice {kind}")


def nothing(text: str) -> Element:
    """What stands where there is nothing to show: what is missing and what to do."""
    return html.P(text, className="nothing")


def carried(name: str, value: str) -> Element:
    """A choice that a form passes on unseen; dash.html has no hidden input."""
    return html.Select([html.Option(value, value=value)], name=name, hidden=True)
