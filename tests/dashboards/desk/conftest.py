"""The readers' application with the desk beside it, over the full figures and people of a test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.database.engine import make_engine
from data.repository.store import Store
from etl.intake.typed_rows import wrong
from tests.support.accounts import account_settings
from tests.support.desk import Intake, intake_here


@pytest.fixture
def desk_server(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Iterator[Flask]:
    url = areas_engine.url.render_as_string(hide_password=False)
    reader = make_engine(url, read_only=True)  # as app.py opens the figures: nothing here can write them
    yield create_app(Store(reader), account_settings(tmp_path), account_database, check=wrong).server
    reader.dispose()


@pytest.fixture
def intake(account_database: AccountDatabase, areas_engine: Engine, tmp_path: Path) -> Intake:
    url = areas_engine.url.render_as_string(hide_password=False)
    return intake_here(account_database, url, str(tmp_path / "karantina"))
