"""The one script of the page: fetched libraries and our own files, under an address of its content."""

import gzip
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import brotli
import flask

from dashboards.list_check.libraries import VENDOR, libraries

FOLDER = Path(__file__).parent / "scripts"
OWN = ("nik", "people", "check", "tables", "files", "screen")
FOREVER = "public, max-age=31536000, immutable"


class Script:
    """Read when it is first asked for; `missing` names the libraries that were never fetched."""

    @property
    def missing(self) -> list[str]:
        """Libraries that are not there: the page then offers no file field."""
        return [one.name for one in libraries() if not (VENDOR / one.file_name).exists()]

    @cached_property
    def body(self) -> bytes:
        """Libraries first, then ours, in the order in which they need each other."""
        others = [(VENDOR / one.file_name).read_bytes() for one in libraries()]
        own = [(FOLDER / f"{name}.js").read_bytes() for name in OWN]
        return b"\n;".join([*others, *own])

    @cached_property
    def path(self) -> str:
        """Its address, which changes with its content."""
        return f"/periksa-daftar/{sha256(self.body).hexdigest()[:12]}.js"

    @cached_property
    def packed(self) -> dict[str, bytes]:
        """The body by encoding."""
        return {
            "br": brotli.compress(self.body, mode=brotli.MODE_TEXT, quality=9),
            "gzip": gzip.compress(self.body, 9),
        }

    def serve(self) -> flask.Response:
        """The script in the best encoding the browser takes, to be cached for ever."""
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        encoding = flask.request.accept_encodings.best_match(["br", "gzip"])
        if encoding is None:
            return flask.Response(self.body, mimetype="text/javascript", headers=headers)
        headers["Content-Encoding"] = encoding
        return flask.Response(self.packed[encoding], mimetype="text/javascript", headers=headers)
