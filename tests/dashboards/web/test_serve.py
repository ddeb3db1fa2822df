"""What the server refuses before any page is asked: long heads, names that are not ours."""

from http.client import HTTPConnection
from socket import create_connection

from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings


def test_a_great_head_is_refused(app_url: str) -> None:
    """Of the address and the headers together; what browsers send is a tenth of it."""
    for length, status in ((8_000, 200), (20_000, 431)):
        connection = HTTPConnection(app_url.removeprefix("http://"))
        connection.request("GET", "/sehat", headers={"X-Panjang": "a" * length})
        assert connection.getresponse().status == status
        connection.close()


def test_only_names_that_are_known_are_answered(client: FlaskClient, full_store: Store) -> None:
    """Where they are known: a link in a file begins with the name the file was asked under."""
    settings = Settings(_env_file=None, hosts="dasbor.test, localhost")  # type: ignore[call-arg]
    strict = create_app(full_store, settings).server.test_client()
    for host, status in (("dasbor.test", 200), ("localhost:8050", 200), ("lain.test", 400)):
        assert strict.get("/sehat", headers={"Host": host}).status_code == status
    assert client.get("/sehat", headers={"Host": "lain.test"}).status_code == 200


def test_a_great_body_is_refused_at_its_head(app_url: str) -> None:
    """Before any of it came, so that nobody fills the disk with what is never read."""
    connection = HTTPConnection(app_url.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "1000000000")
    connection.endheaders()
    connection.send(b"x")
    assert connection.getresponse().status == 413
    connection.close()


def test_half_requests_hold_nobody_up(app_url: str) -> None:
    """More of them than waitress would have open as it comes."""
    host, port = app_url.removeprefix("http://").split(":")
    half = [create_connection((host, int(port)), timeout=30) for _ in range(130)]
    for one in half:
        one.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
    connection = HTTPConnection(f"{host}:{port}", timeout=30)
    connection.request("GET", "/sehat")
    assert connection.getresponse().status == 200
    for one in (connection, *half):
        one.close()
