"""A database with the areas of the tiny world, and a Builder that does the same to a World."""

import pytest
from sqlalchemy import Engine

from data.repository.store import Store
from tests.support.world import Builder


@pytest.fixture
def build(engine: Engine) -> Builder:
    return Builder(engine)


@pytest.fixture
def store(build: Builder) -> Store:
    return Store(build.engine)
