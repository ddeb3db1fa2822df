"""Boxes of a form that keep what was typed, each with what is wrong with it under its label."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboards.rendering.elements import Element, html


@dataclass(frozen=True)
class Boxes:
    """The boxes of one form: what stands in them, what is wrong, and what makes their ids its own."""

    typed: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)
    prefix: str = ""

    def line(self, label: str, name: str, *, hint: str = "", type_: str = "text", **more: Any) -> Element:
        """One line."""
        box = html.Input(
            name=name, type=type_, value=self.typed.get(name, ""), **self._about(name, hint), **more
        )
        return self._labelled(label, name, hint, box)

    def area(self, label: str, name: str, *, hint: str = "", **more: Any) -> Element:
        """Many lines."""
        box = html.Textarea(self.typed.get(name, ""), name=name, **self._about(name, hint), **more)
        return self._labelled(label, name, hint, box)

    def choice(self, label: str, name: str, options: Sequence[tuple[str, str]], *, hint: str = "") -> Element:
        """One of several: value and words."""
        chosen = self.typed.get(name, "")
        items = [html.Option(words, value=value, selected=value == chosen) for value, words in options]
        return self._labelled(label, name, hint, html.Select(items, name=name, **self._about(name, hint)))

    def _id(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def _about(self, name: str, hint: str) -> dict[str, Any]:
        own = self._id(name)
        about = [f"{own}-h"] if hint else []
        about += [f"{own}-w"] if name in self.wrong else []
        more: dict[str, Any] = {"id": own}
        if about:
            more["aria-describedby"] = " ".join(about)
        if name in self.wrong:
            more["aria-invalid"] = "true"
        return more

    def _labelled(self, label: str, name: str, hint: str, box: Element) -> Element:
        own = self._id(name)
        words = [html.Span(label, className="name")]
        if hint:
            words.append(html.Span(hint, className="hint-text", id=f"{own}-h"))
        parts = [html.Label(words, htmlFor=own), box]
        if name in self.wrong:
            parts.append(html.Span(self.wrong[name], className="wrong", id=f"{own}-w"))
        return html.P(parts, className="field is-wrong" if name in self.wrong else "field")
