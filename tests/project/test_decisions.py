"""The form of docs/decisions.md and CHANGELOG.md: numbered and dated decisions, short lines by release."""

import re
from datetime import date

from tests.project.files import read

ENTRY = re.compile(
    r"^\*\*(?:(\d+)\. )?((?:[^*]|\n(?!\n))+?)\*\*(?: \((\d{4}-\d{2}-\d{2})\))?(.*?)(?=^\*\*|^## |\Z)",
    re.M | re.S,
)
NAMES_ALTERNATIVES = 142  # from this number on an entry says which alternatives were not taken
LONGEST = 200  # characters of a line of the changelog


def _decisions() -> list[tuple[str, str, str, str]]:
    """Number, title, day and text of each entry."""
    return ENTRY.findall(read("docs/decisions.md"))


def test_every_decision_has_a_number_and_a_day() -> None:
    found = _decisions()
    assert [title for number, title, day, _ in found if not number or not day] == []
    assert all(date(2026, 11, 1) <= date.fromisoformat(day) for _, _, day, _ in found)


def test_no_number_is_given_twice_or_left_out() -> None:
    numbers = sorted(int(number) for number, *_ in _decisions() if number)
    assert numbers == list(range(1, len(numbers) + 1))


def test_new_decisions_name_what_was_not_taken() -> None:
    bare = [
        title
        for number, title, _, text in _decisions()
        if int(number) >= NAMES_ALTERNATIVES and "Not taken:" not in text
    ]
    assert bare == []


def test_an_entry_stands_in_a_paragraph_of_its_own() -> None:
    assert re.findall(r"[^\n]\n\*\*\d+\. ", read("docs/decisions.md")) == []


def test_the_changelog_is_by_release_in_short_lines() -> None:
    text = read("CHANGELOG.md")
    assert re.findall(r"^## (.*)", text, re.M)[-1] == "0.1.0 (2026-11-28)"
    assert re.findall(r"^## (.*)", text, re.M)[0].startswith("Unreleased")
    assert [line for line in text.splitlines() if len(line) > LONGEST] == []
    assert [
        line
        for line in text.splitlines()
        if line and not re.match(r"#{1,3} |  - |- |What a user|The first release", line)
    ] == []
