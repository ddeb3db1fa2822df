"""/audit: what was done, newest first, and whether the chain is whole."""

from datetime import datetime
from typing import Any

import flask

from dashboards.desk.desk import Desk
from dashboards.desk.forms import done, problem
from dashboards.desk.wording import role_name
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import Language
from data.repository.audit import trail

SHOWN = 200


def register(server: flask.Flask, desk: Desk) -> None:
    """The page."""

    def page() -> flask.Response:
        _ = desk.language.text
        found = trail.check(desk.database)
        rows = trail.records(desk.database, most=SHOWN)
        said = done(_("Rantai utuh. Kepala: {head}", head=found.head))
        if not found.is_intact:
            broken = desk.language.number(found.broken)
            said = problem(
                _("Rantai putus di catatan {n}: catatan itu atau yang sebelumnya diubah.", n=broken)
            )
        heads = [_("Nomor"), _("Saat"), _("Siapa"), _("Apa"), _("Tentang"), _("Rincian")]
        table = html.Table(
            [
                html.Caption(_("Catatan terbaru"), className="unseen"),
                html.Thead(html.Tr([html.Th(words) for words in heads])),
                html.Tbody([html.Tr([html.Td(cell) for cell in _cells(desk, row)]) for row in rows]),
            ],
            className="table",
        )
        count = desk.language.number(found.records)
        headline = Headline(_("**{n}** {n:catatan|catatan} dalam audit", n=count))
        return desk.page(_("Audit"), headline, [said, html.Div(table, className="scroll")])

    server.add_url_rule("/audit", "audit", page)


def _cells(desk: Desk, row: dict[str, Any]) -> list[Any]:
    moment = desk.language.moment(datetime.fromisoformat(row["happened_at"]))
    detail = detail_words(desk.language, row["detail"] or {})
    kind = kind_words(desk.language, row["kind"])
    return [desk.language.number(row["id"]), moment, row["actor"] or "–", kind, row["subject"], detail]


def detail_words(language: Language, detail: dict[str, Any]) -> str:
    """The details of a record, named in the reader's language; what has no word of its own as it is kept."""
    _ = language.text
    names = {
        "alasan": _("alasan"),
        "areas": _("wilayah"),
        "cadangan": _("cadangan"),
        "code": _("dengan kode"),
        "daerah": _("daerah"),
        "darurat": _("darurat"),
        "diam": _("tidak menjawab"),
        "digest": _("sidik"),
        "jawaban": _("jawaban"),
        "jenis": _("jenis"),
        "kantor": _("kantor"),
        "lewat": _("lewat"),
        "muatan": _("muatan"),
        "note": _("catatan"),
        "reason": _("alasan"),
        "role": _("peran"),
        "salinan": _("salinan"),
        "satu_orang": _("satu orang"),
        "size": _("ukuran, bita"),
        "tautan": _("tautan"),
        "until": _("sampai"),
        "untuk": _("untuk"),
        "usulan": _("usulan"),
    }
    kept = {
        "agreements": _("kesepakatan"),
        "cover": _("iuran yang dibayar"),
        "reports": _("bulan yang belum dilaporkan"),
        "drafts": _("berkas yang menunggu"),
        "audit": _("kepala audit"),
        "right": _("benar"),
        "wrong": _("ada yang salah"),
    }
    parts = []
    for key, value in detail.items():
        if value in (None, "", []):
            continue
        if isinstance(value, bool):
            words = _("ya") if value else _("tidak")
        elif key == "role":
            words = role_name(language, value)
        elif isinstance(value, list):
            words = ", ".join(kept.get(one, str(one)) for one in value)
        else:
            words = kept.get(value, str(value)) if key == "jawaban" else str(value)
        parts.append(f"{names.get(key, key)}: {words}")
    return "; ".join(parts)


