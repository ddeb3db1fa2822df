"""What went wrong with a request, for the one who can mend it: application/problem+json (RFC 9457)."""

from collections.abc import Sequence
from typing import Any

import flask

TITLES = {
    400: "Permintaan tidak dikenal",
    401: "Harus masuk lebih dahulu",
    403: "Tidak boleh dibuka",
    404: "Alamat tidak ada",
    405: "Cara meminta tidak dilayani",
    413: "Permintaan terlalu besar",
    422: "Pilihan tidak cocok satu sama lain",
    500: "Kesalahan di server",
    503: "Basis data tidak menjawab",
}
MOST_EXPECTED = 80


class ProblemError(Exception):
    """A request that cannot be answered: what was found where, what was expected."""

    def __init__(
        self, status: int, detail: str, *, parameter: str = "", expected: Sequence[str] | str = ()
    ) -> None:
        """`parameter` is the word that is at fault, `expected` what it may be."""
        super().__init__(detail)
        self.status, self.detail, self.parameter, self.expected = status, detail, parameter, expected

    def body(self, instance: str) -> dict[str, Any]:
        """The members of the problem; `expected` lists the values that would do, at most MOST_EXPECTED."""
        found: dict[str, Any] = {
            "type": "about:blank",
            "title": TITLES.get(self.status, TITLES[400]),
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.parameter:
            found["parameter"] = self.parameter
        if self.expected:
            known = self.expected
            found["expected"] = [known] if isinstance(known, str) else list(known)[:MOST_EXPECTED]
        return found


def answer(problem: ProblemError) -> flask.Response:
    """The problem as a response."""
    body = flask.json.dumps(problem.body(flask.request.path), ensure_ascii=False)
    return flask.Response(body, status=problem.status, mimetype="application/problem+json")
