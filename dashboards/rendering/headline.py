"""The sentence a page opens with: a plain value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headline:
    """`tone` is the status the emphasised part is about, or empty."""

    text: str
    tone: str = ""

    @property
    def plain(self) -> str:
        """The text without the marks of emphasis."""
        return self.text.replace("**", "")
