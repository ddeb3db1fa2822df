"""docs/architecture.md is true: each row of "Where is ...?" names files that are there, and words in them."""

import re

import pytest

from tests.project.files import REPOSITORY, read

DOCUMENT = "docs/architecture.md"
CODE = re.compile(r"`([^`]+)`")


def _rows() -> list[tuple[str, list[str], list[str]]]:
    """The question, the files and the words of each row."""
    (part,) = re.findall(r"^## Where is \.\.\.\?\n(.*?)^## ", read(DOCUMENT), re.MULTILINE | re.DOTALL)
    lines = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| ")]
    found = [(question.strip(), CODE.findall(file), CODE.findall(words)) for question, file, words in lines]
    return [row for row in found[1:] if not row[0].startswith("**")]


@pytest.mark.parametrize(("files", "words"), [row[1:] for row in _rows()], ids=[row[0] for row in _rows()])
def test_a_row_leads_to_what_it_says(files: list[str], words: list[str]) -> None:
    """Every word stands in one of the files, and every file holds one of the words."""
    assert files
    assert words
    texts = {file: read(file) for file in files}
    assert [word for word in words if not any(word in text for text in texts.values())] == []
    assert [file for file, text in texts.items() if not any(word in text for word in words)] == []


@pytest.mark.parametrize(
    "topic",
    ["BPU coverage", "list of formats", "a chart", "colour of a status", "embargo", "path of the month",
     "word for a trend", "basis", "refused rows", "restore"],
)  # fmt: skip
def test_what_a_stranger_looks_for_is_there(topic: str) -> None:
    assert [question for question, _, _ in _rows() if topic in question]


PATH = re.compile(
    r"(?<![\w/.])((?:data|etl|dashboards|tests|scripts|docs)/[\w/.-]*\w"
    r"\.(?:py|toml|csv|po|sh|css|js|md|typ))\b"
)
FOLDER = re.compile(r"`((?:data|etl|dashboards|tests|scripts|docs)/(?:\w+/)*)`")
DOCUMENTS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md"), REPOSITORY / "Makefile"]
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_of_a_document_is_there(document: str) -> None:
    """Those that a recipe makes are in the recipe only."""
    made = set(re.findall(r"^# file: (\S+)", read("CONTRIBUTING.md"), re.MULTILINE))
    text = read(document)
    named = PATH.findall(text) + FOLDER.findall(text)
    gone = [path for path in named if not (REPOSITORY / path).exists()]
    assert set(gone) <= made
