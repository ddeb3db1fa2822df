"""The kind of page an address is of: few words, and nothing that a reader typed."""

import re

from dashboards.desk.access import PREFIXES, PREVIEW
from dashboards.pages import PAGES

OTHER = "lain"
_BESIDE = {"rapor", "rapat", "gambar", "grafik", "pratinjau", "plotly", "api", "sehat", "hidup", "cari"} | {
    "surat",
    "tenggat",
    "periksa-daftar",
}
_WHOLE = {
    "ikon.svg",
    "favicon.ico",
    "robots.txt",
    "tujuan.json",
    "tujuan.js",
    "laporan.docx",
    "nota.docx",
    "metrics",
} | {
    "simpan.js",
    "manifest.webmanifest",
    "umpan.atom",
}
_FIRST = {page.path.split("/")[1] for page in PAGES} | _BESIDE | {*PREFIXES, PREVIEW} | {"ringkasan"}
_ENDING = re.compile(r"\.(csv|json|xlsx|zip|pptx|docx|pdf|ics|svg|png)$")
_RESOURCE = re.compile(r"^/api/v1/([a-z_]{1,30}|openapi\.json)$")


def kind_of(path: str) -> str:
    """/daerah/33.21.csv is "/daerah/….csv"; an address of nobody's is "lain"."""
    if path == "/" or path.strip("/") in _WHOLE:
        return "/" + path.strip("/")  # however many slashes somebody typed
    if resource := _RESOURCE.match(path):
        return path if resource[1] in _resources() else OTHER
    ending = _ENDING.search(path)
    first, _, rest = path.strip("/").partition("/")
    if not rest and ending:
        first = first[: -len(ending[0])]
    if first not in _FIRST:
        return OTHER
    return f"/{first}{'/…' if rest else ''}{ending[0] if ending else ''}"


def _resources() -> set[str]:
    from dashboards.api.resources import BY_NAME

    return {*BY_NAME, "openapi.json"}
