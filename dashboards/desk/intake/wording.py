"""The words of an upload: its state, its headline, why a deed is not done."""

from datetime import datetime

from dashboards.desk.desk import Desk
from dashboards.desk.intake.decisions import is_own
from dashboards.rendering.headline import Headline
from data.repository.uploads.uploads import State, Upload


def state_words(desk: Desk, state: State) -> str:
    """A state in a list."""
    _ = desk.language.text
    return {
        "received": _("sedang dibaca"),
        "read": _("siap diajukan"),
        "refused": _("harus diperbaiki"),
        "failed": _("tidak dapat dibaca"),
        "cancelled": _("dibatalkan"),
        "submitted": _("menunggu orang kedua"),
        "returned": _("dikembalikan"),
        "publishing": _("sedang diterbitkan"),
        "published": _("terbit"),
        "withdrawing": _("sedang ditarik"),
        "withdrawn": _("ditarik"),
        "stating": _("sedang dicatat"),
        "stated": _("tercatat"),
    }[state]


def headline(desk: Desk, upload: Upload) -> Headline:
    """The sentence the page of an upload opens with."""
    _, number = desk.language.text, desk.language.number
    errors = number(upload.report.get("jumlah_temuan", {}).get("error", 0))
    changed = sum((upload.report.get("perubahan") or {}).get("jumlah", {}).values())
    if upload.state == "refused" and upload.report.get("hasil") == "sudah ada":
        return Headline(_("Berkas yang sama **sudah terbit**; tidak ada yang perlu diajukan."), "tercapai")
    if upload.form and upload.state == "received":
        return Headline(_("Isian Anda **sedang diperiksa**."))
    if upload.form and upload.state == "read" and not changed:
        return Headline(_("**Siap diajukan**; angka peserta tidak berubah."), "tercapai")
    if upload.state == "read" and not changed:
        return Headline(
            _("Siap diajukan, tetapi **tidak ada angka peserta yang berubah**."), "perlu_percepatan"
        )
    if upload.state == "returned" and is_own(upload.decided_by, upload):
        return Headline(_("**Dikembalikan**."), "jauh_tertinggal")
    sentences = {
        "received": Headline(_("Berkas Anda **sedang dibaca**.")),
        "read": Headline(_("**Siap diajukan**: {n} angka baru atau berubah.", n=number(changed)), "tercapai"),
        "refused": Headline(
            _("**{n} {n:temuan|temuan} harus diperbaiki** sebelum berkas ini dapat masuk.", n=errors),
            "jauh_tertinggal",
        ),
        "failed": Headline(_("Berkas ini **tidak dapat masuk**."), "jauh_tertinggal"),
        "cancelled": Headline(_("Berkas ini **dibatalkan**; tidak ada yang terbit.")),
        "submitted": Headline(_("**Menunggu orang kedua** untuk diterbitkan."), "perlu_percepatan"),
        "returned": Headline(_("**Dikembalikan** oleh orang kedua."), "jauh_tertinggal"),
        "publishing": Headline(_("**Sedang diterbitkan**.")),
        "published": Headline(_("**Terbit** sebagai muatan {n}.", n=str(upload.load_id)), "tercapai"),
        "withdrawing": Headline(_("**Sedang ditarik**.")),
        "withdrawn": Headline(_("**Ditarik**; angka sebelumnya berlaku lagi."), "perlu_percepatan"),
        "stating": Headline(_("**Sedang dicatat**.")),
        "stated": Headline(_("**Tercatat**; kesepakatan berlaku tanpa orang kedua."), "tercapai"),
    }
    return sentences[upload.state]


def option_words(desk: Desk, upload: Upload) -> list[tuple[str, str]]:
    """The options of the command line that change what is published, in words."""
    _, options, found = desk.language.text, upload.options, []
    if options.get("embargo_until"):
        until = desk.language.moment(datetime.fromisoformat(options["embargo_until"]))
        found.append((_("Diembargo sampai {at}", at=until), _("sebelum itu tidak terlihat pembaca")))
    if options.get("replaces"):
        found.append((_("Menggantikan muatan {n}", n=options["replaces"]), _("muatan itu ditarik bersamaan")))
    if options.get("partial"):
        found.append((_("Sebagian"), _("baris yang ditolak ditinggalkan dan disimpan alasannya")))
    if upload.collection != "resmi":
        found.append((_("Koleksi {name}", name=upload.collection), ""))
    return found


def deed_words(desk: Desk, reason: str) -> str:
    """Why a deed is not done, and what to do."""
    _ = desk.language.text
    return {
        "role": _("Peran akun Anda tidak mencakup halaman atau tindakan ini."),
        "stale": _("Keadaan berkas ini sudah berubah, mungkin oleh orang lain atau di tab lain. Lihat lagi."),
        "same_person": _("Yang mengunggah atau mengajukan tidak dapat memutuskan; minta orang kedua."),
        "areas": _("Berkas ini memuat daerah di luar daerah Anda; kirim hanya daerah Anda."),
        "figures": _("Angka yang terbit berubah sejak berkas ini diperiksa. Periksa lagi, lalu putuskan."),
        "waiting": _("Berkas yang sama sudah diajukan orang lain dan menunggu keputusan."),
        "nothing": _("Pilih dahulu jawabannya; tidak ada yang ditebak."),
        "reason": _("Tulis alasannya; pengunggah membacanya."),
    }[reason]