def kind_words(language: Language, kind: str) -> str:
    """What a kind of record means."""
    _ = language.text
    return {
        "sign_in": _("masuk"),
        "sign_in.failed": _("gagal masuk"),
        "sign_out": _("keluar"),
        "sign_out.everywhere": _("keluar di semua perangkat"),
        "invitation.first": _("tautan administrator pertama dibuat"),
        "invitation.used": _("undangan dipakai"),
        "account.add": _("akun dibuat"),
        "account.reset": _("akun diundang ulang"),
        "account.role": _("peran akun diganti"),
        "account.disable": _("akun dinonaktifkan"),
        "one_person.allowed": _("satu orang boleh menerbitkan"),
        "one_person.ended": _("dua orang menerbitkan lagi"),
        "password.change": _("sandi diganti"),
        "codes.begin": _("kode sekali pakai dipasang"),
        "identity.link": _("akun kantor dihubungkan"),
        "identity.unlink": _("akun kantor dilepaskan"),
        "mail.choose": _("pilihan surel diganti"),
        "mail.confirm": _("alamat surel disetujui"),
        "token.issue": _("token program dibuat"),
        "token.revoke": _("token program dicabut"),
        "evidence.add": _("berkas bukti disimpan"),
        "evidence.erase": _("berkas bukti dihapus"),
        "original.ask": _("salinan berkas asli diminta"),
        "original.keep": _("salinan berkas asli disimpan terenkripsi"),
        "original.missing": _("berkas asli tidak ada saat akan disalin"),
        "original.read": _("salinan berkas asli diunduh"),
        "original.erase": _("salinan berkas asli dihapus"),
        "contact.add": _("kontak daerah ditulis"),
        "contact.remove": _("kontak daerah dihapus"),
        "contact.ask": _("kontak daerah ditanyai: mau pengingat?"),
        "contact.reminders": _("kontak daerah memilih pengingatnya"),
        "contact.stop": _("kontak daerah menghentikan pengingat"),
        "contact.forgotten": _("kontak daerah terhapus sesudah dua tahun"),
        "upload.withdrawn": _("kiriman ditarik di baris perintah"),
        "command.load": _("berkas dimuat di baris perintah"),
        "command.withdraw": _("muatan ditarik di baris perintah"),
        "command.edition": _("edisi dibuat di baris perintah"),
        "command.publish": _("edisi diterbitkan di baris perintah"),
        "command.embargo": _("embargo diubah di baris perintah"),
        "command.restore": _("cadangan dipulihkan di baris perintah"),
        "command.forget": _("simpanan dihapus di baris perintah"),
        "command.boundaries": _("batas wilayah diimpor di baris perintah"),
        "upload": _("berkas dikirim"),
        "upload.submit": _("berkas diajukan"),
        "upload.cancel": _("berkas dibatalkan"),
        "upload.read_again": _("berkas diperiksa lagi"),
        "upload.publish": _("penerbitan diputuskan"),
        "upload.return": _("berkas dikembalikan"),
        "upload.withdraw": _("penarikan diputuskan"),
        "upload.erased": _("berkas dihapus dari karantina"),
        "intake.read": _("berkas terbaca"),
        "intake.refused": _("berkas ditolak saat dibaca"),
        "intake.failed": _("berkas tidak dapat dibaca"),
        "intake.submitted": _("berkas menunggu orang kedua"),
        "intake.published": _("berkas terbit"),
        "intake.withdrawn": _("berkas ditarik"),
        "intake.stated": _("isian formulir dicatat"),
        "upload.answer": _("pertanyaan tentang berkas dijawab"),
        "draft.ask": _("daerah diminta menanggapi draf"),
        "draft.answer": _("tanggapan atas draf"),
        "draft.link": _("tautan draf dibuat"),
        "draft.link_revoke": _("tautan draf dicabut"),
        "draft.close": _("permintaan tanggapan ditutup"),
        "draft.closed": _("masa tanggapan berakhir"),
        "edition.create": _("edisi diusulkan"),
        "edition.embargo": _("embargo edisi diusulkan"),
        "edition.open": _("pembukaan edisi diusulkan"),
        "edition.approve": _("usulan edisi disetujui"),
        "edition.return": _("usulan edisi dikembalikan"),
        "edition.cancel": _("usulan edisi dibatalkan"),
        "edition.done": _("usulan edisi dilaksanakan"),
        "edition.failed": _("usulan edisi gagal dilaksanakan"),
        "edition.proposed": _("usulan edisi perlu diputuskan lagi"),
    }.get(kind, kind)
