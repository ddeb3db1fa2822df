"""Whether a month of an edition can be trusted: one light and the reasons for it. Pure."""

from dataclasses import dataclass

HALF = 2  # red where fewer than one in so many areas has reported
SILENT = 2  # months without a report, the chosen one among them, after which an area is called silent


@dataclass(frozen=True)
class Facts:
    """What the light looks at; `areas` is 0 where figures stand for themselves and need not be complete."""

    areas: int = 0
    reported: int = 0
    provisional: int = 0
    without: int = 0  # have reported, but lack this figure
    silent: int = 0
    old: int = 0
    rejected: int = 0
    errors: int = 0
    warnings: int = 0
    other_basis: int = 0


def light(facts: Facts) -> tuple[str, tuple[str, ...]]:
    """merah, kuning or hijau, and the names of the facts that made it so, the gravest first."""
    grave = (("few", facts.reported * HALF < facts.areas), ("errors", facts.errors > 0))
    slight = (
        ("missing", facts.reported < facts.areas),
        ("without", facts.without > 0),
        ("silent", facts.silent > 0),
        ("rejected", facts.rejected > 0),
        ("warnings", facts.warnings > 0),
        ("provisional", facts.provisional > 0),
        ("old", facts.old > 0),
        ("other_basis", facts.other_basis > 0),
    )
    red = tuple(name for name, holds in grave if holds)
    yellow = tuple(name for name, holds in slight if holds)
    return ("merah" if red else "kuning" if yellow else "hijau"), red + yellow
