"""What became of a file."""

from dataclasses import dataclass, field
from typing import Literal

from etl.checks.personal_data import Personal
from etl.model import Issue

Outcome = Literal["loaded", "already", "refused", "dry_run"]


@dataclass
class LoadReport:
    """What became of a file: `outcome`, and `counts`, the rows by table.

    The outcome is loaded, already (the same file is active, nothing changed), refused (nothing changed), or
    dry_run (would be loaded).
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
