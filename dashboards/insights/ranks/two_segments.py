"""PU and BPU of every kabupaten/kota together: who is short of how many people in the two, gross."""

from dataclasses import dataclass
from typing import Any

from dashboards.request.context import PROVINCE, Context
from data.metrics.contracts import MetricRow

PARTS = ("coverage_bpu", "coverage_pu")


@dataclass(frozen=True)
class Both:
    """The MetricFrame rows of one area, of BPU and of PU, as they are shown by themselves."""

    area: str
    bpu: Any
    pu: Any

    @property
    def parts(self) -> tuple[Any, Any]:
        """The rows of BPU and PU."""
        return self.bpu, self.pu

    @property
    def known(self) -> bool:
        """Whether there is a value to draw."""
        return any(row.value is not None for row in self.parts)

    @property
    def judged(self) -> bool:
        """Whether the people short of a target are known in either."""
        return any(row.gap_people is not None for row in self.parts)

    @property
    def judged_in_both(self) -> bool:
        """Whether the people short of a target are known in both."""
        return all(row.gap_people is not None for row in self.parts)

    @property
    def net(self) -> bool:
        """Whether these are sums of areas, the surplus of some deducted from what others lack."""
        held = [row for row in self.parts if row.gap_people is not None]
        return bool(held) and all(row.target_kind == "summed" for row in held)

    @property
    def short(self) -> int:
        """People short in BPU and in PU; what lies above one target does not fill the other."""
        return sum(people_short(row) for row in self.parts)


def people_short(row: MetricRow) -> int:
    """People short of the target of a MetricFrame row; 0 where it is reached or where either is unknown."""
    return max(round(row.gap_people), 0) if row.gap_people is not None else 0


def both_of(context: Context, code: str) -> Both:
    """The two rows of any area."""
    bpu, pu = (context.seen(context.rows(metric, areas=(code,))[0]) for metric in PARTS)
    return Both(code, bpu, pu)


def two_segments(context: Context) -> list[Both]:
    """Every kabupaten/kota of the chosen part, most people short first.

    Without a target after those, by the coverage of BPU, and without any figure at the foot.
    """
    found = [both_of(context, area.code) for area in context.kabkota if context.inside(area.code)]
    return sorted(found, key=_sort_key)


def whole_of(context: Context) -> Both:
    """The same of the province, or of the chosen eks-karesidenan: net of the surplus of some areas."""
    return both_of(context, context.selection.residency or PROVINCE)


def _sort_key(of: Both) -> tuple[bool, bool, int, float, str]:
    level = of.bpu.value if of.bpu.value is not None else -1.0
    return not of.known, not of.judged, -of.short, -level, of.area
