"""What bringing borders in looks like to the tests."""

from collections.abc import Callable

from etl.boundaries.importing import BoundaryReport

Bring = Callable[..., BoundaryReport]
