"""What may be done next to an upload, and by whom: three cards, each with its form or why it has none."""

from typing import Any

from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, field, form, submit
from dashboards.desk.intake.open_questions import can_be_answered
from dashboards.rendering.elements import Element, html
from data.repository.accounts.accounts import Account
from data.repository.uploads.uploads import Upload


def decision_cards(desk: Desk, upload: Upload) -> Element:
    """Submit; look at it and decide; published, and the way back."""
    _ = desk.language.text
    cards = [_submit(desk, upload), _decide(desk, upload), _published(desk, upload)]
    return html.Section(
        [html.H2(_("Ajukan, lalu orang kedua menerbitkan")), html.Div(cards, className="three")],
        className="card",
    )


def _action_button(desk: Desk, upload: Upload, deed: str, words: str, *, quiet: bool = False) -> Element:
    hidden = {"versi": str(upload.version)}
    looks = "quiet" if quiet else "main-button"
    return button_form(desk.at(f"/muat/{upload.id}/{deed}"), words, hidden=hidden, look=looks)


def _reasoned(desk: Desk, upload: Upload, deed: str, words: str, label: str) -> Element:
    return form(
        desk.at(f"/muat/{upload.id}/{deed}"),
        [
            html.Input(type="hidden", name="versi", value=str(upload.version)),
            field(label, "alasan", required=True, maxLength="500"),
            submit(words, className="quiet"),
        ],
    )


def may_decide(who: Account, upload: Upload, *, alone: bool) -> bool:
    """Whether somebody may publish or return it: a publisher, of one's own only where one person may."""
    return who.may("publish") and (alone or not is_own(who.name, upload))


def is_own(name: str | None, upload: Upload) -> bool:
    """Whether an account brought it in or submitted it."""
    return name in (upload.account, upload.submitted_by)


def _card(title: str, parts: list[Any], *, here: bool) -> Element:
    return html.Div([html.H3(title), *parts], className="step-card here" if here else "step-card")


def _submit(desk: Desk, upload: Upload) -> Element:
    _, who = desk.language.text, desk.account
    parts: list[Any] = []
    if upload.state == "read":
        outside = [code for code in upload.areas if code not in who.areas]
        if not who.may("see_all") and (outside or not upload.areas):
            parts.append(html.P(_("Berkas ini memuat daerah di luar daerah Anda; kirim hanya daerah Anda.")))
        else:
            parts += [
                html.P(_("Sudah Anda lihat temuan dan perubahannya?")),
                _action_button(desk, upload, "ajukan", _("Ajukan")),
            ]
        parts.append(_action_button(desk, upload, "periksa", _("Periksa lagi"), quiet=True))
    elif upload.state == "refused":
        asked = can_be_answered(upload)
        words = _("Perbaiki berkasnya, lalu kirim lagi.")
        if asked:
            words = _("Jawab pertanyaan di Temuan, atau perbaiki berkasnya dan kirim lagi.")
        elif upload.report.get("hasil") == "sudah ada":
            words = _("Tidak ada yang perlu Anda lakukan dengan berkas ini.")
        parts.append(html.P(words))
        look = "button light" if asked else "button"
        parts.append(html.P(html.A(_("Kirim berkas lain"), href=desk.at("/muat"), className=look)))
    elif upload.submitted_by and upload.submitted_at:
        words = _(
            "Diajukan {name}, {at}.", name=upload.submitted_by, at=desk.language.moment(upload.submitted_at)
        )
        parts.append(html.P(words))
        if upload.state == "returned" and upload.account == who.name and not upload.form:
            parts.append(html.P(_("Perbaiki menurut alasannya, lalu kirim lagi.")))
            parts.append(html.P(html.A(_("Kirim berkas lain"), href=desk.at("/muat"), className="button")))
    if upload.state in ("read", "refused", "submitted") and upload.account == who.name:
        parts.append(_action_button(desk, upload, "batal", _("Batalkan"), quiet=True))
    return _card(_("Petugas mengajukan"), parts, here=upload.state in ("read", "refused"))


def _decide(desk: Desk, upload: Upload) -> Element:
    _, who = desk.language.text, desk.account
    parts: list[Any] = []
    alone = desk.one_person is not None
    if upload.state == "submitted" and may_decide(who, upload, alone=alone):
        words = _("Anda orang kedua. Periksa temuan dan perubahannya.")
        if is_own(who.name, upload):
            words = _("Anda yang mengirim atau mengajukannya. Periksa temuan dan perubahannya.")
        parts += [
            html.P(words),
            _action_button(desk, upload, "terbitkan", _("Terbitkan")),
            _action_button(desk, upload, "periksa", _("Periksa lagi"), quiet=True),
            _reasoned(desk, upload, "kembalikan", _("Kembalikan"), _("Alasan bila dikembalikan")),
        ]
    elif upload.decided_by and upload.decided_at:
        words = _(
            "Diputuskan {name}, {at}.", name=upload.decided_by, at=desk.language.moment(upload.decided_at)
        )
        parts.append(html.P(words))
        if is_own(upload.decided_by, upload):
            parts.append(html.P(_("Diputuskan oleh yang mengirim atau mengajukannya.")))
    elif alone:
        parts.append(html.P(_("Seorang penerbit memutuskan di halaman ini.")))
    else:
        parts.append(
            html.P(
                _("Seorang penerbit memutuskan di halaman ini. Yang mengunggah atau mengajukan tidak dapat.")
            )
        )
    return _card(_("Orang kedua memeriksa"), parts, here=upload.state == "submitted")


def _published(desk: Desk, upload: Upload) -> Element:
    _, who = desk.language.text, desk.account
    parts: list[Any] = [html.P(_("Angka lama tetap terbaca di edisi sebelumnya, dan dapat dikembalikan."))]
    if upload.state == "published":
        parts.append(html.P(html.A(_("Lihat di Mutu data"), href=desk.at("/mutu-data"))))
        if who.may("publish"):
            parts.append(_reasoned(desk, upload, "tarik", _("Tarik lagi"), _("Alasan bila ditarik")))
    if upload.withdrawn_by:
        parts.append(html.P(_("Ditarik {name}.", name=upload.withdrawn_by)))
    return _card(_("Terbit"), parts, here=upload.state == "published")
