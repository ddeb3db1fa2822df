"""What files can fill and a browser would act on: links, and signs that turn the direction of text."""

import re
from typing import Any
from urllib.parse import urlsplit

DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LINKS = ("href", "src", "action", "formAction")
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)
_OWN = re.compile(r"(/(?![/\\])|\?|#|$)")
_SCHEME = re.compile(
    r"(?!https?://)[a-z][a-z0-9+.\-]*://|(?:java|vb|live)script:|ms-[a-z]+:"
    r"|(?:data|file|blob|about|mailto|intent|tel|sms):",
    re.IGNORECASE,
)
_IGNORED = re.compile(r"[\s\x00-\x20\x7f-\xa0]")  # browsers read past these inside a scheme
_PICTURES = ("data:image/svg+xml", "<svg ")  # in a page; in what Typst draws


def safe_href(address: Any) -> str | None:
    """The address as a link may hold it.

    None unless it is http or https with a host and nothing that could leave the attribute, name another
    account or turn the text round.
    """
    text = str(address or "").strip()
    if not _WEB.fullmatch(text) or DIRECTION.search(text):
        return None
    try:
        parts = urlsplit(text)
        known = bool(parts.hostname) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return text if known else None


def linked(name: str, value: Any) -> Any:
    """The value of an attribute that holds an address; None where it is not allowed.

    Allowed are ours (a path, a place on the page, a picture made here) and those that `safe_href` lets pass.
    """
    text = str(value)
    if _OWN.match(text) or (name == "src" and text.startswith(_PICTURES)):
        return value
    return safe_href(text)


def names_scheme(address: str) -> bool:
    """Whether a text given as a source is an address of another scheme (javascript:, data:).

    "DPA 2026" is not, nor "Perda: lihat lampiran".
    """
    return bool(_SCHEME.match(_IGNORED.sub("", DIRECTION.sub("", address))))


def one_way(text: str) -> str:
    """The text without signs that turn its direction: what is read is what is written."""
    return text if text.isascii() else DIRECTION.sub("", text)
