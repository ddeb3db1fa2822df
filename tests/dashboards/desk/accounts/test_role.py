"""Another role for an account: what it may do changes at once, and the audit says who did it."""

from flask import Flask

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts
from data.repository.audit.trail import records
from tests.support.accounts import browser

ANY_DATABASE = True


def test_another_role_ends_every_session(desk_server: Flask, account_database: AccountDatabase) -> None:
    editor = browser(desk_server, account_database, "sunting")
    chief = browser(desk_server, account_database, "kepala")
    path = "/pengguna/peran?nama=sunting"
    chief.get(path)
    for sent, words in (
        ({"peran": "area"}, "Sebut kode daerah"),
        ({"peran": "editor", "daerah": "33.19"}, "Hanya pejabat daerah"),
        ({"peran": "area", "daerah": "99.99"}, "tidak dikenal"),
    ):
        answer = chief.post(path, sent)
        assert (answer.status_code, words in answer.text) == (400, True)
    assert editor.get("/meja").status_code == 200
    assert chief.post(path, {"peran": "area", "daerah": "33.19 33.21"}).headers["Location"] == "/pengguna"
    assert editor.get("/muat").status_code == 303
    found = accounts.find(account_database, "sunting")
    assert found is not None
    assert (found.role, found.areas) == ("area", ("33.19", "33.21"))
    assert browser(desk_server, account_database, "sunting").get("/meja").status_code == 403
    (row,) = [one for one in records(account_database, most=9) if one["kind"] == "account.role"]
    assert (row["actor"], row["subject"], row["detail"]["dari"]) == ("kepala", "sunting", "editor")


def test_the_last_administrator_stays_one(desk_server: Flask, account_database: AccountDatabase) -> None:
    chief = browser(desk_server, account_database, "kepala")
    chief.get("/pengguna/peran?nama=kepala")
    answer = chief.post("/pengguna/peran?nama=kepala", {"peran": "editor"})
    assert (answer.status_code, "administrator terakhir" in answer.text) == (400, True)
    assert chief.get("/pengguna/peran?nama=tidak-ada").status_code == 404
