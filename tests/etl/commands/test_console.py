"""How wide the terminal's tables are."""

import re

import pytest

from etl.commands.console import console, table


@pytest.mark.parametrize(("wide", "shown"), [("160", 100), ("80", 80)])
def test_a_table_to_look_at_is_at_most_a_hundred_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wide: str, shown: int
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", wide)
    monkeypatch.delenv("NO_COLOR", raising=False)
    found = console()
    assert found.width == shown
    found.print(table("Muatan", ["Judul", "Berkas"], [["panjang " * 30, "nama_berkas_yang_panjang" * 6]]))
    lines = re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out).splitlines()
    assert shown - 8 < max(map(len, lines)) <= shown


def test_nobody_looks_on_and_no_line_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    assert console().width == 2000
