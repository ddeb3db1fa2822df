"""Addresses for who has no account: one area and one draft each, to send, to look at, to revoke."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import flask

from dashboards.components.area.share import SEND
from dashboards.desk.desk import Desk
from dashboards.desk.drafts.wording import until_words
from dashboards.desk.forms import button_form, choice, form, problem, submit
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.http import base
from data.repository.drafts.links import Link, token
from data.repository.drafts.rounds import Round


def links_page(
    desk: Desk,
    asked: Round,
    names: Mapping[str, str],
    found: list[Link],
    *,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """`names`: area code to name; `found`: every address given out for the round."""
    _ = desk.language.text
    active = [one for one in found if one.is_active]
    items = [_item(desk, asked, one, names[one.area]) for one in active]
    gone = len(found) - len(items)
    body: list[Any] = [
        problem(words) if words else None,
        html.P([html.B(asked.title), ". ", until_words(desk, asked)], className="muted"),
        html.P(
            _(
                "Siapa pun yang memegang tautan melihat angka satu daerah itu dan dapat menjawab dengan "
                "nama dan kantornya; jawabannya dicatat “lewat tautan”. Kirim hanya kepada pejabatnya."
            )
        ),
        _form(desk, asked, names) if asked.is_open else None,
        html.Div(items, className="answers") if items else None,
        html.P(_("{n} tautan dicabut atau berakhir.", n=desk.language.number(gone)), className="muted")
        if gone
        else None,
        html.P(html.A(_("Kembali ke semua jawaban"), href=desk.at(f"/tanggapan/{asked.id}"))),
    ]
    headline = Headline(_("**{n} tautan** berlaku", n=desk.language.number(len(active))))
    return desk.page(_("Tautan tanggapan"), headline, body, status=status)


def _form(desk: Desk, asked: Round, names: Mapping[str, str]) -> Element:
    _ = desk.language.text
    options = [("", _("semua yang belum menjawab"))]
    options += sorted(((code, names[code]) for code in asked.areas), key=lambda pair: pair[1])
    return form(
        desk.at(f"/tanggapan/{asked.id}/tautan"),
        [choice(_("Daerah"), "daerah", options), submit(_("Buat tautan"))],
        className="sheet",
    )


def _item(desk: Desk, asked: Round, link: Link, name: str) -> Element:
    _ = desk.language.text
    address = f"{base()}/draf/{token(desk.database, link)}"
    message = _(
        "Draf {title}: benarkah angka {name}? {address}", title=asked.title, name=name, address=address
    )
    return html.Details(
        [
            html.Summary(name),
            html.Code(address, className="address"),
            html.Span(
                _("Berlaku sampai {at}.", at=desk.language.moment(link.expires_at)), className="hint-text"
            ),
            html.Div(
                [
                    html.A(
                        _("Kirim lewat WhatsApp"),
                        href=f"{SEND}{quote(message)}",
                        className="button light",
                        rel="noreferrer",
                    ),
                    button_form(
                        desk.at(f"/tanggapan/{asked.id}/tautan/cabut"),
                        _("Cabut"),
                        hidden={"tautan": str(link.id)},
                        look="quiet",
                        label=_("Cabut tautan {name}", name=name),
                    ),
                ],
                className="buttons",
            ),
        ]
    )
