"""The call by which tests import boundaries (the fixture `bring`)."""

from collections.abc import Callable

from etl.boundaries.import_file import BoundaryReport

Bring = Callable[..., BoundaryReport]
