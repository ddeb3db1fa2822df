"""plotly.js under an address of its content, compressed once and cached for ever."""

import gzip
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import brotli
from flask import Flask, Response, request

SMALL = Path(__file__).parent.parent / "vendor" / "plotly-basic.min.js"
FOREVER = "public, max-age=31536000, immutable"


class Bundle:
    """The small bundle where it was fetched, else the one inside the plotly package."""

    def __init__(self) -> None:
        if SMALL.exists():
            self.body = SMALL.read_bytes()
        else:
            from plotly.offline import get_plotlyjs

            self.body = get_plotlyjs().encode()
        self.path = f"/plotly/{sha256(self.body).hexdigest()[:12]}.js"

    @cached_property
    def brotli(self) -> bytes:
        quality = 11 if len(self.body) < 2_000_000 else 7
        return bytes(brotli.compress(self.body, mode=brotli.MODE_TEXT, quality=quality))

    @cached_property
    def gzip(self) -> bytes:
        return gzip.compress(self.body, 9)

    def serve(self) -> Response:
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        encoding = request.accept_encodings.best_match(["br", "gzip"])
        if encoding is None:
            return Response(self.body, mimetype="text/javascript", headers=headers)
        body = self.brotli if encoding == "br" else self.gzip
        return Response(body, mimetype="text/javascript", headers={**headers, "Content-Encoding": encoding})

    def register(self, server: Flask) -> None:
        server.add_url_rule(self.path, "plotly_bundle", self.serve)
