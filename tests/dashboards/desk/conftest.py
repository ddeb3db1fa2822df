"""The readers' application with the desk beside it, over the full figures and people of a test's own."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.repository.store import Store
from tests.support.accounts import account_settings


@pytest.fixture
def desk_server(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Flask:
    app = create_app(Store(areas_engine), account_settings(tmp_path), account_database)
    return app.server
