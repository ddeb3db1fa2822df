"""The scripts of others that read and write lists in the browser: which, and where they lie once fetched."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

VENDOR = Path(__file__).parent.parent / "vendor"


class Within(BaseModel):
    """What is built into the file of another package; its version is not said there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    licence: str


class Library(BaseModel):
    """A package of npm, the one file of it that is served, and the digest of the whole package."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str
    licence: str
    file: str
    integrity: str
    within: tuple[Within, ...]

    @property
    def file_name(self) -> str:
        """What the file is called in the folder of fetched files."""
        return f"{self.name}-{self.version}.js"


@cache
def libraries() -> tuple[Library, ...]:
    """All of them, in the order in which they are served."""
    text = (Path(__file__).parent / "libraries.toml").read_text("utf-8")
    return tuple(Library.model_validate(row) for row in tomllib.loads(text)["library"])
