"""/edisi: what waits for a second person, the editions there are, and the form that asks for a new one."""

from datetime import timedelta
from typing import Any

import flask

from dashboards.desk.access import PREVIEW
from dashboards.desk.desk import Desk
from dashboards.desk.editions.wording import asked_words, kind_words, state_words, visibility_words
from dashboards.desk.forms import button_form, choice, field, form, problem, submit
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.dates import now, wib
from data.definitions.registry import registry
from data.repository.drafts.edition_proposals import LONGEST_SLUG, EditionDeed
from data.repository.editions import Edition
from data.repository.visibility import under_embargo

TONES = {"proposed": "perlu_percepatan", "done": "tercapai"} | dict.fromkeys(
    ("returned", "failed"), "jauh_tertinggal"
)
SHOWN = 20  # editions, newest first


def editions_page(
    desk: Desk,
    editions: list[Edition],
    asked: list[EditionDeed],
    holds: dict[str, str],
    *,
    figures: str,
    alive: bool,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """`editions`: every one, `asked`: the newest deeds, `holds`: collection to what a new one would hold.

    `figures`: their state now, which who decides has seen; `alive`: whether the intake process is there.
    """
    _ = desk.language.text
    waiting = [one for one in asked if one.state in ("proposed", "doing")]
    fixed = sorted((one for one in editions if not one.live), key=lambda one: one.created_at, reverse=True)
    over = [one for one in asked if one not in waiting][:8]
    body: list[Any] = [
        problem(words) if words else None,
        _intake(desk) if not alive and any(one.state == "doing" for one in waiting) else None,
        _section(_("Menunggu orang kedua"), [_waiting(desk, one, holds, figures) for one in waiting])
        if waiting
        else None,
        html.Section([html.H2(_("Edisi baru untuk rapat")), _form(desk, editions, holds)], className="card"),
        _section(_("Edisi yang ada"), [_edition(desk, one) for one in fixed[:SHOWN]]),
        html.P(html.A(_("Pratinjau semua yang belum terbuka"), href=desk.at(f"/{PREVIEW}/")))
        if desk.account.may("preview")
        else None,
        _section(_("Yang sudah diputuskan"), [_over(desk, one) for one in over]) if over else None,
    ]
    count = desk.language.number(len(waiting))
    headline = (
        Headline(_("**{n} usulan edisi** menunggu orang kedua", n=count), "perlu_percepatan")
        if waiting
        else Headline(_("**Tidak ada usulan** edisi yang menunggu"), "tercapai")
    )
    answer = desk.page(_("Edisi rapat"), headline, body, status=status)
    if status == 200 and any(one.state == "doing" for one in waiting):
        answer.headers["Refresh"] = "2"
    return answer


def _section(title: str, items: list[Element]) -> Element:
    return html.Section([html.H2(title), html.Ul(items, className="answers")], className="card")


def _intake(desk: Desk) -> Element:
    words = desk.language.text(
        "Proses pemasuk belum berjalan; usulan aman dan menunggu. Beri tahu administrator."
    )
    return html.P(words, className="problem", role="status")


def _waiting(desk: Desk, one: EditionDeed, holds: dict[str, str], figures: str) -> Element:
    _, who = desk.language.text, desk.account
    hidden = {"versi": str(one.version), "angka": figures}
    parts: list[Any] = [
        html.B(asked_words(desk, one)),
        html.Span(holds[one.collection], className="wide")
        if one.kind == "create" and one.collection in holds
        else None,
        html.Span(
            _("Diusulkan {name}, {at}.", name=one.proposed_by, at=desk.language.moment(one.proposed_at)),
            className="hint-text",
        ),
        html.Span([html.B(_("Alasan:")), " ", one.reason], className="said") if one.reason else None,
    ]
    at = desk.at
    if one.state == "doing":
        parts.append(html.Span(state_words(desk, one.state), className="hint-text"))
        return html.Li(parts)
    own = one.proposed_by == who.name
    if own:
        words = _("Orang kedua memutuskan; Anda yang mengusulkan.")
        if who.may("publish") and desk.one_person is not None:
            words = _("Anda yang mengusulkan.")
        parts.append(html.Span(words, className="hint-text"))
        parts.append(button_form(at(f"/edisi/{one.id}/batal"), _("Batalkan"), hidden=hidden, look="quiet"))
    if who.may("publish") and (not own or desk.one_person is not None):
        back = [html.Input(type="hidden", name="versi", value=str(one.version))]
        back += [
            field(_("Alasan bila dikembalikan"), f"alasan-{one.id}", required=True, maxLength="500"),
            submit(_("Kembalikan"), className="quiet"),
        ]
        parts.append(
            html.Div(
                [
                    button_form(at(f"/edisi/{one.id}/setujui"), _("Setujui"), hidden=hidden),
                    form(at(f"/edisi/{one.id}/kembalikan"), back),
                ],
                className="wide",
            )
        )
    return html.Li(parts)


def _edition(desk: Desk, one: Edition) -> Element:
    _ = desk.language.text
    hidden_now = one.draft or under_embargo(one.embargo_until)
    hidden = {"jenis": "open", "edisi": one.slug}
    parts: list[Any] = [
        html.B(one.title) if hidden_now else html.A(one.title, href=desk.at("/", edisi=one.slug)),
        html.Span(
            visibility_words(desk, one), className=f"tone-{'perlu_percepatan' if hidden_now else 'tercapai'}"
        ),
    ]
    if hidden_now:
        parts.append(button_form(desk.at("/edisi"), kind_words(desk, "open"), hidden=hidden, look="quiet"))
        ways = {"href": desk.at(f"/{PREVIEW}/", edisi=one.slug)}
        parts.append(html.A(_("Pratinjau"), **ways) if desk.account.may("preview") else None)
        parts.append(html.A(_("Tanya daerah"), href=desk.at("/tanggapan", draf=f"edisi:{one.slug}")))
    fields = [
        html.Input(type="hidden", name="jenis", value="embargo"),
        html.Input(type="hidden", name="edisi", value=one.slug),
        field(_("Sembunyikan sampai (WIB)"), f"sampai-{one.slug}", **_moment(), required=True),
        submit(kind_words(desk, "embargo"), className="quiet"),
    ]
    change = _("Ubah saat terbukanya") if hidden_now else _("Sembunyikan")
    parts.append(html.Details([html.Summary(change), form(desk.at("/edisi"), fields, className="sheet")]))
    return html.Li(parts)


def _over(desk: Desk, one: EditionDeed) -> Element:
    _ = desk.language.text
    people = _("Diusulkan {one}, diputuskan {other}.", one=one.proposed_by, other=one.decided_by or "–")
    if one.decided_by == one.proposed_by:
        people = _("Diusulkan dan diputuskan {one}, satu orang.", one=one.proposed_by)
    return html.Li(
        [
            html.Span(asked_words(desk, one)),
            html.B(state_words(desk, one.state), className=f"tone-{TONES.get(one.state, '')}"),
            html.Span(people, className="hint-text"),
            html.Span([html.B(_("Alasan:")), " ", one.reason], className="said") if one.reason else None,
        ]
    )


def _moment() -> dict[str, str]:
    first = wib(now() + timedelta(minutes=10))
    return {"type_": "datetime-local", "min": f"{first:%Y-%m-%dT%H:%M}"}


def _form(desk: Desk, editions: list[Edition], holds: dict[str, str]) -> Element:
    _, sent = desk.language.text, flask.request.form
    named, words = registry().collections, _("terkini")
    live = [
        (one.collection, f"{named[one.collection].label[desk.language.code]}, {words}")
        for one in editions
        if one.live and one.collection in holds
    ]
    if not live:
        return html.P(_("Belum ada angka yang dapat dijadikan edisi."), className="muted")
    return form(
        desk.at("/edisi"),
        [
            html.Input(type="hidden", name="jenis", value="create"),
            field(
                _("Judul"),
                "judul",
                hint=_("Yang dilihat pembaca, misalnya Monev Desember 2026."),
                required=True,
                maxLength="160",
                value=sent.get("judul", ""),
            ),
            field(
                _("Nama pendek"),
                "edisi",
                hint=_("Untuk tautan, misalnya monev-2026-12; kosong: dibuat dari judulnya."),
                maxLength=str(LONGEST_SLUG),
                autoCapitalize="none",
                value=sent.get("edisi", ""),
            ),
            choice(_("Angka"), "koleksi", live, chosen=sent.get("koleksi", "")),
            field(
                _("Tersembunyi sampai (WIB)"),
                "sampai",
                hint=_("Kosong: terbuka begitu orang kedua setuju."),
                **_moment(),
                value=sent.get("sampai", ""),
            ),
            submit(kind_words(desk, "create")),
        ],
        className="sheet",
    )
