"""/privasi: what is kept of who signs in, for how long, and whom to ask; docs/privasi.md says it in full."""

import flask

from dashboards.desk.desk import Desk
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline


def register(server: flask.Flask, desk: Desk) -> None:
    """The page."""

    def page() -> flask.Response:
        _ = desk.language.text
        kept = [
            (_("Akun"), _("nama akun, nama, kantor, peran, daerah: selama akunnya ada, dan di audit tetap")),
            (_("Sandi"), _("hanya sidiknya (argon2); tidak seorang pun dapat membacanya")),
            (_("Jawaban atas draf"), _("nama, kantor, isi, dan saat; tetap, tidak dapat diubah")),
            (
                _("Sesi"),
                _("saat mulai dan terakhir terlihat, 30 hari; kuki hanya untuk tetap masuk dan tandanya"),
            ),
            (_("Percobaan masuk"), _("nama dan alamat hanya sebagai sidik berkunci, 1 hari")),
            (_("Audit"), _("siapa, apa, kapan, tanpa alamat internet: tetap, bukti asal angka yang terbit")),
            (_("Alamat surel"), _("selama Anda minta kabar; isi surel dihapus begitu terkirim")),
            (
                _("Kontak resmi"),
                _("nama, jabatan, surel, telepon; hanya petugas, sampai dihapus, paling lama dua tahun"),
            ),
            (
                _("Pengingat bagi kontak resmi"),
                _("yang dipilihnya sendiri, sampai kontaknya dihapus; sidik berkunci alamatnya, dua tahun"),
            ),
            (_("Berkas"), _("sampai terbit, dikembalikan, atau dibatalkan; paling lama 30 hari")),
            (
                _("Salinan terenkripsi berkas, bila administrator memintanya"),
                _("sampai dihapus administrator"),
            ),
        ]
        rows = [html.Tr([html.Th(what, scope="row"), html.Td(how)]) for what, how in kept]
        table = html.Table([html.Caption(_("Yang disimpan")), html.Tbody(rows)], className="grid plain-grid")
        words = [
            _("Pengendali data adalah kantor yang menjalankan dasbor ini (UU 27/2022)."),
            _("Untuk melihat, memperbaiki, atau menghentikan data Anda, hubungi administratornya."),
            _("Pembaca tidak memerlukan akun; halaman yang dibaca tidak memasang kuki."),
            _("Kirim rekap, bukan daftar nama: yang tampak seperti NIK atau telepon tidak masuk temuan."),
        ]
        body = [table, *(html.P(sentence) for sentence in words)]
        return desk.page(_("Privasi"), Headline(_("**Apa yang disimpan** tentang Anda")), body)

    server.add_url_rule("/privasi", "privacy", page)
