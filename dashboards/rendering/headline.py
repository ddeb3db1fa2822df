"""The sentence a page opens with: a plain value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headline:
    """The finding (`text`, emphasis between **), and what is read after it in small letters (`rest`).

    `tone` is the status the emphasised part is about, or empty. The finding fits two lines of a projector.
    """

    text: str
    tone: str = ""
    rest: str = ""

    @property
    def plain(self) -> str:
        """Both without emphasis."""
        return f"{self.text} {self.rest}".strip().replace("**", "")
