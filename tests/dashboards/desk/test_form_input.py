"""Signs that no database takes, and numbers that no column holds: taken out or told, never a fault."""

from flask import Flask
from sqlalchemy import Engine
from werkzeug.datastructures import MultiDict

from dashboards.desk.form_input import cleaned
from data.database.accounts.opening import AccountDatabase
from data.repository.load_writer import add_load
from tests.dashboards.desk.accounts.test_access import MAY
from tests.support.accounts import browser
from tests.support.world import new_load

HOSTILE = "Rapat\0 \x07Bersama\u202e\uffff"


def test_a_number_that_no_column_holds_is_nowhere(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    publisher = browser(desk_server, account_database, "terbit")
    asked = {}
    for address in MAY:
        method, path = address.split()
        for number in ("2147483648", "9" * 30):
            if "/1" in path:
                data = {"csrf_token": publisher.token()} if method == "POST" else None
                at = path.replace("/1", f"/{number}", 1)
                asked[method, at] = publisher.client.open(at, method=method, data=data).status_code
    assert len(asked) > 30
    assert set(asked.values()) <= {404, 405}


def test_words_leave_out_what_commands_a_screen() -> None:
    sent = MultiDict([("isi", "satu\x0bdua\r\ntiga\rempat\0"), ("isi", "\u202e5"), ("k", "a\tb 😀")])
    assert cleaned(sent).to_dict(flat=False) == {"isi": ["satu\ndua\ntiga\nempat", "5"], "k": ["a\tb 😀"]}


def test_hostile_words_are_kept_clean(
    areas_engine: Engine, desk_server: Flask, account_database: AccountDatabase
) -> None:
    add_load(areas_engine, new_load(digest="1" * 64), {})
    editor = browser(desk_server, account_database, "sunting")
    assert editor.get("/edisi?bahasa=%00").status_code == 200
    editor.get("/edisi")
    words = {"jenis": "create", "judul": HOSTILE, "koleksi": "resmi"}
    assert editor.post("/edisi", words).status_code == 303  # PostgreSQL takes no NUL
    assert "Rapat Bersama" in editor.get("/edisi").text
