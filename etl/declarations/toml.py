"""Definitions that operators write (data/definitions/*.toml), with what is wrong in them said in words."""

import re
import tomllib
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)
_WORDS = {"missing": "belum diisi", "extra_forbidden": "tidak dikenal; hapus atau betulkan namanya"}


class DeclarationError(ValueError):
    """A definition that cannot be used; the text says where and why, in Indonesian."""


def entries(text: str, name: str, model: type[Model]) -> tuple[Model, ...]:
    """The tables [[name]] of a TOML text. Raises DeclarationError."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        where = f" di baris {place[1]}" if place else ""
        raise DeclarationError(f"berkas [[{name}]] bukan TOML{where}; periksa kutip dan kurungnya") from None
    if unknown := [key for key in found if key != name]:
        raise DeclarationError(f"{', '.join(unknown)} tidak dikenal; tiap isinya dimulai dengan [[{name}]]")
    return tuple(_one(row, name, number, model) for number, row in enumerate(found.get(name, []), 1))


def _one(row: object, name: str, number: int, model: type[Model]) -> Model:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in one['loc']) or 'isinya'} {_explain(one['type'], one['msg'])}"
            for one in error.errors()
        )
        raise DeclarationError(f"[[{name}]] ke-{number}: {faults}") from None


def _explain(kind: str, message: str) -> str:
    return _WORDS.get(kind) or (message.removeprefix("Value error, ") if kind == "value_error" else "keliru")
