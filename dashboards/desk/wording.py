"""Words of the desk that several pages say: roles, why a password cannot be set."""

from dashboards.rendering.language import Language
from data.provinces.definition import province
from data.repository.accounts.accounts import Account
from data.repository.accounts.passwords import SHORTEST
from data.repository.accounts.roles import Role


def role_name(language: Language, role: Role) -> str:
    """A role by itself."""
    _ = language.text
    return {
        "area": _("pejabat daerah"),
        "editor": _("penyunting"),
        "publisher": _("penerbit"),
        "administrator": _("administrator"),
    }[role]


def role_words(language: Language, account: Account) -> str:
    """A role with what it is about: the areas of an area official, the office of others."""
    about = language.joined(list(account.areas)) if account.areas else account.office
    return f"{role_name(language, account.role)} · {about}" if about else role_name(language, account.role)


def weak_words(language: Language, reason: str) -> str:
    """What is wrong with a password, and what is asked for."""
    _ = language.text
    return {
        "short": _(
            "Sandi paling pendek {n} karakter; beberapa kata yang tak berkaitan mudah diingat.", n=SHORTEST
        ),
        "long": _("Sandi itu terlalu panjang; paling banyak 200 karakter."),
        "name": _("Sandi tidak boleh memuat nama akun atau nama Anda."),
        "simple": _("Sandi itu terlalu mudah ditebak; pilih beberapa kata yang tak berkaitan."),
        "different": _("Kedua sandi baru tidak sama; ketik lagi."),
    }[reason]


def account_error_words(language: Language, reason: str) -> str:
    """Why an account cannot be made or changed."""
    _, code = language.text, province().examples.code
    return {
        "name": _("Nama akun memakai 3 sampai 60 huruf kecil, angka, titik, atau tanda hubung."),
        "taken": _("Nama akun itu sudah dipakai; pilih nama lain."),
        "areas": _("Hanya pejabat daerah yang memakai kode daerah; kosongkan kodenya."),
        "no_areas": _("Sebut kode daerah pejabat daerah itu, misalnya {code}.", code=code),
        "unknown_areas": _(
            "Ada kode daerah yang tidak dikenal; pakai kode Kemendagri, misalnya {code}.", code=code
        ),
        "unknown": _("Akun itu tidak ada atau sudah dinonaktifkan."),
        "last": _("Itu administrator terakhir; buat administrator lain lebih dahulu."),
    }[reason]
