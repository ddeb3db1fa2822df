"""What is declared about files beside themselves: corrections of cells, and branch offices."""

from dataclasses import dataclass, field

from etl.declarations import branches, corrections
from etl.declarations.branches import Branch
from etl.declarations.corrections import Correction


@dataclass(frozen=True)
class Declared:
    """By default the files of data/definitions."""

    corrections: tuple[Correction, ...] = field(default_factory=corrections.declared)
    branches: tuple[Branch, ...] = field(default_factory=branches.declared)

    @property
    def change_nothing(self) -> bool:
        """Whether a file means the same with and without it."""
        return not self.corrections and not any(branch.allocation_in_force for branch in self.branches)
