"""How a process that answers readers asks another one to make a document.

One connection over a socket of this machine for each document; a message follows its length.
"""

import json
import socket
import time
from contextlib import suppress
from typing import Any

from dashboards.web.serving.thread_pools import left

ARRIVAL_SECONDS = 5  # for a message of a few hundred bytes
LONGEST_SECONDS = 120  # for a document, its turn included
LOOK_SECONDS = 1.0  # between two looks whether the reader is still there
_SIZE = 4


class UnreachableError(Exception):
    """No process makes documents."""


class LostAnswerError(Exception):
    """The process that made the document ended before it was ready."""


class GoneAwayError(Exception):
    """The reader has left."""


def fetch(place: str, environ: dict[str, Any]) -> bytes:
    """The packed answer to a request, from whoever listens at `place`.

    Raises UnreachableError, LostAnswerError or GoneAwayError.
    """
    words = {key: value for key, value in environ.items() if isinstance(value, str)}
    message = json.dumps(words).encode()
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(LOOK_SECONDS)
        try:
            line.connect(place)
        except OSError as error:
            raise UnreachableError from error
        try:
            line.sendall(len(message).to_bytes(_SIZE, "big") + message)
        except OSError as error:
            raise LostAnswerError from error
        return _received(line, environ.get("gunicorn.socket"))


def _received(line: socket.socket, reader: socket.socket | None) -> bytes:
    parts: list[bytes] = []
    end = time.monotonic() + LONGEST_SECONDS
    while True:
        try:
            part = line.recv(1 << 20)
        except TimeoutError:
            if reader is not None and left(reader):
                raise GoneAwayError from None
            if time.monotonic() > end:
                raise LostAnswerError from None
            continue
        except OSError as error:
            raise LostAnswerError from error
        if not part:
            break
        parts.append(part)
    whole = b"".join(parts)
    if len(whole) < _SIZE or len(whole) - _SIZE != int.from_bytes(whole[:_SIZE], "big"):
        raise LostAnswerError
    return whole[_SIZE:]


def received(line: socket.socket) -> dict[str, str] | None:
    """The request that came over a connection; None where it did not come whole, or the reader has gone."""
    line.settimeout(ARRIVAL_SECONDS)
    found = bytearray()
    with suppress(OSError):
        while len(found) < _SIZE or len(found) - _SIZE < int.from_bytes(found[:_SIZE], "big"):
            part = line.recv(65_536)
            if not part:
                return None
            found += part
        line.setblocking(True)
        return None if left(line) else json.loads(found[_SIZE:])
    return None


def send(line: socket.socket, body: bytes) -> None:
    """The packed answer back; who has gone does not get it."""
    with suppress(OSError):
        line.sendall(len(body).to_bytes(_SIZE, "big") + body)
