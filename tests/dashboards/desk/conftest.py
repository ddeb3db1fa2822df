"""The readers' application with the desk beside it, over the full figures and people of a test's own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.database.engine import make_engine
from data.repository.store import Store
from etl.intake import job as jobs
from etl.intake.edition_job import change_edition
from etl.intake.serve import work_once
from etl.intake.typed_rows import wrong
from tests.support.accounts import account_settings
from tests.support.desk import Intake


@pytest.fixture
def desk_server(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Iterator[Flask]:
    url = areas_engine.url.render_as_string(hide_password=False)
    reader = make_engine(url, read_only=True)  # as app.py opens the figures: nothing here can write them
    yield create_app(Store(reader), account_settings(tmp_path), account_database, check=wrong).server
    reader.dispose()


@pytest.fixture
def intake(account_database: AccountDatabase, areas_engine: Engine, tmp_path: Path) -> Intake:
    """The intake process, without a process of its own (tests/etl/intake has it)."""
    url = areas_engine.url.render_as_string(hide_password=False)
    done = {"read": jobs._read, "publish": jobs._publish, "withdraw": jobs._withdraw}
    done |= {"state": jobs._state, "take_back": jobs._state}

    def run(job: dict[str, Any], _office: str) -> dict[str, Any]:
        if "edition" in job:
            return change_edition(json.loads(json.dumps(job["edition"])), url)
        known = jobs.Job(**json.loads(json.dumps(job)))
        return dict(json.loads(json.dumps(done[known.kind](known, url))))

    def work() -> None:
        while work_once(account_database, str(tmp_path / "karantina"), run=run):
            pass

    return work
