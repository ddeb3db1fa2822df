"""Forms as elements: plain HTML that works without scripts, each with its token against forged requests."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.csrf import generate_csrf

from dashboards.rendering.elements import Element, html


def form(action: str, children: list[Any], **properties: Any) -> Element:
    """A form that is sent by POST."""
    token = html.Input(type="hidden", name="csrf_token", value=generate_csrf())
    return html.Form([token, *children], method="post", action=action, **properties)


def field(label: str, name: str, *, hint: str = "", type_: str = "text", **properties: Any) -> Element:
    """An input under its label, with a hint between them."""
    words = [html.Span(label, className="name")]
    described = {}
    if hint:
        words.append(html.Span(hint, className="hint-text", id=f"{name}-h"))
        described = {"aria-describedby": f"{name}-h"}
    box = html.Input(id=name, name=name, type=type_, **described, **properties)
    return html.P([html.Label(words, htmlFor=name), box], className="field")


def text_area(label: str, name: str, *, hint: str = "", value: str = "", **properties: Any) -> Element:
    """Room for a few lines under its label, with a hint between them."""
    words = [html.Span(label, className="name")]
    described = {}
    if hint:
        words.append(html.Span(hint, className="hint-text", id=f"{name}-h"))
        described = {"aria-describedby": f"{name}-h"}
    box = html.Textarea(value, id=name, name=name, rows="3", **described, **properties)
    return html.P([html.Label(words, htmlFor=name), box], className="field")


def password_field(label: str, name: str, *, hint: str = "", new: bool = False) -> Element:
    """A field for a password, which password managers know."""
    kind = "new-password" if new else "current-password"
    return field(label, name, hint=hint, type_="password", autoComplete=kind, required=True, maxLength="200")


def code_field(label: str, *, hint: str = "", required: bool = False) -> Element:
    """A field for a one-time code."""
    return field(
        label,
        "kode",
        hint=hint,
        inputMode="numeric",
        autoComplete="one-time-code",
        maxLength="7",
        required=required,
    )


def choice(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str = "") -> Element:
    """A list to choose one of."""
    items = [html.Option(words, value=value, selected=value == chosen) for value, words in options]
    parts = [
        html.Label(html.Span(label, className="name"), htmlFor=name),
        html.Select(items, id=name, name=name),
    ]
    return html.P(parts, className="field")


def submit(words: str, **properties: Any) -> Element:
    """The button that sends a form."""
    return html.Button(
        words, type="submit", className=properties.pop("className", "main-button"), **properties
    )


def button_form(
    action: str,
    words: str,
    *,
    hidden: dict[str, str] | None = None,
    look: str = "main-button",
    label: str = "",
) -> Element:
    """A form that is nothing but a button; `label` says more to who does not see where it stands."""
    fields = [html.Input(type="hidden", name=name, value=value) for name, value in (hidden or {}).items()]
    more = {"aria-label": label} if label else {}
    return form(action, [*fields, submit(words, className=look, **more)], className="one")


def problem(words: str) -> Element:
    """What went wrong with what was sent, said at once by screen readers."""
    return html.P(words, className="problem", role="alert")


def done(words: str) -> Element:
    """What was done."""
    return html.P(words, className="done", role="status")
