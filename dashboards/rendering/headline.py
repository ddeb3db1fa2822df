"""The sentence a page opens with: a plain value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headline:
    """`tone` is the status the emphasised part is about, or empty; `rest` is what is read after it, in small
    letters: the finding itself has two lines of a projector at most."""

    text: str
    tone: str = ""
    rest: str = ""

    @property
    def plain(self) -> str:
        """Both without emphasis."""
        return f"{self.text} {self.rest}".strip().replace("**", "")
