"""A digest: all news for one person, as the subject and the text of one mail."""

from collections.abc import Sequence
from datetime import date

from dashboards.notify.events import Event
from dashboards.rendering.language import Language
from data.repository.audit.heads import Head
from data.safe_text import printable

MOST = 20  # lines under one heading


def subject(language: Language, found: Sequence[Event], today: date, *, mark: str) -> str:
    """How much there is, of which day; `mark` says that figures are invented."""
    _ = language.text
    words = _(
        "Pantau Jamsostek: {n} {n:kabar|kabar}, {day}",
        n=language.number(len(found)),
        day=language.day(today),
    )
    return f"[{mark}] {words}" if mark else words


def question_subject(language: Language) -> str:
    """Of the mail that asks whether its address is right."""
    return language.text("Pantau Jamsostek: apakah alamat ini milik Anda?")


def question(language: Language, person: str, address: str) -> str:
    """The mail that asks; `address` is where it is answered."""
    _ = language.text
    lines = [
        _("Yth. {name},", name=person),
        "",
        _("Alamat ini ditulis di Pantau Jamsostek untuk menerima kabar. Bila itu Anda, buka dan setujui:"),
        f"  {address}",
        "",
        _("Tautan berlaku tujuh hari. Bila bukan Anda, abaikan; tidak ada lagi yang dikirim ke sini."),
    ]
    return "\n".join(lines) + "\n"


def invitation_subject(language: Language) -> str:
    """Of the mail that asks a contact whether it wants reminders."""
    return language.text("Pantau Jamsostek: apakah Anda mau menerima pengingat?")


def invitation(language: Language, person: str, area: str, address: str) -> str:
    """The mail that asks; `address` is where it is answered."""
    _ = language.text
    lines = [
        _("Yth. {name},", name=person),
        "",
        _(
            "Alamat ini dicatat sebagai kontak resmi {area} di Pantau Jamsostek. Bila Anda mau menerima "
            "pengingat (kesepakatan rapat, iuran yang akan berakhir, bulan yang belum dilaporkan), buka dan "
            "pilih:",
            area=area,
        ),
        f"  {address}",
        "",
        _(
            "Tautan berlaku tujuh hari. Tanpa pilihan Anda tidak ada pengingat. Menolak pun di sana; sesudah "
            "itu alamat ini tidak ditanya lagi."
        ),
    ]
    return "\n".join(lines) + "\n"


def body(
    language: Language,
    person: str,
    found: Sequence[Event],
    *,
    base: str,
    simulation: str,
    call: Sequence[str] = (),
    choice: str = "",
    head: Head | None,
) -> str:
    """The whole mail as plain text, each heading with its lines and where to read on.

    `base` is what addresses begin with; `simulation` says that figures are invented; `head` is of the audit;
    `call`: whom to call about what is late; `choice`: where it is chosen and stopped, if not at /akun.
    """
    _ = language.text
    lines = [_("Yth. {name},", name=person), ""]
    if simulation:
        lines += [simulation, ""]
    groups: dict[str, list[Event]] = {}
    for event in found:
        groups.setdefault(event.group, []).append(event)
    for group, events in groups.items():
        lines += [f"{group.upper()} ({language.number(len(events))})", *_lines(language, events, base), ""]
    if call:
        lines += [_("Yang dapat dihubungi").upper(), *(" ".join(printable(one).split()) for one in call), ""]
    lines += [
        "--",
        _("Pilih apa yang dikabarkan, atau berhenti: {address}", address=choice or f"{base}/akun"),
    ]
    if head is not None:
        count = language.number(head.records)
        lines += ["", _("Audit: {n} catatan, kepala rantainya {head}", n=count, head=head.digest)]
    return "\n".join(lines) + "\n"


def _lines(language: Language, events: Sequence[Event], base: str) -> list[str]:
    _ = language.text
    if events[0].kind == "reports":  # nothing but names
        return [", ".join(event.words for event in events), f"  {base}{events[0].path}"]
    lines = []
    for event in events[:MOST]:
        words = " ".join(printable(event.words).split())  # one line, whatever was typed
        lines += [f"- {words}", f"  {base}{event.path}"]
    if len(events) > MOST:
        lines.append(_("- dan {n} lagi", n=language.number(len(events) - MOST)))
    return lines
