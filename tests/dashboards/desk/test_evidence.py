"""Files that prove a duty: bounded, encrypted where they lie, of own areas, on no open page, erasable."""

import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import find
from data.repository.audit.trail import records
from data.repository.uploads import evidence
from etl.intake.serve import sweep
from tests.support.accounts import Browser, browser

ANY_DATABASE = True
PDF = b"%PDF-1.7\nPeraturan Bupati Kudus 12/2026"


def send(one: Browser, content: bytes, name: str = "perbup.pdf", area: str = "33.19", **more: str) -> Any:
    one.get("/tulis/bukti")
    sent = {"wilayah": area, "kewajiban": "regulasi", "berkas": (io.BytesIO(content), name), **more}
    return one.post("/tulis/bukti", sent)


def _lying(folder: Path) -> list[Path]:
    return list((folder / "karantina" / ".bukti").glob("*"))


def test_a_file_is_kept_encrypted_and_read_by_who_may(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    one, editor = (
        browser(desk_server, account_database, "kudus"),
        browser(desk_server, account_database, "terbit"),
    )
    assert send(one, PDF, "../../Perbup <i>12.pdf").status_code == 303
    assert send(one, PDF).status_code == 303  # the same once more
    (lies,) = _lying(tmp_path)
    assert b"Kudus" not in lies.read_bytes()
    assert lies.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in (tmp_path / "karantina").iterdir()) == [".bukti"]
    page = one.get("/tulis/bukti").text
    assert page.count("Bukti nomor 1<") == 1
    assert "Perbup &lt;i&gt;12.pdf" in page
    for reader in (one, editor):
        answer = reader.get("/tulis/bukti/1")
        assert (answer.status_code, answer.data, answer.mimetype) == (200, PDF, "application/pdf")
        assert "attachment; filename=bukti-1.pdf" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert [one["kind"] for one in records(account_database, most=1)] == ["evidence.add"]
    sweep(account_database, str(tmp_path / "karantina"))
    assert len(_lying(tmp_path)) == 1


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        (b"<html><script>alert(1)</script>", {}, "Hanya PDF, JPG, atau PNG"),
        (b"MZ\x90 %PDF-", {}, "Hanya PDF, JPG, atau PNG"),
        (b"", {}, "Pilih berkasnya dahulu"),
        (PDF, {"kewajiban": "apa saja"}, "Pilih kewajibannya"),
        (PDF + b"x" * 1_000, {}, "Paling besar 5 MB"),
    ],
    ids=["html", "program", "empty", "duty", "large"],
)
def test_what_is_none_is_not_kept(
    desk_server: Flask,
    account_database: AccountDatabase,
    tmp_path: Path,
    content: bytes,
    more: dict[str, str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 1_000)
    answer = send(browser(desk_server, account_database, "kudus"), content, **more)
    assert (answer.status_code, words in answer.text) == (400, True), answer.status_code
    assert _lying(tmp_path) == []
    folder = tmp_path / "karantina"
    assert [path.name for path in folder.glob("*")] == [] if folder.exists() else True


def test_much_too_large_is_refused_by_its_length(
    desk_server: Flask, account_database: AccountDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 1_000)
    assert send(browser(desk_server, account_database, "kudus"), PDF + b"x" * 150_000).status_code == 413


def test_files_of_other_areas_are_not_there(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    editor, official = (
        browser(desk_server, account_database, "sunting"),
        browser(desk_server, account_database, "kudus"),
    )
    assert send(editor, PDF, area="33.20").status_code == 303
    assert send(official, PDF, area="33.20").status_code == 403
    assert official.get("/tulis/bukti/1").status_code == 404
    official.get("/tulis/bukti")
    assert official.post("/tulis/bukti/1/hapus").status_code == 404
    assert "nomor 1" not in official.get("/tulis/bukti?wilayah=33.20").text
    stranger = browser(desk_server)
    assert stranger.get("/tulis/bukti/1").status_code == 303
    for path in ("/.bukti", "/karantina/.bukti", "/tulis/bukti/../../karantina"):
        assert stranger.get(path).status_code in (303, 404)
    assert len(_lying(tmp_path)) == 1


def test_an_erased_file_is_gone_and_its_digest_stays(
    desk_server: Flask, account_database: AccountDatabase, tmp_path: Path
) -> None:
    one = browser(desk_server, account_database, "kudus")
    send(one, PDF)
    send(one, PDF, kewajiban="bumd")
    one.get("/tulis/bukti")
    assert one.post("/tulis/bukti/1/hapus").status_code == 303
    assert one.get("/tulis/bukti/1").status_code == 404
    assert one.get("/tulis/bukti/2").data == PDF  # the same bytes prove another duty
    one.get("/tulis/bukti")
    assert one.post("/tulis/bukti/2/hapus").status_code == 303
    assert _lying(tmp_path) == []
    who = find(account_database, "kudus")
    assert who is not None
    left = evidence.find(account_database, who, 1)
    assert left is not None
    assert (left.file_name, len(left.digest)) == ("", 64)
    assert "Dihapus" in one.get("/tulis/bukti").text
    one.get("/tulis/bukti")
    assert one.post("/tulis/bukti/1/hapus").status_code == 404


def test_a_file_goes_after_the_row_that_says_so_and_not_before(
    desk_server: Flask,
    account_database: AccountDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever breaks in between, no row names a file that is gone; the intake process finishes it."""
    quarantine = str(tmp_path / "karantina")
    one = browser(desk_server, account_database, "kudus")
    send(one, PDF)
    send(one, PDF + b" lain", "lain.pdf")
    who = find(account_database, "kudus")
    assert who is not None

    def broken(*_words: Any, **_more: Any) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(evidence, "record", broken)  # the last thing before the row is committed
        with pytest.raises(OSError, match="killed"):
            evidence.erase(account_database, who, 1, quarantine)
    assert one.get("/tulis/bukti/1").data == PDF
    with monkeypatch.context() as patched:
        patched.setattr(evidence, "sweep", broken)  # the first thing after it
        with pytest.raises(OSError, match="killed"):
            evidence.erase(account_database, who, 1, quarantine)
    assert len(_lying(tmp_path)) == 2
    stray = tmp_path / "karantina" / ".bukti" / ("0" * 64)  # of an accounts database that is put back later
    stray.write_bytes(b"x")
    sweep(account_database, quarantine)
    assert len(_lying(tmp_path)) == 2
    assert stray.exists()
    assert one.get("/tulis/bukti/2").data == PDF + b" lain"
