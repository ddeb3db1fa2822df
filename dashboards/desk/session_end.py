"""When a session ends: a line under each form, and words before that for who has typed something.

Without scripts the line says until when one stays signed in. A small script (`session_end.js`, named by its
digest in the page's policy) says it again five minutes before, where a form was changed, and asks for more.
"""

import re
from functools import cache
from pathlib import Path

import flask
from flask_login import current_user
from markupsafe import Markup
from rjsmin import jsmin

from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from data.dates import now
from data.repository.accounts.sessions import LONGEST

PATH = "/akun/sesi"
FIELD = re.compile(r'<(?:textarea|select)\b|<input\b(?![^>]*type="hidden")')


@cache
def script() -> Markup:
    """The script, as it stands in a page."""
    return Markup(jsmin((Path(__file__).parent / "session_end.js").read_text("utf-8")))


def notice(language: Language, page: str, address: str) -> Element | None:
    """What stands below a page to type in, for who has signed in; more time is asked at `address`."""
    if not current_user.is_authenticated or not FIELD.search(page):
        return None
    _, words = language.text, _words(language)
    more = {f"data-{name}": text for name, text in words.items() if name != "line"}
    more["data-failed"] = _("Server tidak menjawab; sesi belum diperpanjang. Coba lagi.")
    if flask.request.method == "POST":  # what was sent came back, and is not kept
        more["data-changed"] = "1"
    button = html.Button(_("Tetap masuk"), type="submit", className="main-button")
    return html.Section(
        [
            html.P(words["line"], className="muted", role="status"),
            html.Form(button, action=address, hidden=True),
        ],
        id="sesi",
        className="session-end",
        **{"aria-label": _("Sesi"), **more},
    )


def answer(language: Language) -> flask.Response:
    """What a script hears that asked for more time: being asked for is what moves the end."""
    return flask.jsonify(_words(language))


def _words(language: Language) -> dict[str, str]:
    """How long it lasts, in seconds and in words of the page's language; `lasts` where that can be moved."""
    _, ends = language.text, current_user.ends
    at = language.clock(ends)
    unsent = _("Yang Anda isi di halaman ini belum terkirim.")
    kept = _("Anda tetap masuk sampai pukul {at}.", at=at)
    copy = _("Salin dahulu isian Anda, lalu masuk lagi.")
    if current_user.lasts:
        line = _("Tanpa membuka atau mengirim apa pun, Anda tetap masuk sampai pukul {at}.", at=at)
        warning = _("Bila tombol ini tidak ditekan, Anda keluar sendiri pukul {at}.", at=at)
        over = _(
            "Pukul {at} sudah lewat: sesi Anda berakhir, kecuali meja data dipakai juga di tab lain.", at=at
        )
    else:
        line, over = kept, _("Pukul {at} sudah lewat: sesi Anda berakhir.", at=at)
        warning = _(
            "Anda keluar sendiri pukul {at}, {n} jam sejak masuk; itu tidak dapat diperpanjang. "
            "Kirim sebelumnya.",
            at=at,
            n=int(LONGEST.total_seconds()) // 3600,
        )
    return {
        "left": str(max(0, int((ends - now()).total_seconds()))),
        "lasts": "1" if current_user.lasts else "",
        "line": line,
        "kept": f"{kept} {unsent}",
        "warning": f"{warning} {unsent}",
        "over": f"{over} {unsent} {copy}",
        "gone": f"{_('Anda sudah keluar.')} {unsent} {copy}",
    }
