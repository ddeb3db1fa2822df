"""A slow statement is named in the log, with its text and without its values."""

import logging

import pytest
from sqlalchemy import create_engine, text

from data.database import engine as database_engine


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    engine = database_engine.name_slow(create_engine("sqlite://"))
    with caplog.at_level(logging.WARNING), engine.connect() as connection:
        connection.execute(text("SELECT length(:nama)\n AS n"), {"nama": "Siti"})
    engine.dispose()
    return [record.getMessage() for record in caplog.records]


def test_a_slow_one_is_named(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_engine, "SLOW", 0.0)
    assert logged(caplog) == ["slow query, 0.0 s: SELECT length(?) AS n"]


def test_a_quick_one_is_not(caplog: pytest.LogCaptureFixture) -> None:
    assert logged(caplog) == []
