"""The words of an edition of a meeting: what is asked of it, its state, why a deed is not done."""

from dashboards.desk.desk import Desk
from data.repository.drafts.edition_proposals import EditionDeed, Kind, State
from data.repository.editions import Edition
from data.repository.visibility import under_embargo


def asked_words(desk: Desk, one: EditionDeed) -> str:
    """What is asked, as a sentence."""
    _ = desk.language.text
    if one.kind == "open":
        return _("Buka edisi “{title}” sekarang.", title=one.title)
    until = desk.language.moment(one.embargo_until) if one.embargo_until else ""
    if one.kind == "embargo":
        return _("Sembunyikan edisi “{title}” sampai {until}.", title=one.title, until=until)
    if until:
        return _("Buat edisi “{title}”, tersembunyi sampai {until}.", title=one.title, until=until)
    return _("Buat edisi “{title}”, langsung terbuka.", title=one.title)


def kind_words(desk: Desk, kind: Kind) -> str:
    """A button that asks for it."""
    _ = desk.language.text
    return {
        "create": _("Usulkan edisi"),
        "embargo": _("Usulkan disembunyikan"),
        "open": _("Usulkan dibuka sekarang"),
    }[kind]


def state_words(desk: Desk, state: State) -> str:
    """What became of what was asked."""
    _ = desk.language.text
    return {
        "proposed": _("menunggu orang kedua"),
        "doing": _("sedang dikerjakan"),
        "done": _("selesai"),
        "returned": _("dikembalikan"),
        "cancelled": _("dibatalkan"),
        "failed": _("tidak dapat dikerjakan"),
    }[state]


def visibility_words(desk: Desk, edition: Edition) -> str:
    """Whether everybody may see an edition."""
    _ = desk.language.text
    hidden = under_embargo(edition.embargo_until)
    if hidden and edition.embargo_until:
        return _("tersembunyi sampai {until}", until=desk.language.moment(edition.embargo_until))
    return _("rancangan") if edition.draft else _("terbuka")


def edition_words(desk: Desk, reason: str) -> str:
    """Why it is not done, and what to do."""
    _ = desk.language.text
    return {
        "role": _("Peran akun Anda tidak mencakup halaman atau tindakan ini."),
        "stale": _("Usulan ini sudah berubah, mungkin oleh orang lain atau di tab lain. Lihat lagi."),
        "same_person": _("Yang mengusulkan tidak dapat memutuskan; minta orang kedua."),
        "figures": _("Angka yang terbit berubah sejak halaman ini dibuka. Lihat lagi, lalu putuskan."),
        "waiting": _("Ada usulan lain untuk edisi itu yang belum diputuskan."),
        "reason": _("Tulis alasannya; pengusul membacanya."),
        "slug": _("Nama pendek memakai huruf kecil, angka, dan tanda hubung, misalnya monev-2026-12."),
        "taken": _("Nama pendek itu sudah dipakai edisi lain."),
        "title": _("Tulis judul yang dilihat pembaca, misalnya Monev Desember 2026."),
        "until": _("Pilih saat yang belum lewat (WIB)."),
        "gone": _("Edisi itu tidak ada atau tidak dapat diubah."),
        "empty": _("Koleksi itu belum berisi angka."),
    }[reason]
