"""What the server refuses before any page is asked: long heads, names that are not ours."""

from http.client import HTTPConnection

from flask.testing import FlaskClient

from dashboards.server import create_app
from data.settings import Settings
from data.store import Store


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
