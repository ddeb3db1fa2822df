"""What became of a file, and its issues: of each rule so many that the report stays readable."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from etl.checks.personal_data import Personal
from etl.model import Issue
from etl.parsing.numbers import written

MOST = 1_000  # issues of one rule
Outcome = Literal["loaded", "already", "refused", "dry_run", "draft"]


@dataclass
class LoadReport:
    """What became of a file: `outcome`, and `counts`, the rows by table.

    The outcome is loaded, already (the same file is active, nothing changed), refused (nothing changed),
    dry_run (would be loaded) or draft (a second person decides).
    """

    file: str
    outcome: Outcome = "refused"
    collection: str = ""
    source: str | None = None
    reason: str = ""
    load_id: int | None = None
    title: str = ""
    rows_read: int = 0
    rows_accepted: int = 0
    rows_rejected: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    periods: list[str] = field(default_factory=list)
    areas: int = 0
    issues: list[Issue] = field(default_factory=list)
    people: Personal | None = field(default=None, repr=False)  # none: nobody looked for them

    def kept(self) -> list[Issue]:
        """The issues as they may be stored: without what identifies a person."""
        people = self.people or Personal()
        return [people.kept(issue) for issue in self.issues]

    @property
    def refused(self) -> bool:
        """Whether the file was refused, so that nothing changed."""
        return self.outcome == "refused"

    def found(self, severity: str) -> list[Issue]:
        """The issues of one severity."""
        return [issue for issue in self.issues if issue.severity == severity]


@dataclass
class IssueCollector:
    """Issues in the order of the stages that found them, whatever order they came in."""

    stages: tuple[str, ...]
    errors: int = 0
    _kept: dict[str, list[Issue]] = field(default_factory=lambda: defaultdict(list))
    _count: "Counter[tuple[str, str]]" = field(default_factory=Counter)
    _beyond: "Counter[tuple[str, str]]" = field(default_factory=Counter)

    def add(self, stage: str, issues: Iterable[Issue]) -> None:
        """Add the issues of one stage; of each rule the first MOST are kept, the others counted."""
        for issue in issues:
            self._count[stage, issue.rule] += 1
            if self._count[stage, issue.rule] <= MOST:
                self._kept[stage].append(issue)
                self.errors += issue.severity == "error"
            else:
                self.beyond(issue.rule, issue.severity, 1)

    def beyond(self, rule: str, severity: str, count: int) -> None:
        """So many more of a rule that nobody will read one by one."""
        self._beyond[rule, severity] += count
        self.errors += count if severity == "error" else 0

    def result(self) -> list[Issue]:
        """The issues in the order of the stages, with a line for those that were only counted."""
        return bounded([issue for stage in self.stages for issue in self._kept[stage]], self._beyond)


def bounded(issues: list[Issue], more: "Counter[tuple[str, str]] | None" = None) -> list[Issue]:
    """The first issues of each rule, and one line for the others of it."""
    seen: Counter[str] = Counter()
    beyond: Counter[tuple[str, str]] = Counter(more or {})
    kept = []
    for issue in issues:
        seen[issue.rule] += 1
        if seen[issue.rule] <= MOST:
            kept.append(issue)
        else:
            beyond[issue.rule, issue.severity] += 1
    for (rule, severity), count in sorted(beyond.items()):
        if count:
            kept.append(Issue(rule, severity, f"… dan {written(count)} lagi dengan aturan yang sama."))
    return kept
