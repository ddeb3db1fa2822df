"""Answers from the store of answers, before any page's code runs.

What was made for this state of the database and this address is sent from its file; else it is made once,
kept and sent.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.test import create_environ

from dashboards.web.error_pages import FaultLog
from dashboards.web.response_cache.addresses import Written, written
from dashboards.web.response_cache.anonymous_request import ask
from dashboards.web.response_cache.channel import GoneAwayError, LostAnswerError, UnreachableError
from dashboards.web.response_cache.concurrency_limit import BusyError, ConcurrencyLimit, busy_response
from dashboards.web.response_cache.file_store import Files
from dashboards.web.response_cache.partial_page import PART, part
from dashboards.web.response_cache.stored_response import Answer, accepted, plain, unpack, with_gzip
from dashboards.web.serving.thread_pools import takes_time
from data.database.faults import UnusableError
from data.repository.store import Store
from data.settings import ROOT, Settings

OTHER = ("/_dash", "/plotly/", "/sehat", "/hidup", "/assets/", "/api/coba/", "/periksa-daftar")
QUICK = ("/_dash-component-suites/", "/plotly/", "/sehat", "/hidup", "/assets/")  # nothing is made
KEPT_STATUS = ("200", "404")
READ = 8192  # raw addresses whose canonical writing is remembered
CODE = ("*.py", "*.css", "*.js", "*.html", "*.typ", "*.toml", "*.po", "*.json", "*.ttf")
Start = Callable[..., Any]


class Answers:
    """WSGI around WSGI.

    `settings.answers` is the folder; `waiting` makes the page of who waits, from the words of an address.
    """

    def __init__(
        self, inner: Any, store: Store, settings: Settings, *, waiting: Callable[[str], str]
    ) -> None:
        """`inner` is the application whose answers are kept; `waiting` makes the page of who must wait."""
        self._waiting, self._limit = waiting, ConcurrencyLimit()
        self._inner, self.store, self.language = inner, store, settings.language
        self.elsewhere: Callable[[dict[str, Any]], bytes] | None = None  # where costly documents are made
        self._hosts = [host.strip() for host in settings.hosts.split(",") if host.strip()]
        self.files = Files(
            Path(settings.answers), most_bytes=settings.answers_mb * 1_000_000, most=settings.answers_most
        )
        self._faults = FaultLog()
        self._same = f"{code_version()} {settings.model_dump_json()}"
        self._read: OrderedDict[Hashable, Written | None] = OrderedDict()
        self._state: Hashable = None
        self._prefix = b""
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request (WSGI): from the store of answers, else by the application below."""
        asked = self._state_and_address(environ)
        client = str(environ.get("REMOTE_ADDR", ""))
        if asked is None:
            if not environ.get("PATH_INFO", "").startswith(QUICK):
                takes_time(client)
            return self._inner(environ, start)  # type: ignore[no-any-return]
        state, address = asked
        found = self.kept(state, address)
        environ["pantau.answer"] = "made" if found is None else "kept"
        if found is None:
            takes_time(client, waits=address.costly, first=address.usual)
        if found is None and address.costly:
            try:
                found = self._make_within_limit(environ, address, state, client)
            except BusyError as full:
                return busy_response(environ, start, own=full.own, waiting=self._waiting)
            except GoneAwayError:
                start("499 CLIENT CLOSED REQUEST", [])
                return []
        found = found or self.make(environ, address, state)
        encoding = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""), found.bodies)
        if encoding == "gzip" and encoding not in found.bodies:
            found = with_gzip(found)
            self._keep(found, state, address)
        return _send(environ, start, found, encoding)

    def _make_within_limit(
        self, environ: dict[str, Any], address: Written, state: Hashable, client: str
    ) -> Answer:
        """A costly document, made by another process where there is one.

        Raises BusyError or GoneAwayError.
        """
        with self._limit.place(client):
            if self.elsewhere is not None:
                try:
                    return unpack(self.elsewhere(environ))
                except LostAnswerError:
                    raise BusyError(own=False) from None
                except UnreachableError:
                    pass
            with self._limit.alone:
                return self.kept(state, address) or self.make(environ, address, state)

    def made(self, environ: dict[str, Any]) -> Answer | None:
        """The answer to a request of another process; None where nobody can ask for it that way."""
        asked = self._state_and_address(environ)
        return None if asked is None else self.kept(*asked) or self.make(environ, asked[1], asked[0])

    def ready(self, address: str) -> bool:
        """See that an address has its answer; whether it had to be made."""
        path, _, search = address.partition("?")
        host = self._hosts[0].lstrip(".") if self._hosts else "localhost"
        environ = create_environ(path, f"http://{host}", query_string=search)
        asked = self._state_and_address(environ)
        if asked is None or self.kept(*asked) is not None:
            return False
        self.make(environ, asked[1], asked[0])
        return True

    def _state_and_address(self, environ: dict[str, Any]) -> tuple[Hashable, Written] | None:
        """The state and the canonical address; None where the page's code is to answer by itself."""
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(OTHER):
            return None
        if self._hosts and not host_is_trusted(environ.get("HTTP_HOST", ""), self._hosts):
            return None
        try:
            state = self.store.state()
            address = self._written(state, environ, path)
        except (SQLAlchemyError, UnusableError, OSError):  # the page's code meets it again, and says so
            return None
        except Exception as error:  # a fault of ours: nothing is kept, and no page is lost by it
            self._faults.log(error, path=path, traceback=True)
            return None
        return None if address is None else (state, address)

    def _written(self, state: Hashable, environ: dict[str, Any], path: str) -> Written | None:
        accept = environ.get("HTTP_ACCEPT", "")[:200]
        kind = accept if path.startswith("/api/") or accept == PART else ""
        raw = (path, environ.get("QUERY_STRING", ""), kind)
        with self._lock:
            if state != self._state:
                self._read.clear()
                self._state = state
                self._prefix = sha256(f"{self._same} {state!r}".encode()).digest()
            if raw in self._read:
                return self._read[raw]
        text = path.encode("latin-1").decode("utf-8", "replace")
        search = raw[1].encode("latin-1").decode("utf-8", "replace")
        found = written(self.store, text, search, raw[2], language=self.language)
        with self._lock:
            if state == self._state:
                self._read[raw] = found
                if len(self._read) > READ:
                    self._read.popitem(last=False)
        return found

    def _key(self, state: Hashable, address: Written) -> str:
        prefix = self._prefix
        if state != self._state:
            prefix = sha256(f"{self._same} {state!r}".encode()).digest()
        words = f"{address.path}\n{address.search}\n{address.accept}"
        return sha256(prefix + words.encode()).hexdigest()

    def kept(self, state: Hashable, address: Written) -> Answer | None:
        """The answer that was made of this address in this state."""
        data = self.files.get(self._key(state, address)) if address.stored else None
        if data is None:
            return None
        try:
            return unpack(data)
        except ValueError:  # torn by a failing disk: it is made again
            return None

    def make(self, environ: dict[str, Any], address: Written, state: Hashable) -> Answer:
        """The page's code asked in the canonical way; kept if the database stayed as it was meanwhile."""
        if address.accept == PART:
            page = replace(address, accept="")
            made = part(self.kept(state, page) or self.make(environ, page, state))
        else:
            made = ask(self._inner, environ, address)
        self._keep(made, state, address)
        return made

    def _keep(self, made: Answer, state: Hashable, address: Written) -> None:
        """Puts it into its file, if it may be kept and the database is as it was."""
        if (
            address.stored
            and made.status[:3] in KEPT_STATUS
            and not _forbids_keeping(made)
            and self._unchanged(state)
        ):
            self.files.put(self._key(state, address), made.pack())

    def _unchanged(self, state: Hashable) -> bool:
        try:
            return self.store.state() == state
        except Exception:
            return False


