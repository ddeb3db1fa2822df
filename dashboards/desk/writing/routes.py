"""/tulis: what can be written without a file, and the addresses of its forms."""

import flask

from dashboards.desk.writing import (
    agreements,
    contacts_page,
    duties_page,
    evidence_page,
    one_line,
    reminders_page,
    targets_page,
)
from dashboards.desk.writing.agreements_page import PATH
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline


def register(server: flask.Flask, writing: Writing) -> None:
    """Puts the forms on the desk's server."""
    server.add_url_rule("/tulis", "written", lambda: _index(writing))
    agreements.register(server, writing)
    targets_page.register(server, writing)
    duties_page.register(server, writing)
    contacts_page.register(server, writing)
    reminders_page.register(server, writing)
    evidence_page.register(server, writing)
    for one in (one_line.COVER, one_line.OUTREACH, one_line.REGULATION):
        one_line.register(server, writing, one)


def _index(writing: Writing) -> flask.Response:
    desk, _ = writing.desk, writing.desk.language.text
    ways = [
        (
            PATH,
            _("Kesepakatan rapat"),
            _("Satu baris: daerah, apa, siapa, sampai kapan. Berlaku seketika."),
        ),
        (
            targets_page.PATH,
            _("Target"),
            _("Semua daerah menurut segmen; kolom Excel dapat ditempel. Menunggu orang kedua."),
        ),
        (
            duties_page.PATH,
            _("Empat kewajiban"),
            _("Sejauh mana tiap kewajiban, dengan dokumen, tanggal, dan bukti. Menunggu orang kedua."),
        ),
        (
            evidence_page.PATH,
            _("Berkas bukti"),
            _("PDF atau foto dokumen sebuah kewajiban, dibaca petugas yang masuk."),
        ),
        (
            one_line.COVER.path,
            _("Iuran yang dibayar"),
            _("Siapa dibayarkan, dari dana apa, berapa bulan. Menunggu orang kedua."),
        ),
        (
            one_line.OUTREACH.path,
            _("Kegiatan sosialisasi"),
            _("Hari, apa yang disampaikan, untuk siapa. Menunggu orang kedua."),
        ),
        (
            one_line.REGULATION.path,
            _("Peraturan"),
            _("Jenis, nomor, tanggal, perihal, alamat. Menunggu orang kedua."),
        ),
        (
            contacts_page.PATH,
            _("Kontak resmi"),
            _("Siapa yang dihubungi di tiap daerah. Hanya untuk petugas yang masuk."),
        ),
    ]
    items = [
        html.Li([html.A(html.B(name), href=desk.at(path)), html.Span(words, className="small")])
        for path, name, words in ways
    ]
    return desk.page(
        _("Tulis tanpa berkas"),
        Headline(_("**Tulis tanpa berkas**: isi formulirnya di sini")),
        [html.Ul(items, className="to-write")],
    )
