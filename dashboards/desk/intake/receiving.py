"""A file while it is sent: its bytes go to the disk as they come.

Who may send is known before the body is read; a sender who is too slow is cut off.
"""

import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from threading import Lock
from typing import IO, Any

import flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, RequestTimeout, ServiceUnavailable
from werkzeug.utils import cached_property

from dashboards.desk.form_input import cleaned
from data.repository.uploads.quarantine import LARGEST, Arrival

FORM = 100_000  # bytes around the file
AT_ONCE = 3  # files that arrive at a process at the same time: pages keep their threads
OF_ONE = 1  # of one account
GRACE_SECONDS, SLOWEST = 30, 4_000  # bytes a second from then on
LONGEST_NAME = 120


class DeskRequest(flask.Request):
    """A request whose uploaded file goes into quarantine instead of memory, and whose words are clean."""

    max_form_parts = 20

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The words of the address."""
        return cleaned(super().args)

    def _load_form_data(self) -> None:
        if "form" not in self.__dict__:
            super()._load_form_data()
            self.__dict__["form"] = cleaned(self.__dict__["form"])

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        folder: Path | None = flask.g.get("quarantine")
        if folder is None:
            return super()._get_file_stream(total_content_length, content_type, filename, content_length)
        if "arrival" in flask.g:
            raise BadRequest
        flask.g.arrival = Arrival(folder)
        return flask.g.arrival  # type: ignore[no-any-return]


class _Paced:
    """What a client sends, as long as it keeps sending."""

    def __init__(self, inner: Any) -> None:
        self._inner, self._begun, self._came = inner, time.monotonic(), 0

    def read(self, size: int = -1) -> bytes:
        try:
            piece: bytes = self._inner.read(size)
        except OSError as error:
            raise RequestTimeout from error
        self._came += len(piece)
        took = time.monotonic() - self._begun
        if took > GRACE_SECONDS and self._came < took * SLOWEST:
            raise RequestTimeout
        return piece

    def readinto(self, room: bytearray) -> int:
        piece = self.read(len(room))
        room[: len(piece)] = piece
        return len(piece)


class Receiving:
    """The places of one process for files that arrive."""

    def __init__(self, folder: str) -> None:
        """`folder` is the quarantine, where files wait to be looked at."""
        self._folder, self._held, self._lock = Path(folder), Counter[int](), Lock()

    def begin(self, account_id: int, *, largest: int = LARGEST) -> None:
        """Take a place and let the body be read, into quarantine. Raises ServiceUnavailable, at once."""
        with self._lock:
            if self._held[account_id] >= OF_ONE or self._held.total() >= AT_ONCE:
                raise ServiceUnavailable(retry_after=30)
            self._held[account_id] += 1
        flask.g.holds, flask.g.quarantine = account_id, self._folder
        flask.request.max_content_length = largest + FORM
        environ = flask.request.environ
        environ["wsgi.input"] = _Paced(environ["wsgi.input"])

    def end(self, _error: BaseException | None = None) -> None:
        """Give the place back; a file that was not kept is gone."""
        arrival: Arrival | None = flask.g.pop("arrival", None)
        if arrival is not None:
            arrival.close()
        if (held := flask.g.pop("holds", None)) is not None:
            with self._lock:
                self._held[held] -= 1


def shown_name(name: str | None) -> str:
    """The name of a file as it is shown and kept: its last part, without signs that are none."""
    last = re.split(r"[\\/]", name or "")[-1]
    text = "".join(sign for sign in unicodedata.normalize("NFC", last) if sign.isprintable()).strip(" .")
    return text[-LONGEST_NAME:] or "berkas"