def _forbids_keeping(made: Answer) -> bool:
    """Whether an answer forbids keeping."""
    return any(name.lower() == "cache-control" and "no-store" in value for name, value in made.headers)


def _send(environ: dict[str, Any], start: Start, found: Answer, encoding: str) -> Iterable[bytes]:
    tag = f'"{found.tag}{"-" + encoding if encoding else ""}"'
    headers = [*found.headers, ("ETag", tag)]
    if found.status.startswith("200") and _same(environ.get("HTTP_IF_NONE_MATCH", ""), found.tag):
        start("304 NOT MODIFIED", [entry for entry in headers if entry[0] != "Content-Type"])
        return []
    body = found.bodies[encoding] if encoding in found.bodies else plain(found)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start(found.status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _same(header: str, tag: str) -> bool:
    """Whether the reader has it, in whichever encoding."""
    if not header:
        return False
    tags = {part.strip().removeprefix("W/").strip('"').partition("-")[0] for part in header.split(",")}
    return tag in tags or header.strip() == "*"


@cache
def code_version() -> str:
    """A sum of the program's own files: another version makes other answers."""
    found = sha256()
    for folder in (ROOT, ROOT.parent / "dashboards"):
        for pattern in CODE:
            for file in sorted(folder.rglob(pattern)):
                found.update(str(file.relative_to(ROOT.parent)).encode() + file.read_bytes())
    return found.hexdigest()


def register(
    server: Any, store: Store, settings: Settings, *, waiting: Callable[[str], str]
) -> Answers | None:
    """Put it before a server; not where drafts are shown, nor where no folder is named."""
    if settings.preview or not settings.answers:
        return None
    try:
        Path(settings.answers).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        logging.getLogger(__name__).warning("answers are not kept: %s", error)
        return None
    server.wsgi_app = Answers(server.wsgi_app, store, settings, waiting=waiting)
    return server.wsgi_app  # type: ignore[no-any-return]
