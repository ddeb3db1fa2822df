"""What infra's test of the shipped definitions leaves out: contradictions that no single word shows."""

import pytest

from data.definitions.registry import Registry, parse
from data.settings import ROOT


def _parse(**changes: tuple[str, str]) -> Registry:
    texts = {}
    for name in ("metrics", "statuses", "vocabulary", "duties"):
        text = (ROOT / "definitions" / f"{name}.toml").read_text("utf-8")
        old, new = changes.get(name, ("", ""))
        assert old in text
        texts[name] = text.replace(old, new, 1)
    return parse(**texts)


BROKEN = {
    "bands in the wrong order": (
        "statuses",
        "from = 0.85",
        "from = 1.2",
        "nobody is left for it below di_jalur",
    ),
    "a second band at the same place": ("statuses", "from = 0.85", "from = 1.0", "nobody is left"),
    "a band of the target that the path has taken": (
        "statuses",
        'from = 0.85\nof = "path"',
        'from = 1.0\nof = "target"',
        "nobody is left",
    ),
    "a status twice": ("statuses", 'key = "di_jalur"', 'key = "tercapai"', "stands twice"),
    "a status that is also a band": (
        "vocabulary",
        'key = "tanpa_target"',
        'key = "tercapai"',
        "stands twice",
    ),
    "targets from nowhere": (
        "vocabulary",
        '["resmi", "terbit"]',
        '["resmi", "terbti"]',
        "unknown collection",
    ),
    "a programme for nobody": ("vocabulary", '["PU", "TOTAL"]', '["PPU", "TOTAL"]', "unknown segment"),
    "a part that has parts": ("metrics", 'optional = ["PMI"]', 'optional = ["TOTAL"]', "part of a part"),
}


@pytest.mark.parametrize(("name", "old", "new", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_contradiction_is_refused(name: str, old: str, new: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        _parse(**{name: (old, new)})


def test_no_bands_at_all_is_a_contradiction_too() -> None:
    names = ("metrics", "vocabulary", "duties")
    texts = {name: (ROOT / "definitions" / f"{name}.toml").read_text("utf-8") for name in names}
    with pytest.raises(ValueError, match="takes the rest"):
        parse(
            statuses='band = []\n[[without]]\nkey = "x"\nicon = "x"\nlabel = { id = "x", en = "x" }', **texts
        )
