"""What bringing borders in looks like to the tests."""

from collections.abc import Callable

from etl.boundaries.import_file import BoundaryReport

Bring = Callable[..., BoundaryReport]
