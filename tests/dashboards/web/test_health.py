"""/sehat: well or ill to everybody, the rest to this machine or to who has the key."""

import shutil
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from dashboards.web.application import create_app
from data.database.engine import MIGRATIONS, make_engine
from data.repository.store import Store
from data.settings import Settings
from data.version import version

KEY = "kunci-panjang"
DETAILS = {"status", "edisi", "versi", "skema", "revisi", "muatan_terbaru"}


def asked(client: FlaskClient, address: str = "127.0.0.1", host: str = "localhost", **more: str) -> set[str]:
    headers = {"Host": host, **{name.replace("_", "-"): value for name, value in more.items()}}
    answer = client.get("/sehat", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert (answer.status_code, answer.json["status"]) == (200, "sehat")
    return set(answer.json)


def test_this_machine_is_told_everything(client: FlaskClient) -> None:
    assert asked(client) == DETAILS
    assert asked(client, host="127.0.0.1:8050") == DETAILS
    assert asked(client, "::1", "[::1]:8050") == DETAILS
    found = client.get("/sehat", headers={"Host": "localhost"}).json
    assert found["versi"] == version()
    assert found["skema"] == sorted((MIGRATIONS / "versions").glob("0*.py"))[-1].name[:4]
    assert set(found["muatan_terbaru"]) == {"id", "collection", "loaded_at"}


@pytest.mark.parametrize(
    "proxy", ["X_Forwarded_For", "X_Forwarded_Host", "Forwarded", "X_Real_IP", "Via", "X_Forwarded_Proto"]
)
def test_who_comes_through_a_proxy_is_a_stranger(client: FlaskClient, proxy: str) -> None:
    assert asked(client, **{proxy: "127.0.0.1"}) == {"status"}


def test_strangers(client: FlaskClient) -> None:
    assert asked(client, "10.0.0.7") == {"status"}
    assert asked(client, host="pantau.contoh.go.id") == {"status"}  # a proxy that says only the name
    old = client.get("/sehat", environ_overrides={"SERVER_PROTOCOL": "HTTP/1.0"})
    assert set(old.json) == {"status"}


def test_who_has_the_key(full_store: Store) -> None:
    settings = Settings(_env_file=None, health_key=KEY)  # type: ignore[call-arg]
    client = create_app(full_store, settings).server.test_client()
    far = {"address": "10.0.0.7", "host": "pantau.contoh.go.id", "X_Forwarded_For": "10.0.0.8"}
    assert asked(client, **far, Authorization=f"Bearer {KEY}") == DETAILS
    for wrong in ("Bearer ", f"Bearer {KEY}x", "Bearer \xff", f"Basic {KEY}"):
        assert asked(client, **far, Authorization=wrong) == {"status"}


def test_without_a_key_nobody_has_it(client: FlaskClient) -> None:
    assert asked(client, "10.0.0.7", Authorization="Bearer ") == {"status"}
    assert asked(client, "10.0.0.7", Authorization="") == {"status"}


def test_the_real_server_lets_the_proxys_headers_through(app_url: str) -> None:
    """waitress would take them away, and every visitor of a proxy be one of this machine."""
    lengths = []
    for headers in ({}, {"X-Forwarded-For": "203.0.113.5"}):
        connection = HTTPConnection(app_url.removeprefix("http://"))
        connection.request("GET", "/sehat", headers=headers)
        lengths.append(connection.getresponse().read().count(b":"))
        connection.close()
    assert lengths[0] > 5
    assert lengths[1] == 1


@pytest.fixture
def file(full_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(full_file, tmp_path / "x.sqlite3"))


def health(file: Path) -> FlaskClient:
    store = Store(make_engine(f"sqlite:///{file}", read_only=True))
    return create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]


def test_ill_where_the_file_is_gone_and_well_where_it_is_back(file: Path) -> None:
    client, whole = health(file), file.read_bytes()
    assert client.get("/sehat").status_code == 200
    file.unlink()
    for headers, keys in (({}, {"status", "sebab"}), ({"Via": "x"}, {"status"})):
        answer = client.get("/sehat", headers=headers)
        assert (answer.status_code, answer.json["status"], set(answer.json)) == (503, "sakit", keys)
        assert str(file) not in answer.text
    file.write_bytes(whole[:4096] + bytes(4096) + b"x" * len(whole))
    assert client.get("/sehat").status_code == 503
    file.write_bytes(whole)
    assert client.get("/sehat").status_code == 200


def test_ill_where_the_schema_is_another(file: Path) -> None:
    client, writer = health(file), make_engine(f"sqlite:///{file}")
    with writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    writer.dispose()
    answer = client.get("/sehat")
    assert (answer.status_code, answer.json["status"], answer.json["skema"]) == (503, "sakit", "0003")
