"""The ways from a page to the desk: their words, and the script that shows them to who has signed in.

The script travels with the one that comes once a page stands: pages stay light, and the same for everybody.
"""

import json
from pathlib import Path

from dashboards.rendering.language import LANGUAGES, Language

FILE = Path(__file__).parent.parent / "assets" / "desk.js"


def entry(language: str, *, public: bool) -> str:
    """What the one way says that every page has."""
    _ = Language(language).text
    return _("Masuk untuk petugas") if public else _("Akun saya")


def script() -> str:
    """What shows the others."""
    words: dict[str, dict[str, str]] = {"/tulis": {}, "/tulis/kesepakatan": {}}
    for code in LANGUAGES:
        _ = Language(code).text
        words["/tulis"][code] = _("Tulis tanpa berkas")
        words["/tulis/kesepakatan"][code] = _("Catat atau perbarui kesepakatan")
    return FILE.read_text("utf-8").replace("{{ ways }}", json.dumps(words, ensure_ascii=False))
