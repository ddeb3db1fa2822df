"""The audit says in words what each kind of record means, and each of its details."""

import ast
import re
from pathlib import Path

from dashboards.desk.accounts.audit import detail_words, kind_words
from dashboards.rendering.language import Language

CALL = re.compile(r'record\(\s*(?:self\.)?database,\s*connection,\s*"([a-z_.]+)"')


def test_every_kind_has_words(root: Path) -> None:
    kinds = {
        kind
        for folder in ("data", "dashboards", "etl")
        for file in (root / folder).rglob("*.py")
        for kind in CALL.findall(file.read_text("utf-8"))
    }
    assert {"token.issue", "contact.remove", "upload"} <= kinds
    assert {kind for kind in kinds if kind_words(Language(), kind) == kind} == set()


def test_every_detail_has_words(root: Path) -> None:
    """An English key beside an Indonesian sentence reads as a fault of the program."""
    keys = {
        keyword.arg
        for folder in ("data", "dashboards", "etl")
        for file in (root / folder).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record"
        for keyword in call.keywords
        if keyword.arg not in (None, "actor")
    }
    assert {"role", "digest", "usulan"} <= keys
    said = {
        key: {detail_words(Language(code), {key: "editor"}).partition(":")[0] for code in ("id", "en")}
        for key in keys
    }
    assert [key for key, words in said.items() if words == {key}] == []
    assert detail_words(Language(), {"role": "editor", "areas": ["33.19", "33.21"], "code": True}) == (
        "peran: penyunting; wilayah: 33.19, 33.21; dengan kode: ya"
    )
    chosen = {"jenis": ["agreements", "cover", "reports", "drafts", "audit"]}
    assert detail_words(Language(), chosen) == (
        "jenis: kesepakatan, iuran yang dibayar, bulan yang belum dilaporkan, berkas yang menunggu, "
        "kepala audit"
    )
    assert detail_words(Language(), {"jawaban": "wrong"}) == "jawaban: ada yang salah"
    assert detail_words(Language(), {"jawaban": 2}) == "jawaban: 2"
