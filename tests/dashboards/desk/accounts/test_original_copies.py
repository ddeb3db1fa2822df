"""Encrypted copies of originals: asked for by administrators with a reason, outliving the sweep, erasable."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import find
from data.repository.audit.trail import check, records
from data.repository.uploads import original_copies
from etl.intake.serve import sweep, work_once
from tests.support.accounts import Browser, browser
from tests.support.desk import book, send

ANY_DATABASE = True
BOOK = book()
DIGEST = hashlib.sha256(BOOK).hexdigest()


def _sent(server: Flask, database: AccountDatabase) -> Browser:
    clerk = browser(server, database, "sunting")
    assert send(clerk, BOOK, "Rekap <b>.xlsx").status_code == 303
    return clerk


def _ask(one: Browser, reason: str = "diminta inspektorat") -> Any:
    one.get("/pengguna/asli")
    return one.post("/pengguna/asli", {"kiriman": "1", "alasan": reason})


def _over(database: AccountDatabase) -> None:
    """The upload is done with: its original goes at the next sweep."""
    with database.writing() as connection:
        connection.execute(update(tables.upload).values(state="cancelled"))


def _lying(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "karantina" / ".asli").glob("*"))


def _deeds(database: AccountDatabase) -> list[tuple[str, str, dict[str, Any]]]:
    found = [one for one in records(database, most=20) if one["kind"].startswith("original.")]
    return [(one["kind"], one["actor"], one["detail"]) for one in reversed(found)]


def test_a_copy_outlives_the_original_and_is_read_and_erased_by_an_administrator(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    clerk, head = _sent(desk_server, account_database), browser(desk_server, account_database, "kepala")
    folder = tmp_path / "karantina"
    assert "Rekap &lt;b&gt;.xlsx" in head.get("/pengguna/asli").text
    assert _ask(head).status_code == 303
    assert _ask(head, "sekali lagi").status_code == 303  # one copy
    assert "Menunggu proses pemasuk" in head.get("/pengguna/asli").text
    assert _lying(tmp_path) == []  # no page writes it
    assert "Alasan: diminta inspektorat" in clerk.get("/muat/1").text
    _over(account_database)
    sweep(account_database, str(folder))
    assert [path.name for path in folder.iterdir()] == [".asli"]
    assert _lying(tmp_path) == [DIGEST]
    lies = folder / ".asli" / DIGEST
    assert b"xl/workbook" not in lies.read_bytes()
    assert lies.stat().st_mode & 0o077 == 0
    head.get("/pengguna/asli")
    answer = head.post("/pengguna/asli/1/unduh")
    assert (answer.status_code, answer.data, answer.mimetype) == (200, BOOK, "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    head.get("/pengguna/asli")
    assert head.post("/pengguna/asli/1/hapus", {"alasan": " "}).status_code == 400
    assert _lying(tmp_path) == [DIGEST]
    assert head.post("/pengguna/asli/1/hapus", {"alasan": "pemeriksaan selesai"}).status_code == 303
    assert _lying(tmp_path) == []
    page = head.get("/pengguna/asli").text
    assert DIGEST in page
    assert "Alasan: pemeriksaan selesai" in page
    assert "Rekap" not in page
    assert head.post("/pengguna/asli/1/unduh").status_code == 409
    who = find(account_database, "kepala")
    assert who is not None
    assert [one.file_name for one in original_copies.copies(account_database, who)] == [""]
    assert "inspektorat" not in clerk.get("/muat/1").text
    assert _deeds(account_database) == [
        ("original.ask", "kepala", {"reason": "diminta inspektorat", "digest": DIGEST}),
        ("original.keep", "proses pemasuk", {"digest": DIGEST}),
        ("original.read", "kepala", {"salinan": 1, "digest": DIGEST}),
        ("original.erase", "kepala", {"salinan": 1, "reason": "pemeriksaan selesai", "digest": DIGEST}),
    ]
    assert check(account_database).is_intact


@pytest.mark.parametrize("name", ["kudus", "sunting", "terbit"])
def test_nobody_else_asks_reads_or_erases(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path, name: str
) -> None:
    _sent(desk_server, account_database)
    _ask(browser(desk_server, account_database, "kepala"))
    work_once(account_database, str(tmp_path / "karantina"), run=lambda *_: None)
    one = browser(desk_server, account_database, name)
    who = find(account_database, name)
    assert who is not None
    assert one.get("/pengguna/asli").status_code == 403
    one.get("/akun")
    for path in ("", "/1/unduh", "/1/hapus"):
        assert one.post(f"/pengguna/asli{path}", {"kiriman": "1", "alasan": "x"}).status_code == 403
    with pytest.raises(original_copies.CopyError, match="role"):
        original_copies.read(account_database, who, 1, str(tmp_path / "karantina"))
    assert _lying(tmp_path) == [DIGEST]
    assert len(_deeds(account_database)) == 2


def test_without_token_reason_or_original_nothing_is_asked(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    _sent(desk_server, account_database)
    head = browser(desk_server, account_database, "kepala")
    head.get("/pengguna/asli")
    forged = head.client.post("/pengguna/asli", data={"kiriman": "1", "alasan": "x"})
    assert (forged.status_code, "kedaluwarsa" in forged.text) == (400, True)
    assert _ask(head, "  ").status_code == 400
    _over(account_database)
    sweep(account_database, str(tmp_path / "karantina"))
    assert _ask(head).status_code == 409
    assert _deeds(account_database) == []


def test_an_original_waits_for_its_copy_and_one_that_is_gone_has_none(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: neither is lost. A file that somebody changed in quarantine is no original."""
    _sent(desk_server, account_database)
    head, folder = browser(desk_server, account_database, "kepala"), tmp_path / "karantina"
    _ask(head)
    _over(account_database)

    def full(*_words: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(original_copies.Sealed, "keep", full)
        sweep(account_database, str(folder))
    (original,) = (path for path in folder.iterdir() if path.name[0] != ".")
    assert original.read_bytes() == BOOK
    original.write_bytes(BOOK + b"x")
    sweep(account_database, str(folder))
    assert [path for path in folder.iterdir() if path.name[0] != "."] == []
    assert _lying(tmp_path) == []
    assert "tidak ada salinannya" in head.get("/pengguna/asli").text
    assert [kind for kind, _actor, _detail in _deeds(account_database)] == [
        "original.ask",
        "original.missing",
    ]


def test_a_file_goes_after_the_row_that_says_so(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sent(desk_server, account_database)
    folder = str(tmp_path / "karantina")
    _ask(browser(desk_server, account_database, "kepala"))
    sweep(account_database, folder)
    who = find(account_database, "kepala")
    assert who is not None

    def broken(*_words: Any, **_more: Any) -> None:
        raise OSError("killed")

    for name in ("record", "sweep"):  # the last thing before the row is committed, the first after it
        assert _lying(tmp_path) == [DIGEST]
        with monkeypatch.context() as patched:
            patched.setattr(original_copies, name, broken)
            with pytest.raises(OSError, match="killed"):
                original_copies.erase(account_database, who, 1, "selesai", folder)
    assert _lying(tmp_path) == [DIGEST]
    sweep(account_database, folder)
    assert _lying(tmp_path) == []
