"""What the potensi of areas is made of, and who of it is covered, by whom."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboards.insights.facts.paid_cover import spells_of
from dashboards.request.context import Context
from data.analysis.decomposition import Part, Reasons, coverage, reasons
from data.facts.paid_cover import paying

PARTS = ("PU", "BPU", "JAKON", "PMI")


@dataclass(frozen=True)
class Makeup:
    """One area in the chosen month.

    `parts` is empty where a segment has not been reported; `paid` counts the BPU whose contribution is
    paid for in that month, None where nothing dated says; `total` is the row of its coverage over all
    segments.
    """

    area: str
    parts: dict[str, Part]
    paid: int | None
    total: Any

    @cached_property
    def potensi(self) -> int:
        """Eligible workers of all parts."""
        return sum(part.eligible for part in self.parts.values())

    @cached_property
    def active(self) -> int:
        """Active participants of all parts."""
        return sum(part.active for part in self.parts.values())

    @property
    def value(self) -> float | None:
        """Percent covered, from the parts."""
        return coverage(self.parts)

    @property
    def split(self) -> int | None:
        """How many of the BPU are paid for; None where that is unknown, or more than there are."""
        bpu = self.parts.get("BPU")
        return self.paid if bpu and self.paid is not None and self.paid <= bpu.active else None

    @property
    def differs(self) -> bool:
        """Whether the total is a printed figure, and not the sum of the parts."""
        known = self.total.value is not None and bool(self.parts)
        return known and (self.total.numerator, self.total.denominator) != (self.active, self.potensi)

    def pieces(self) -> list[tuple[str, int]]:
        """Kind of piece (PU, BPU, BPU_PAID, ..., PU_NOT, ...) and people, covered ones first.

        Nobody is left uncovered where there are more participants than potensi.
        """
        found: list[tuple[str, int]] = []
        for key, part in self.parts.items():
            paid = self.split or 0 if key == "BPU" else 0
            found.append((key, part.active - paid))
            found += [("BPU_PAID", paid)] if paid else []
        found += [(f"{key}_NOT", max(part.eligible - part.active, 0)) for key, part in self.parts.items()]
        return [(key, people) for key, people in found if people]


def makeups(context: Context, codes: list[str]) -> list[Makeup]:
    """Of each area, in this order; an area above is the sum of the areas below that have reported all."""
    parts = _parts(context)
    totals = {row.area: row for row in context.rows("coverage_total")}
    month = context.selection.period
    paid = paying(spells_of(context), month) if month is not None else {}
    found = []
    for code in codes:
        members = [area for area in context.members(code) if area in parts]
        known = [paid[area] for area in members if area in paid]
        found.append(
            Makeup(
                code,
                _summed([parts[area] for area in members]),
                sum(known) if known else None,
                totals[code],
            )
        )
    return found


def _parts(context: Context) -> dict[str, dict[str, Part]]:
    """By area, of those that have reported participants and potensi of every segment that a total needs."""
    counts = {
        (row.metric, row.area): row.numerator
        for row in context.rows(*(f"{kind}_{p.lower()}" for kind in ("active", "eligible") for p in PARTS))
    }
    needed = context.registry.segments["TOTAL"].required
    found = {}
    for code in context.areas:
        pairs = {
            p: tuple(counts.get((f"{k}_{p.lower()}", code)) for k in ("active", "eligible")) for p in PARTS
        }
        known = {p: Part(int(n), int(d)) for p, (n, d) in pairs.items() if n is not None and d is not None}
        if all(part in known for part in needed):
            found[code] = known
    return found


def _summed(found: list[dict[str, Part]]) -> dict[str, Part]:
    """Added up by segment; PMI where any area has it."""
    return {
        key: Part(sum(one[key].active for one in known), sum(one[key].eligible for one in known))
        for key in PARTS
        if (known := [one for one in found if key in one])
    }


def differences(found: list[Makeup]) -> list[tuple[Makeup, Reasons]]:
    """Each area but the first that can be compared, against that first one."""
    known = [one for one in found if one.parts and one.potensi]
    against = ((one, reasons(one.parts, known[0].parts)) for one in known[1:])
    return [(one, because) for one, because in against if because is not None]


def first(found: list[Makeup]) -> Makeup | None:
    """The area the others are held against."""
    return next((one for one in found if one.parts and one.potensi), None)
