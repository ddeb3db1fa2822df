"""Each setting stands in .env.example with its default or an example, under words that explain it."""

import re

from data.settings import ROOT, Settings
from tests.project.files import read

PARAGRAPHS = [text.splitlines() for text in read(".env.example").split("\n\n")]
SETTING = re.compile(r"# (PANTAU_[A-Z_]+)=(.*)")
WRITTEN = [match.groups() for lines in PARAGRAPHS for line in lines if (match := SETTING.fullmatch(line))]


def _names() -> list[str]:
    return [f"PANTAU_{name.upper()}" for name in Settings.model_fields]


def test_each_setting_stands_there_once_and_nothing_else_does() -> None:
    assert sorted(name for name, _ in WRITTEN) == sorted(_names())
    kept = re.findall(r"^(?:# )?(PANTAU_[A-Z_]+)=", read("deploy/pantau.env"), re.MULTILINE)
    assert len(kept) > 8
    assert set(kept) <= set(_names())


def test_each_is_explained_before_it_is_written() -> None:
    bare = [lines for lines in PARAGRAPHS if SETTING.fullmatch(lines[0])]
    assert bare == []


def test_what_is_written_is_the_default_or_an_example_where_that_is_empty() -> None:
    defaults = {f"PANTAU_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    words = {
        name: str(value).lower() if isinstance(value, bool) else str(value).replace(f"{ROOT.parent}/", "")
        for name, value in defaults.items()
    }
    other = {name: value for name, value in WRITTEN if words[name] not in ("", value)}
    assert other == {}


def test_each_line_can_be_used() -> None:
    Settings(**{name.removeprefix("PANTAU_").lower(): value for name, value in WRITTEN})
