"""A finding as a meeting reads it: its judgement large, the rest of the sentence small under it."""

import re

from dashboards.components.common.text import sentence
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline

_EMPHASIS = re.compile(r"\*\*.+?\*\*")
_PAUSE = re.compile(r"[,;:.] ")
WHOLE = 84  # characters of a sentence that needs no parting
ONE_LINE = 50  # characters that stand on one line in the largest letters


def parted(headline: Headline, whole: int = WHOLE) -> tuple[str, str]:
    """Cut a sentence at the first pause behind what it emphasises; the rest becomes a second sentence.

    The second is empty where the sentence is no longer than `whole` or has no such pause.
    """
    text = headline.text
    if len(headline.plain) <= whole:
        return text, ""
    emphasis = _EMPHASIS.search(text)
    at = _pause(text, emphasis.end() if emphasis else 0)
    if at is None:
        return text, ""
    rest = text[at + 2 :]
    return f"{text[:at]}.", f"{rest[:1].upper()}{rest[1:]}"


def _pause(text: str, start: int) -> int | None:
    """Where the first pause from `start` on is that is outside of parentheses."""
    places = (found.start() for found in _PAUSE.finditer(text, start))
    return next((at for at in places if text.count("(", 0, at) == text.count(")", 0, at)), None)


def title(headline: Headline) -> Element:
    """The heading of a step, which the keyboard comes to."""
    lead, rest = parted(headline)
    size = "one-line" if len(lead.replace("**", "")) <= ONE_LINE else None
    small = html.Span([" ", *sentence(rest)], className="rest") if rest else None
    return html.H1([*sentence(lead, headline.tone), small], tabIndex="-1", className=size)
