"""What every page of the desk needs: the second database, the language, who has signed in, the frame."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import flask
from flask_login import current_user
from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from dashboards.components.common.text import sentence
from dashboards.desk import session_end
from dashboards.desk.access import judge
from dashboards.desk.forms import button_form
from dashboards.desk.wording import role_words
from dashboards.rendering.elements import html, markup
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import LANGUAGES, Language
from dashboards.rendering.status_icons import page_html
from dashboards.rendering.stylesheet import Stylesheet
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import Account
from data.repository.accounts.one_person import OnePerson, one_person

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True)
class Desk:
    """The parts that routes share; `client` says from which address somebody asks."""

    database: AccountDatabase
    sheet: Stylesheet
    default_language: str
    client: Callable[[], str]
    public: bool = True  # whether anybody may read
    mails: bool = False  # whether the office has a mail server
    office_sign_in: bool = False  # whether it has a sign-in service of its own

    @property
    def language(self) -> Language:
        """The language of the address asked for."""
        asked = flask.request.args.get("bahasa", self.default_language)
        return Language(asked if asked in LANGUAGES else self.default_language)

    @property
    def account(self) -> Account:
        """Who has signed in; only behind a door that asks for it."""
        found = account()
        assert found is not None
        return found

    def at(self, path: str, **words: str) -> str:
        """A path of the desk in the language that is being read."""
        code = self.language.code
        words |= {"bahasa": code} if code != self.default_language and "bahasa=" not in path else {}
        return f"{path}{'&' if '?' in path else '?'}{urlencode(words)}" if words else path

    def go(self, path: str, **words: str) -> flask.Response:
        """On to another page, after what was sent is done."""
        return flask.make_response(flask.redirect(self.at(path, **words), 303))

    def page(self, title: str, headline: Headline, body: list[Any], *, status: int = 200) -> flask.Response:
        """A whole page of the desk."""
        parts = [
            self._top(),
            self._context(),
            self._one_person(),
            html.Main([_heading(headline), *body], id="isi"),
        ]
        shown = page_html(parts)
        ending = session_end.notice(self.language, shown, self.at(session_end.PATH))
        flask.g.script = session_end.script() if ending else ""
        shown += markup(ending)
        words = {
            "title": title,
            "language": self.language.code,
            "page": shown,
            "script": flask.g.script,
        }
        flask.g.style = self.sheet.for_page(_template().render(**words, style=""))  # the policy names it
        text = _template().render(**words, style=Markup(flask.g.style))
        return flask.Response(text, status, mimetype="text/html")

    def _top(self) -> Any:
        _, path = self.language.text, flask.request.path
        links = [
            html.Li(
                html.A(
                    words,
                    href=self.at(to),
                    **({"aria-current": "page"} if f"{path}/".startswith(f"{to}/") else {}),
                ),
                className="in-top in-bar",
            )
            for endpoint, to, words in (
                ("desk", "/meja", _("Meja")),
                ("uploads", "/muat", _("Muat")),
                ("written", "/tulis", _("Tulis")),
                ("rounds", "/tanggapan", _("Tanggapan")),
                ("editions", "/edisi", _("Edisi")),
                ("own_account", "/akun", _("Akun saya")),
                ("people", "/pengguna", _("Pengguna")),
                ("audit", "/audit", _("Audit")),
            )
            if account() is not None and judge(endpoint, account()).may
        ]
        asked = dict(flask.request.args)
        if flask.request.endpoint == "sign_in" and (then := flask.request.form.get("lanjut", "")):
            asked["lanjut"] = then
        languages: list[Any] = []
        for code, name in (("id", "ID"), ("en", "EN")):
            here = {"aria-current": "true"} if code == self.language.code else {}
            spoken = {"id": "Bahasa Indonesia", "en": "English"}[code]
            languages += [
                " · " if languages else "",
                html.A(
                    name,
                    href=f"?{urlencode({**asked, 'bahasa': code})}",
                    hrefLang=code,
                    title=spoken,
                    **here,
                ),
            ]
        return html.Header(
            [
                html.A(_("Langsung ke isi"), href="#isi", className="skip"),
                html.A("Pantau Jamsostek", href=self.at("/"), className="brand"),
                html.Nav(html.Ul(links), **{"aria-label": _("Meja data")}) if links else None,
                html.Span(languages, className="languages"),
            ],
            className="top",
        )

    def _context(self) -> Any:
        _, who = self.language.text, account()
        if who is None:
            return None
        words = html.P([_("Masuk sebagai"), " ", html.B(who.person), ", ", role_words(self.language, who)])
        leave = button_form(self.at("/keluar"), _("Keluar dari akun"), look="quiet")
        return html.Section([words, leave], className="who", **{"aria-label": _("Akun")})

    @property
    def one_person(self) -> OnePerson | None:
        """That one person may publish here, where an administrator has said so."""
        return one_person(self.database)

    def _one_person(self) -> Any:
        """What everybody who has signed in reads on every page while one person may publish."""
        found = self.one_person if account() is not None else None
        if found is None:
            return None
        words = self.language.text(
            "Satu orang boleh menerbitkan di sini, sejak {at}, menurut {name}: “orang kedua” boleh orang "
            "yang sama.",
            at=self.language.moment(found.since),
            name=found.by,
        )
        return html.P(words, className="one-person", role="note")


@cache
def _template() -> Template:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("desk.html")


def account() -> Account | None:
    """Who has signed in, if anybody has."""
    return current_user.account if current_user.is_authenticated else None


def _heading(headline: Headline) -> Any:
    return html.H1(sentence(headline.text, headline.tone))
