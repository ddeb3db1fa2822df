"""plotly.js under an address of its content, compressed once and cached for ever."""

import gzip
import os
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Thread

import brotli
from flask import Flask, Response, request

SMALL = Path(__file__).parent.parent / "vendor" / "plotly-basic.min.js"
FOREVER = "public, max-age=31536000, immutable"


class Bundle:
    """The small bundle where it was fetched, else the one inside the plotly package.

    The smallest form takes seconds to make, so it is kept beside the bundle, under the bundle's digest; until
    it is there a quick one is sent.
    """

    def __init__(self) -> None:
        """Read the small bundle, or that of the plotly package where it was never fetched."""
        if SMALL.exists():
            self.body = SMALL.read_bytes()
        else:
            from plotly.offline import get_plotlyjs

            self.body = get_plotlyjs().encode()
        self._digest = sha256(self.body).hexdigest()[:12]
        self.path = f"/plotly/{self._digest}.js"
        self._smallest = SMALL.with_name(f"{SMALL.name}.{self._digest}.br") if SMALL.exists() else None
        self._packed: bytes | None = None

    def pack(self) -> None:
        """Make the smallest form, once for all starts; where it cannot be kept, the quick one is sent."""
        if self._smallest is None or self._smallest.exists():
            return
        partial = self._smallest.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            for old in SMALL.parent.glob(f"{SMALL.name}.*.br"):
                old.unlink(missing_ok=True)
            partial.touch()
            partial.write_bytes(brotli.compress(self.body, mode=brotli.MODE_TEXT, quality=11))
            partial.replace(self._smallest)

    @property
    def brotli(self) -> bytes:
        """The smallest form that is there; read once."""
        if self._packed is None and self._smallest is not None:
            with suppress(OSError):
                self._packed = self._smallest.read_bytes()
        return self._packed or self._quick

    @cached_property
    def _quick(self) -> bytes:
        return bytes(brotli.compress(self.body, mode=brotli.MODE_TEXT, quality=7))

    @cached_property
    def gzip(self) -> bytes:
        """The bundle compressed with gzip."""
        return gzip.compress(self.body, 9)

    def serve(self) -> Response:
        """The bundle in the best encoding the browser takes, to be cached for ever."""
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        encoding = request.accept_encodings.best_match(["br", "gzip"])
        if encoding is None:
            return Response(self.body, mimetype="text/javascript", headers=headers)
        body = self.brotli if encoding == "br" else self.gzip
        return Response(body, mimetype="text/javascript", headers={**headers, "Content-Encoding": encoding})

    def register(self, server: Flask) -> None:
        """Its address on a server; what is not packed yet is packed beside."""
        server.add_url_rule(self.path, "plotly_bundle", self.serve)
        Thread(target=self.pack, daemon=True).start()
