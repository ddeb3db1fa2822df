"""The part of a style sheet that a page can use: rules about classes it does not have stay behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "assets" / "styles"
# In the order in which they override each other: narrow screens and a reader's own settings come late.
PARTS = (
    "base",
    "frame",
    "type",
    "status",
    "duties",
    "area",
    "money",
    "dates",
    "programmes",
    "tiles",
    "segments",
    "trend",
    "quality",
    "comparison",
    "charts",
    "lists",
    "phone",
    "phone_tables",
    "reader",
    "funnel",
)
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
GROUP = re.compile(r":([a-z-]+)\(")
WORD = re.compile(r"[A-Za-z_][\w-]*")
ATTRIBUTE = re.compile(r'class="([^"]*)"')
PLAIN_AT = ("@page", "@font-face", "@keyframes", "@property")  # whose insides are no selectors


def whole_sheet() -> str:
    """The style sheet of all pages, as written."""
    return "".join((FOLDER / f"{part}.css").read_text("utf-8") for part in PARTS)


@dataclass(frozen=True)
class Rule:
    """One rule of a compact sheet.

    `selectors` are its selectors, each with sets of classes of which it must meet one; the body follows. An
    at-rule has `inside` and stays where any of it does.
    """

    text: str
    selectors: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = ()
    inside: tuple["Rule", ...] = ()

    def for_classes(self, classes: frozenset[str]) -> str:
        """The rule as far as these classes can meet it, else nothing."""
        if self.inside:
            kept = "".join(rule.for_classes(classes) for rule in self.inside)
            return f"{self.text}{{{kept}}}" if kept else ""
        if not self.selectors:
            return self.text
        kept = ",".join(one for one, needs in self.selectors if all(need & classes for need in needs))
        return f"{kept}{self.text}" if kept else ""


@dataclass(frozen=True)
class Stylesheet:
    """A compact sheet (dashboards.rendering.theme.css) in its rules.

    `always` is text, of scripts for example, any of whose words may become a class.
    """

    text: str
    always: str = ""

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.always))

    def for_page(self, markup: str) -> str:
        """The sheet without what no element of this HTML, nor a script, can make true."""
        found = {name for names in set(ATTRIBUTE.findall(markup)) for name in names.split()}
        return _chosen(self.text, frozenset(found & _named(self.text)) | self._words)


@lru_cache(maxsize=64)  # pages of one kind have the same classes
def _chosen(text: str, classes: frozenset[str]) -> str:
    return "".join(rule.for_classes(classes) for rule in _parsed(text))


@lru_cache(maxsize=16)
def _named(text: str) -> frozenset[str]:
    """The classes that the sheet speaks of."""
    return frozenset(CLASS.findall(text))


@lru_cache(maxsize=16)  # one process makes several pages of one sheet
def _parsed(text: str) -> tuple[Rule, ...]:
    return tuple(_rules(text))


def _rules(text: str) -> Iterator[Rule]:
    for head, body in _blocks(text):
        if head.startswith(PLAIN_AT):
            yield Rule(f"{head}{{{body}}}")
        elif head.startswith("@"):
            yield Rule(head, inside=tuple(_rules(body)))
        else:
            yield Rule(f"{{{body}}}", tuple((one, _needed(one)) for one in _split(head)))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Head and body of each block on the outermost level."""
    start = opened = depth = 0
    for at, sign in enumerate(text):
        if sign == "{":
            opened = opened if depth else at
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield text[start:opened].strip(), text[opened + 1 : at]
                start = at + 1


def _split(selectors: str) -> list[str]:
    """A list of selectors at its outer commas."""
    parts, depth = [""], 0
    for sign in selectors:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _needed(selector: str) -> tuple[frozenset[str], ...]:
    """Sets of classes of which a page must have one each: what stands within :not() may be met otherwise.

    Of the alternatives within :is(), :where() and :has() one class each, where each of them names one.
    """
    needs, outside, rest = [], "", selector
    while found := GROUP.search(rest):
        outside += rest[: found.start()]
        end = _closing(rest, found.end())
        if found[1] in ("is", "where", "has"):
            inner = [_plain(one) for one in _split(rest[found.end() : end])]
            if all(inner):
                needs.append(frozenset().union(*(names[:1] for names in inner)))
        rest = rest[end + 1 :]
    return tuple(frozenset((name,)) for name in _plain(outside + rest)) + tuple(needs)


def _plain(selector: str) -> list[str]:
    """The classes outside of parentheses."""
    outside, depth = "", 0
    for sign in selector:
        depth += (sign == "(") - (sign == ")")
        outside += sign if not depth else ""
    return CLASS.findall(outside)


def _closing(text: str, start: int) -> int:
    """Where the parenthesis closes that was opened just before `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return len(text)
