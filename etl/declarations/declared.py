"""What is declared about files beside themselves: corrections of cells, and branch offices."""

from dataclasses import dataclass, field

from etl.declarations import branches, corrections
from etl.declarations.answers import Answer
from etl.declarations.branches import Branch
from etl.declarations.corrections import Correction


@dataclass(frozen=True)
class Declared:
    """By default the files of data/definitions."""

    corrections: tuple[Correction, ...] = field(default_factory=corrections.declared)
    branches: tuple[Branch, ...] = field(default_factory=branches.declared)
    answers: tuple[Answer, ...] = ()  # of this file alone

    @property
    def change_nothing(self) -> bool:
        """Whether a file means the same with and without it."""
        allocated = any(branch.allocation_in_force for branch in self.branches)
        return not (self.corrections or self.answers or allocated)
