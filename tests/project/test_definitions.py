"""The definitions that ship are sound, and unsound ones are refused: holes, overlaps, unknown words."""

import pytest

from data.definitions.registry import Registry, parse, registry
from data.settings import ROOT

NAMES = ("metrics", "statuses", "vocabulary", "duties")


def _texts() -> dict[str, str]:
    return {name: (ROOT / "definitions" / f"{name}.toml").read_text("utf-8") for name in NAMES}


def _parse_with(name: str, old: str, new: str) -> Registry:
    """The registry of the shipped definitions with one passage changed."""
    texts = _texts()
    assert old in texts[name], f"{name}.toml no longer says {old!r}: mend this test"
    texts[name] = texts[name].replace(old, new, 1)
    return parse(**texts)


def test_the_shipped_definitions_are_sound() -> None:
    assert parse(**_texts()) == registry()


def test_the_example_of_bands_of_the_target_is_sound() -> None:
    """It may be put in the place of statuses.toml as it is."""
    example = (ROOT / "definitions" / "examples" / "statuses_target.toml").read_text("utf-8")
    found = parse(**{**_texts(), "statuses": example})
    assert [(band.key, band.start, band.of) for band in found.bands] == [
        ("tercapai", 1.0, "target"),
        ("di_jalur", 0.85, "target"),
        ("perlu_percepatan", 0.65, "target"),
        ("jauh_tertinggal", None, None),
    ]
    assert found.statuses.keys() == registry().statuses.keys()


def test_every_metric_is_worded_in_both_languages() -> None:
    for metric in registry().metrics.values():
        assert metric.label["id"] != metric.label["en"]
        assert metric.description["id"] != metric.description["en"]


BROKEN = {
    "a band that does not say of what": ("statuses", 'of = "path"\n', "", "from 1 of what"),
    "a band of something else": ("statuses", '\nof = "path"', '\nof = "potensi"', "'target' or 'path'"),
    "a band with an end of its own": (
        "statuses",
        "from = 0.85\n",
        "from = 0.85\nto = 1.0\n",
        "not permitted",
    ),
    "a band below nothing": ("statuses", "from = 0.85\n", "from = -0.85\n", "greater than or equal to 0"),
    "the last band has a start": (
        "statuses",
        'key = "jauh_tertinggal"\n',
        'key = "jauh_tertinggal"\nfrom = 0.1\nof = "path"\n',
        "takes the rest",
    ),
    "another band takes the rest": ("statuses", 'from = 0.85\nof = "path"\n', "", "only the last band"),
    "an unknown measure": (
        "metrics",
        'numerator = "active_participants"',
        'numerator = "active"',
        "unknown measure",
    ),
    "an unknown segment": ("metrics", 'segment = "PU"', 'segment = "PPU"', "unknown segment"),
    "an unknown part of the total": ("metrics", 'required = ["PU"', 'required = ["PPU"', "unknown part"),
    "a ratio without a denominator": (
        "metrics",
        'denominator = "eligible_workers"\n',
        "",
        "needs a denominator",
    ),
    "a count with a denominator": ("metrics", 'kind = "ratio"', 'kind = "count"', "a count has none"),
    "an unknown kind": ("metrics", 'kind = "ratio"', 'kind = "mean"', "'ratio' or 'count'"),
    "a target without a direction": ("metrics", 'better = "higher"', 'better = "none"', "which direction"),
    "a key twice": ("metrics", 'key = "coverage_bpu"', 'key = "coverage_pu"', "stands twice"),
    "a word left out": (
        "metrics",
        'label = { id = "Cakupan PU", en = "PU coverage" }',
        'label = { id = "x" }',
        "Field required",
    ),
    "an empty text": ("metrics", 'id = "Cakupan PU"', 'id = ""', "at least 1 character"),
    "a setting nobody reads": ("metrics", "decimals = 1", "decimals = 1\ndigits = 1", "not permitted"),
    "a duty out of its place": ("duties", "number = 3", "number = 5", "numbered from 1"),
    "silence as a status of a duty": (
        "duties",
        'key = "belum"',
        'key = "belum_melapor"',
        "no status of a duty",
    ),
    "a misspelt collection setting": ("vocabulary", "rolls_up = true", "roll_up = true", "not permitted"),
}


@pytest.mark.parametrize(("name", "old", "new", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_contradiction_is_refused(name: str, old: str, new: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        _parse_with(name, old, new)
