"""The whole product for one province, in its own process (`python -m tests.support.another_province DIR`).

A process works for one province (PANTAU_PROVINCE). This one makes a database in the folder, asks every page
and file where people may sign in, and prints as JSON by address: status, text (that of documents taken out of
their parts) and how many bytes travelled.
"""

import html
import json
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import brotli

from dashboards.pages import PAGES
from dashboards.web.application import create_app
from data.database.accounts.opening import make_accounts
from data.database.engine import make_engine, migrate
from data.database.opening import reader
from data.provinces.definition import province
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from etl.pipeline.bundled_data import load_bundled
from etl.simulation.store import simulate

FORMS = ("csv", "json", "xlsx")
RESOURCES = ("metrics", "areas", "editions", "rankings", "targets", "compliance", "openapi.json")


def addresses() -> list[str]:
    """Every page in both languages, its twins, the rapor, the meeting, documents and the API."""
    codes = [province().examples.opened, province().code]
    pages = sorted({page.path.replace("<kode>", code) for page in PAGES for code in codes})
    pages += ["/rapat", "/rapor", *(f"/rapor/{code}" for code in codes), "/cari?q=zzz", "/api"]
    english = [f"{page}{'&' if '?' in page else '?'}bahasa=en" for page in pages]
    twins = [f"/{name}.{form}" for name in ("ringkasan", "peringkat", "bandingkan") for form in FORMS]
    papers = [f"/rapor/{codes[0]}.pdf", "/rapat.pptx", "/laporan.docx", "/nota.docx", "/tenggat.ics"]
    papers += [f"/surat/{codes[0]}.docx", f"/pratinjau/{codes[0]}.png", "/gambar/peringkat.svg"]
    return [*pages, *english, *twins, *papers, *(f"/api/v1/{name}" for name in RESOURCES)]


def text_of(body: bytes) -> str:
    """What a reader sees of an answer: without addresses of sources, marks and binary parts."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as parts:
            kept = [
                name for name in parts.namelist() if re.search(r"(slide|document|sharedStrings)\S*xml$", name)
            ]
            return " ".join(text_of(parts.read(name)) for name in kept)
    if b"\x00" in body or body.startswith(b"%PDF"):
        return ""
    return html.unescape(re.sub(r"https?://[^\s\"'<]+|<[^>]*>", " ", body.decode("utf-8", "replace")))


def main(folder: Path) -> None:
    """Print what every address answers."""
    address = f"sqlite:///{folder / 'provinsi.sqlite3'}"
    engine = make_engine(address)
    migrate(engine)
    ensure_areas(engine)
    load_bundled(engine)
    simulate(engine)
    engine.dispose()
    settings = Settings(  # type: ignore[call-arg]
        _env_file=None,
        database_url=address,
        accounts_url=f"sqlite:///{folder / 'akun.sqlite3'}",
        accounts_key=str(folder / "akun.kunci"),
    )
    client = create_app(Store(reader(address)), settings, make_accounts(settings)).server.test_client()
    found = {}
    for path in addresses():
        answer = client.get(path, headers={"Accept-Encoding": "br"})
        body = answer.get_data()
        packed = answer.headers.get("Content-Encoding") == "br"
        found[path] = [answer.status_code, text_of(brotli.decompress(body) if packed else body), len(body)]
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
