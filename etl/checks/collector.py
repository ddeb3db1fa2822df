"""A report that stays readable: of each rule so many findings, and how many more there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.model import Finding
from etl.parsing.numbers import written

MOST = 1_000  # of one rule


@dataclass
class Told:
    """Findings in the order of the stages that found them, whatever order they came in."""

    stages: tuple[str, ...]
    errors: int = 0
    _kept: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    _count: "Counter[tuple[str, str]]" = field(default_factory=Counter)
    _beyond: "Counter[tuple[str, str]]" = field(default_factory=Counter)

    def add(self, stage: str, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._count[stage, finding.rule] += 1
            if self._count[stage, finding.rule] <= MOST:
                self._kept[stage].append(finding)
                self.errors += finding.severity == "error"
            else:
                self.beyond(finding.rule, finding.severity, 1)

    def beyond(self, rule: str, severity: str, count: int) -> None:
        """So many more of a rule that nobody will read one by one."""
        self._beyond[rule, severity] += count
        self.errors += count if severity == "error" else 0

    def result(self) -> list[Finding]:
        return bounded([finding for stage in self.stages for finding in self._kept[stage]], self._beyond)


def bounded(findings: list[Finding], more: "Counter[tuple[str, str]] | None" = None) -> list[Finding]:
    """The first findings of each rule, and one line for the others of it."""
    seen: Counter[str] = Counter()
    beyond: Counter[tuple[str, str]] = Counter(more or {})
    kept = []
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= MOST:
            kept.append(finding)
        else:
            beyond[finding.rule, finding.severity] += 1
    for (rule, severity), count in sorted(beyond.items()):
        if count:
            kept.append(Finding(rule, severity, f"… dan {written(count)} lagi dengan aturan yang sama."))
    return kept
