"""How deep cover goes: of the active participants of a segment, how many are in each programme. Pure.

Rules: BPU may be in JKK and JKM and, if they choose, JHT; construction in JKK and JKM; PU in all five
(definitions/vocabulary.toml; a file that says otherwise is refused). Programmes are never added up: the same
people are in several.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.definitions.registry import registry

MANDATORY = ("JKK", "JKM")


@dataclass(frozen=True)
class Depth:
    """Participants of one programme in a segment, beside those active in the same areas.

    `areas`: how many areas gave both figures.
    """

    segment: str
    programme: str
    participants: int
    active: int
    areas: int

    @property
    def share(self) -> float | None:
        """Percent of the active participants; None without any."""
        return 100 * self.participants / self.active if self.active else None

    @property
    def without(self) -> int:
        """Active participants who are not in it; negative where a file gives more than are active."""
        return self.active - self.participants


def may_join(segment: str, programme: str) -> bool:
    """Whether the rules of the programme let participants of a segment in."""
    return segment in registry().programmes[programme].segments


def depth(
    counts: Mapping[tuple[str, str, str], int], active: Mapping[tuple[str, str], int], areas: Iterable[str]
) -> dict[tuple[str, str], Depth]:
    """By segment and programme the sum over the areas that gave both figures for the month.

    `counts`: (area, segment, programme) -> participants; `active`: (area, segment) -> active participants.
    A segment that no area reported by programme has no entry.
    """
    wanted = set(areas)
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for (area, segment, programme), people in counts.items():
        if area in wanted and (area, segment) in active:
            found.setdefault((segment, programme), []).append((people, active[area, segment]))
    return {
        key: Depth(*key, sum(p for p, _ in pairs), sum(a for _, a in pairs), len(pairs))
        for key, pairs in found.items()
    }
