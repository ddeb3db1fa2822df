"""Which version of the product this is. Its one home is pyproject.toml."""

import tomllib
from functools import cache

from data.settings import ROOT


@cache
def version() -> str:
    """As it is written in pyproject.toml: 1.2.3."""
    return str(tomllib.loads((ROOT.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"])
