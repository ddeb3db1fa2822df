"""What an address asks for, written in one way: known words in one order, defaults left out.

Two addresses that are written the same here have the same answer; an address that is not written here is not
kept.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from werkzeug.http import parse_accept_header

from dashboards.api.parameters import PARAMETERS, read
from dashboards.api.problem import ProblemError
from dashboards.api.resources import BY_NAME
from dashboards.components.comparison.scatter import POVERTY
from dashboards.insights.compared_areas import ALIKE, FAMILY
from dashboards.insights.facts.cliff import MOST_MONTHS
from dashboards.notify.feed import PATH as FEED
from dashboards.rendering.language import LANGUAGES
from dashboards.request.context import Context
from dashboards.request.selection import Selection, parse
from dashboards.shell.render import address
from dashboards.web.figures import PATH as FIGURES
from dashboards.web.offline import MANIFEST, PAGE_SCRIPT, SCRIPT
from dashboards.web.response_cache.partial_page import PART
from dashboards.web.search import SCRIPT as SEARCH_SCRIPT
from dashboards.web.stylesheet import PATH as SHEET
from data.definitions.registry import registry
from data.repository.store import Store

FIXED = (
    "/ikon.svg",
    "/favicon.ico",
    "/robots.txt",
    "/api/v1/openapi.json",
    SCRIPT,
    PAGE_SCRIPT,
    SEARCH_SCRIPT,
    MANIFEST,
    SHEET,
)
DOCUMENTS = ("/rapat", "/rapor", "/rapor.pdf", "/rapor.zip", "/rapat.pptx", "/laporan.docx", "/nota.docx")
COSTLY = re.compile(r"\.(pdf|pptx|docx)$|^/rapor\.zip$|^/rapat$|^/(pratinjau|gambar)/.+\.png$")
TWIN = re.compile(r"^(/gambar)?(/.+)\.(json|csv|xlsx|zip|pptx|svg|png)$")
OF_AN_AREA = re.compile(r"^/(?:rapor/(?P<rapor>[^/]+?)(?:\.pdf)?|pratinjau/(?P<picture>[^/]+)\.png)$")
# No pages, and not kept: a letterhead and the month that has ended are not of the database's state.
PAPERS = re.compile(
    r"^/(surat|paritrana)/[^/]+\.docx$|^/surat/[^/]+\.pdf$|^/templat/[^/]+\.xlsx$|^/tenggat\.ics$"
)
LETTERS = "/surat.zip"  # of all areas: nor is it kept, but it takes seconds
NOWHERE = "/tidak-ada"
FIRST_LEAVES = 100  # of the API's pages; there is no end of empty ones
LONGEST = 3000  # characters of a query string
MOST_CODES = 40  # in a list of areas
# By what tables that sort can be sorted; another word leaves them as they are.
ORDERS = frozenset(
    {"daerah", "orang", "peringkat", "potensi", "target", "status", "naik", "cakupan", "jarak", "beda"}
    | {"bulan", "laju", "kurang", "jalur", "dibayar", "sampai", "tenggat", "persen", "segmen", "peserta"}
    | {"jkp", "jp", "jht", "jht-bpu"}
    | {"aktif", "belum", "capaian", "berlaku", "selesai", "letak"}
)
# How far duties and agreements can be asked for.
STATES = frozenset({*registry().duty_statuses, registry().duty_not_reported.key, "lewat", "semua"})


@dataclass(frozen=True)
class Written:
    """A canonical address.

    `accept` is the media type asked for where that matters, `costly` whether it is a document that takes
    seconds, `stored` whether its answer is kept.
    """

    path: str
    search: str
    accept: str = ""
    costly: bool = False
    stored: bool = True

    @property
    def usual(self) -> bool:
        """Whether it is a page as it opens, without a choice but the language: there are few of them."""
        return not dict(parse_qsl(self.search)).keys() - {"bahasa"} and self.path != NOWHERE


def written(store: Store, path: str, search: str, accept: str, *, language: str) -> Written | None:
    """None where the answer is not to be kept: values that are none, words without end, redirects."""
    if len(search) > LONGEST:
        return None
    path = path.rstrip("/") or "/"
    if path in FIXED:
        return Written(path, "")
    if path in ("/api", FEED):
        asked = dict(parse_qsl(search)).get("bahasa", language)
        return Written(path, urlencode({"bahasa": asked if asked in LANGUAGES else language}))
    if path.startswith("/api/"):
        return _resource(store, path, search, accept)
    found = store.consistent_read(lambda: _page(store, path, search, language))
    return replace(found, accept=PART) if found and accept == PART and _is_page(path) else found


def _is_page(path: str) -> bool:
    """Whether it is a page of the app, with its script and style; no figures, file or document."""
    file = path.startswith(FIGURES) or re.search(r"\.[a-z]\w*$", path)
    return not file and path not in DOCUMENTS and not OF_AN_AREA.match(path)


def _resource(store: Store, path: str, search: str, accept: str) -> Written | None:
    resource = BY_NAME.get(path.removeprefix("/api/v1/"))
    if resource is None:
        return None
    try:
        asked = parse_qsl(search, keep_blank_values=True)
        values = store.consistent_read(lambda: read(store, resource.words, asked))
    except ProblemError:
        return None
    if int(values.get("halaman", 1)) > FIRST_LEAVES:
        return None
    ordered = [(name, values[name]) for name in PARAMETERS if name in values]
    words = [(name, ",".join(value) if isinstance(value, tuple) else value) for name, value in ordered]
    best = parse_accept_header(accept).best if "format" not in values else ""
    form = "text/csv" if best == "text/csv" else "application/json"
    return Written(path, urlencode(words), "" if "format" in values else form if best else "application/json")


def _page(store: Store, path: str, search: str, language: str) -> Written | None:
    """Of a page, a file or a document; all addresses that lead nowhere are one."""
    if path == LETTERS:
        return Written(path, search, costly=True, stored=False)
    if PAPERS.match(path):
        return None
    area = OF_AN_AREA.match(path)
    if area or path in DOCUMENTS:
        more = ("daerah",) if path == "/rapat.pptx" else ()
        selection = parse(store, search, words=more, default_language=language)
        context = Context(store, selection)
        if area and (area["rapor"] or area["picture"]) not in context.areas:
            return None
        return _canonical(context, path)
    twin = TWIN.match(path)
    if twin:
        more = ("grafik",) if twin[1] else ()
        if twin[3] == "csv" and "tabel=" in search:
            return None
        page = "/" if twin[2] == "/ringkasan" else twin[2]
        place = address(store, page, search, more=more, default_language=language)
    elif "daerah=" in search:  # the form of a page without a script: a redirect
        return None
    else:
        figures = path == FIGURES or path.startswith(f"{FIGURES}/")
        page = path.removeprefix(FIGURES) or "/" if figures else path
        place = address(store, page, search, default_language=language)
        if figures and place.page is None:
            return None
    areas = place.context.areas
    if place.page is None or any(value not in areas for value in place.values.values()):
        return _canonical(place.context, NOWHERE) if areas and not twin else None
    return _canonical(place.context, path)


def _canonical(context: Context, path: str) -> Written | None:
    selection: Selection = context.selection
    if selection.notices or not all(_known(context, key, value) for key, value in selection.extra):
        return None
    search = selection.href(path, **dict(selection.extra)).partition("?")[2]
    return Written(path, search, costly=bool(COSTLY.search(path)))


def _known(context: Context, key: str, value: str) -> bool:
    """Whether a page's own word has a value of which there are not many."""
    if not value:
        return True
    if key in ("wilayah", "dan", "daerah", "siapa"):
        codes = value.split(",")
        every = key == "daerah" and value == "semua"
        return every or (len(codes) <= MOST_CODES and all(code in context.areas for code in codes))
    if key == "naik":
        return value.isascii() and value.isdecimal() and value[0] > "0" and int(value) <= len(context.kabkota)
    if key == "dari":
        return value in {f"{month:%Y-%m}" for month in context.months}
    if key == "perpanjang":
        return value in map(str, range(1, MOST_MONTHS + 1))
    if key == "grafik":
        return value.isdecimal() and value.isascii() and int(value) < 20 and value[0] != "0"
    of_duties = {"kewajiban": registry().duties, "keadaan": STATES, "urut": ORDERS}
    of_ranks = {"status": registry().statuses, "turun": ("ya",), "tampilan": ("gerak",)}
    return value in {
        **of_duties,
        **of_ranks,
        "arah": ("naik", "turun"),
        "semua": ("ya",),
        "sebar": (POVERTY,),
        "dengan": (ALIKE, FAMILY),
    }.get(key, ())
