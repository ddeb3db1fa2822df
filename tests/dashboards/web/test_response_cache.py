"""Answers are made once for each state of the database and address: never an old one, never another."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, update
from sqlalchemy.exc import OperationalError

from dashboards.web.application import create_app
from dashboards.web.dispatch import readers
from dashboards.web.serving.thread_pools import TakesTimeError, only_sending
from data.database import tables
from data.database.engine import make_engine
from data.repository.store import Store
from data.settings import Settings
from tests.support.running import call_etl


def number(folder: Path) -> int:
    """How many answers a folder holds."""
    return sum(1 for _ in folder.rglob("*.jawaban"))


def client_of(store: Store, folder: Path, **more: Any) -> FlaskClient:
    settings = Settings(_env_file=None, answers=str(folder), **more)  # type: ignore[call-arg]
    return create_app(store, settings).server.test_client()


@pytest.fixture
def kept(full_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(full_store, tmp_path / "answers")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def test_another_name_of_the_site_makes_no_other_answer(full_store: Store, folder: Path) -> None:
    client = client_of(full_store, folder, base_url="https://pantau.contoh.go.id/")
    for host in ("a.test", "b.test", "c.test:99"):
        page = client.get("/daerah/33.21", headers={"Host": host})
        assert "a.test" not in page.text
        assert '<link rel="canonical" href="https://pantau.contoh.go.id/daerah/33.21">' in page.text
    assert number(folder) == 1


def test_without_a_name_links_begin_with_the_address_that_is_printed(kept: FlaskClient) -> None:
    page = kept.get("/rapor/33.21", headers={"Host": "a.test"}).text
    assert "http://127.0.0.1:8050/rapor/33.21" in page
    assert "a.test" not in page


@pytest.mark.parametrize("path", ["/ikon.svg", "/?periode=1900-01", "/api/v1/areas"])
def test_what_is_not_kept_is_left_to_the_threads_that_make(kept: FlaskClient, path: str) -> None:
    """An address that is never kept always; /hidup asks nobody for anything."""
    for number_of_times in range(2):
        with only_sending():
            if number_of_times == 0 or "1900" in path:
                with pytest.raises(TakesTimeError):
                    kept.get(path)
            else:
                assert kept.get(path).status_code == 200
            assert kept.get("/hidup").status_code == 200
        assert kept.get(path).status_code == 200


def test_who_has_script_and_style_gets_the_rest_of_the_page(kept: FlaskClient, folder: Path) -> None:
    """The same page without what is in both; other things than pages are as they are."""
    part = {"Accept": "text/html;isi=halaman"}
    whole, rest = kept.get("/peringkat").text, kept.get("/peringkat", headers=part)
    start, script = whole.index("<style data-gaya>") + 17, whole.index("<script data-plotly")
    begin, end = whole.index(">", script) + 1, whole.index("</script>")
    expected = whole[:start] + whole[whole.index("</style>") : begin] + whole[end:]
    assert len(whole) - len(rest.text) > 45_000
    assert rest.text == expected
    assert "Accept, Accept-Encoding" in rest.headers["Vary"]
    assert "Accept, Accept-Encoding" in kept.get("/peringkat").headers["Vary"]
    assert number(folder) == 2
    again = kept.get("/peringkat", headers={**part, "If-None-Match": rest.headers["ETag"]})
    assert again.status_code == 304
    for path in ("/peringkat.csv", "/grafik/peringkat", "/rapor/33.21"):
        assert kept.get(path, headers=part).text == kept.get(path).text
    assert number(folder) == 5
    assert "<style data-gaya></style>" in kept.get("/daerah/33.21", headers=part).text
    assert "<style data-gaya></style>" in kept.get("/tidak-ada", headers=part).text


@pytest.mark.parametrize("wrong", ["pantau.contoh.go.id", "javascript:alert(1)", "https://a.test/x?y"])
def test_a_base_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        Settings(_env_file=None, base_url=wrong)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "same",
    [
        ("/peringkat?periode=2026-08&metrik=coverage_pu", "/peringkat?metrik=coverage_pu&periode=2026-08"),
        ("/peringkat", "/peringkat/?x=1&y=2", "/peringkat?metrik=coverage_bpu", "/peringkat?bahasa=id"),
        ("/tidak/ada", "/wp-login.php", "/daerah/99.99", "/tidak-ada?x=1"),
        ("/api/v1/rankings?metrik=coverage_pu&bahasa=en", "/api/v1/rankings?bahasa=en&metrik=coverage_pu"),
        ("/robots.txt", "/robots.txt?1", "/robots.txt?2"),
    ],
)
def test_one_answer_however_it_is_asked_for(kept: FlaskClient, folder: Path, same: tuple[str, ...]) -> None:
    bodies = {kept.get(path).data for path in same}
    assert len(bodies) == 1
    assert number(folder) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/?metrik={n}",
        "/?periode=1{n}",
        "/peringkat?urut=x{n}",
        "/daerah/33.21?naik={n}",
        "/api/v1/rankings?x{n}=1",
        "/api/v1/rankings?halaman=9{n}",
        "/rapor/{n}",
        "/pratinjau/{n}.png",
        "/{n}.csv",
        "/?daerah={n}",
    ],
)
def test_words_and_values_that_nobody_knows_make_no_key(kept: FlaskClient, folder: Path, path: str) -> None:
    for n in range(100, 103):
        assert kept.get(path.format(n=n)).status_code < 500
    assert number(folder) == 0


def test_places_to_climb_are_kept_as_far_as_there_are_any(kept: FlaskClient, folder: Path) -> None:
    for n in ("3", "03", "36", "-1", "x"):
        assert kept.get(f"/daerah/33.21?naik={n}").status_code == 200
    assert number(folder) == 1


def test_each_language_and_form_has_its_own(kept: FlaskClient, folder: Path) -> None:
    assert 'lang="id"' in kept.get("/").text
    assert 'lang="en"' in kept.get("/?bahasa=en").text
    address = "/api/v1/rankings"
    assert kept.get(address).mimetype == "application/json"
    assert kept.get(address, headers={"Accept": "text/csv"}).mimetype == "text/csv"
    assert kept.get(address, headers={"Accept": "*/*"}).mimetype == "application/json"
    assert number(folder) == 4


@pytest.mark.parametrize("path", ["/", "/tidak/ada", "/api/v1/openapi.json", "/peringkat.csv"])
def test_encodings_tags_and_heads(kept: FlaskClient, path: str) -> None:
    """The second time as the first: compressed, tagged by content and encoding, 304 to who has it."""
    whole = kept.get(path)
    for _ in range(2):
        small = kept.get(path, headers={"Accept-Encoding": "gzip, br"})
        assert small.headers["Content-Encoding"] == "br"
        assert brotli.decompress(small.data) == whole.data
        assert len(small.data) < 0.4 * len(whole.data)
        assert "Accept-Encoding" in small.headers["Vary"]
    zipped = kept.get(path, headers={"Accept-Encoding": "gzip, br;q=0"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    tags = {answer.headers["ETag"] for answer in (whole, small, zipped)}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    head = kept.head(path)
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(whole.data)))
    assert head.headers["Content-Security-Policy"] == whole.headers["Content-Security-Policy"]
    if whole.status_code == 200:
        again = kept.get(path, headers={"If-None-Match": f'"x", W/{small.headers["ETag"]}'})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == whole.headers["ETag"]
    assert kept.get(path, headers={"If-None-Match": '"anders"'}).status_code == whole.status_code


def test_what_a_reader_says_of_itself_is_not_kept(kept: FlaskClient) -> None:
    """A part, a name, a secret: the next reader gets the whole."""
    first = kept.get("/", headers={"Range": "bytes=0-9", "Cookie": "a=b", "Referer": "http://x/daerah/33.21"})
    assert first.status_code == 200
    assert kept.get("/").data == first.data


def test_it_is_answered_in_less_than_a_millisecond(kept: FlaskClient) -> None:
    application = kept.application.wsgi_app
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "HTTP_ACCEPT_ENCODING": "br"}

    def ask() -> float:
        start = time.process_time()
        list(application(dict(asked), lambda *_: None))
        return time.process_time() - start

    kept.get("/")
    time.sleep(0.2)
    assert sorted(ask() for _ in range(100))[50] < 0.001


def test_it_survives_a_restart_and_is_shared(full_store: Store, folder: Path, monkeypatch: Any) -> None:
    first = client_of(full_store, folder).get("/").data
    second = client_of(full_store, folder)
    monkeypatch.setattr("dashboards.web.response_cache.middleware.ask", lambda *_: pytest.fail("made anew"))
    assert second.get("/").data == first


def test_another_version_of_the_program_makes_its_own(
    full_store: Store, folder: Path, monkeypatch: Any
) -> None:
    client_of(full_store, folder).get("/robots.txt")
    monkeypatch.setattr("dashboards.web.response_cache.middleware.code_version", lambda: "another")
    client_of(full_store, folder).get("/robots.txt")
    assert number(folder) == 2


def test_a_preview_keeps_nothing(full_engine: Engine, folder: Path) -> None:
    client = client_of(Store(full_engine, preview=True), folder, preview=True)
    assert client.get("/").status_code == 200
    assert not folder.exists()


def test_names_that_are_not_ours_are_refused_also_of_what_is_kept(full_store: Store, folder: Path) -> None:
    client = client_of(full_store, folder, hosts="dasbor.test")
    assert client.get("/robots.txt", headers={"Host": "dasbor.test"}).status_code == 200
    assert client.get("/robots.txt", headers={"Host": "lain.test"}).status_code == 400


def test_a_fault_in_writing_an_address_is_told_once_and_costs_no_page(
    kept: FlaskClient, folder: Path, monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise KeyError("bulan")

    monkeypatch.setattr("dashboards.web.response_cache.middleware.written", broken)
    assert [kept.get("/").status_code, kept.get("/tren").status_code] == [200, 200]
    assert [record.getMessage() for record in caplog.records] == ["'/': KeyError: \"'bulan'\""]
    assert caplog.records[0].exc_info
    assert number(folder) == 0


def test_a_database_that_fails_is_told_by_the_page_alone(
    kept: FlaskClient, monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def lost(*_: Any, **__: Any) -> Any:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr("dashboards.web.response_cache.middleware.written", lost)
    assert kept.get("/").status_code == 200
    assert caplog.records == []


@pytest.fixture
def living(areas_engine: Engine, database_url: str, tmp_path: Path) -> Iterator[FlaskClient]:
    """One area, 700 of 1000 in September."""
    areas_engine.dispose()
    load(database_url, tmp_path, 700)
    reader = make_engine(database_url, read_only=True)
    yield client_of(Store(reader), tmp_path / "answers")
    reader.dispose()


def load(url: str, folder: Path, active: int, *words: str) -> None:
    lines = ("potensi,1000", f"peserta_aktif,{active}")
    file = folder / f"{active}.csv"
    file.write_text(
        "kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n"
        + "".join(f"33.21,,2026-09,BPU,{line}\n" for line in lines),
        "utf-8",
    )
    done = call_etl(url, "load", str(file), *words)
    assert done.returncode == 0, done.stdout + done.stderr


def percent(client: FlaskClient) -> float:
    rows = client.get("/api/v1/rankings?metrik=coverage_bpu").json["data"]
    return float(next(row["value"] for row in rows if row["area"] == "33.21"))


def test_a_load_and_its_withdrawal_are_seen_at_once(
    living: FlaskClient, database_url: str, tmp_path: Path
) -> None:
    assert [percent(living), percent(living)] == [70.0, 70.0]
    time.sleep(0.2)  # the file's marks are trusted from now on
    assert percent(living) == 70.0
    load(database_url, tmp_path, 400)
    assert percent(living) == 40.0
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(
            update(tables.load)
            .where(tables.load.c.id == 2)
            .values(status="withdrawn", withdrawn_at=datetime(2026, 11, 30, 1, 2, 3))
        )
    engine.dispose()
    assert percent(living) == 70.0


@pytest.mark.slow
def test_an_embargo_opens_at_its_moment(
    living: FlaskClient, database_url: str, tmp_path: Path, monkeypatch: Any
) -> None:
    """Nothing is written at that moment: the clock alone changes the state."""
    load(database_url, tmp_path, 400)
    opens = datetime(2027, 1, 1, 5, 0)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(update(tables.load).where(tables.load.c.id == 2).values(embargo_until=opens))
    engine.dispose()
    clock = [opens - timedelta(seconds=30)]
    for name in ("data.dates.now", "data.repository.store.now"):
        monkeypatch.setattr(name, lambda: clock[0])
    assert percent(living) == 70.0
    time.sleep(0.2)
    assert percent(living) == 70.0
    clock[0] = opens + timedelta(seconds=1)
    assert percent(living) == 40.0


def test_where_nothing_can_be_written_everything_is_answered(full_store: Store, tmp_path: Path) -> None:
    client = client_of(full_store, tmp_path / "answers")
    (tmp_path / "answers").rmdir()
    (tmp_path / "answers").write_text("a file stands there")
    assert client.get("/robots.txt").status_code == 200
    blocked = client_of(full_store, tmp_path / "answers" / "below")
    assert blocked.get("/robots.txt").status_code == 200


def test_a_torn_file_is_made_again(full_store: Store, folder: Path) -> None:
    client = client_of(full_store, folder)
    body = client.get("/rapor/33.21").data
    file = next(folder.rglob("*.jawaban"))
    whole = file.read_bytes()
    for torn in (b"", whole[:3], whole[:-1], whole[:2000] + b"\0" * (len(whole) - 2000)):
        file.write_bytes(torn)
        assert client.get("/rapor/33.21").data == body


def test_costly_documents_leave_room(full_store: Store, folder: Path, monkeypatch: Any) -> None:
    """While one is made: a client's third place is refused, the fifth of all too; pages are answered."""
    client = client_of(full_store, folder, trusted_proxies="10.0.0.1")
    release, wsgi = Event(), readers(client.application.wsgi_app)
    real = wsgi.make

    def slow(environ: dict[str, Any], address: Any, state: Any) -> Any:
        if address.costly:
            release.wait(60)
        return real(environ, address, state)

    monkeypatch.setattr(wsgi, "make", slow)

    def ask(address: str, accept: str = "text/html", path: str = "/nota.docx") -> Any:
        headers = {"Accept": accept, "X-Forwarded-For": f"1.2.3.4, 192.0.2.{ord(address)}"}
        return client.get(path, headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.1"})

    found: list[int] = []
    names = ("a", "a", "b", "c")
    threads = [Thread(target=lambda name=name: found.append(ask(name).status_code)) for name in names]
    for thread in threads:
        thread.start()
        time.sleep(0.3)
    third, fifth, program = ask("a"), ask("d"), ask("d", "*/*")
    assert (third.status_code, fifth.status_code, program.status_code) == (429, 202, 503)
    assert fifth.headers["Refresh"] == program.headers["Retry-After"] == "10"
    assert "menunggu giliran" in fifth.text
    assert "waiting for its turn" in ask("d", path="/nota.docx?bahasa=en").text
    assert ask("a", path="/robots.txt").status_code == 200
    assert ask("a", path="/surat.zip").status_code == 429
    release.set()
    for thread in threads:
        thread.join()
    assert found == [200, 200, 200, 200]
    assert ask("d").status_code == 200
    assert number(folder) == 2
