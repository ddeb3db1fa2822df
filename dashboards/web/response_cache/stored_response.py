"""An answer as it is kept: status, headers and its body in each encoding, in one run of bytes."""

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import brotli

SMALL = 500  # bytes, below which compressing saves nothing
TEXT = ("text/", "application/json", "image/svg", "application/problem+json", "text/javascript")
OF_A_BODY = ("content-length", "content-encoding", "etag", "vary", "date", "connection")


@dataclass(frozen=True)
class Answer:
    """`bodies`: encoding ("br", "gzip", "" for none) -> bytes.

    Where text is long there is no plain body, and one in gzip once somebody has asked for it.
    """

    status: str
    headers: tuple[tuple[str, str], ...]
    tag: str
    bodies: Mapping[str, bytes]

    def pack(self) -> bytes:
        """Four bytes say how long the head is, the head says where each body lies and its check sum."""
        places, at = {}, 0
        for encoding, body in self.bodies.items():
            places[encoding] = (at, len(body), zlib.crc32(body))
            at += len(body)
        head = json.dumps([self.status, self.headers, self.tag, places]).encode()
        return len(head).to_bytes(4, "big") + head + b"".join(self.bodies.values())


def answer(status: str, headers: list[tuple[str, str]], body: bytes) -> Answer:
    """The answer of a page's code, compressed as most readers take it."""
    media = next((value for name, value in headers if name.lower() == "content-type"), "")
    kept = [(name, value) for name, value in headers if name.lower() not in OF_A_BODY]
    vary = {part.strip() for name, value in headers if name.lower() == "vary" for part in value.split(",")}
    bodies = {"": body}
    if len(body) > SMALL and media.startswith(TEXT):
        vary.add("Accept-Encoding")
        bodies = {"br": brotli.compress(body, quality=6)}
    if vary:
        kept.append(("Vary", ", ".join(sorted(vary))))
    return Answer(status, tuple(kept), sha256(body).hexdigest()[:24], bodies)


def with_gzip(made: Answer) -> Answer:
    """The same with a body for readers who take gzip only: browsers where addresses are not https."""
    return replace(made, bodies={**made.bodies, "gzip": gzip.compress(plain(made), 6, mtime=0)})


def unpack(data: bytes) -> Answer:
    """Raises ValueError where the bytes are not what was packed."""
    try:
        size = 4 + int.from_bytes(data[:4], "big")
        status, headers, tag, places = json.loads(data[4:size])
        bodies = {name: data[size + at : size + at + long] for name, (at, long, _) in places.items()}
        whole = all(
            zlib.crc32(bodies[name]) == check and len(bodies[name]) == long
            for name, (_, long, check) in places.items()
        )
    except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError("no answer") from error
    if not whole or not bodies:
        raise ValueError("a torn answer")
    return Answer(status, tuple((name, value) for name, value in headers), tag, bodies)


def accepted(header: str, bodies: Mapping[str, bytes]) -> str:
    """Which of the encodings to send: the best of ours that the reader takes; without any, the plain body."""
    taken = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        taken[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    rest = taken.get("*", False)
    return next((name for name in ("br", "gzip") if "br" in bodies and taken.get(name, rest)), "")


def plain(answer: Answer) -> bytes:
    """The body as it was made."""
    return answer.bodies[""] if "" in answer.bodies else brotli.decompress(answer.bodies["br"])
