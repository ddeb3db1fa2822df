"""What an office fills in, by what it is for, and the ways to send it."""

from typing import Any, NamedTuple

from dashboards.components.common.how_to_load import template_link
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


class Form(NamedTuple):
    """A format that an office fills in: its name, what it is called, what is seen once it is there."""

    name: str
    title: str
    purpose: str


def monthly(context: Context) -> list[Form]:
    """What is sent every month."""
    _ = context.language.text
    return [
        Form("rekap", _("Rekap bulanan"), _("Potensi dan peserta aktif tiap segmen, satu daerah sebaris.")),
        Form("baku", _("Format baku"), _("Satu angka sebaris; juga peserta menurut program dan basis.")),
    ]


def money(context: Context) -> list[Form]:
    """Who pays for whom, and what comes back."""
    _ = context.language.text
    return [
        Form("pendanaan", _("Pendanaan"), _("Iuran yang dibayar APBD dan pihak lain: kelompok, bulan, Rp.")),
        Form("manfaat", _("Manfaat"), _("Kasus dan rupiah yang diterima, menurut program dan bulan.")),
        Form("iuran", _("Tarif iuran"), _("Tarif menurut segmen dan program, bila berubah.")),
    ]


def duties(context: Context) -> list[Form]:
    """What was ordered and agreed, and how far it is."""
    _ = context.language.text
    return [
        Form("target", _("Target"), _("Target tiap daerah dan segmen, dengan dokumennya.")),
        Form("kepatuhan", _("Empat kewajiban Inpres"), _("Status, dokumen, dan tenggat tiap daerah.")),
        Form("peraturan", _("Peraturan"), _("Perda, Perbup, Perwal, SE, Perdes: nomor, tanggal, perihal.")),
        Form("kesepakatan", _("Kesepakatan rapat"), _("Siapa mengerjakan apa, sampai kapan, sejauh mana.")),
        Form("sosialisasi", _("Sosialisasi"), _("Kegiatan menurut daerah, tanggal, topik, dan sasaran.")),
        Form("kelas_ucj", _("Kelas UCJ"), _("Batas keempat kelas menurut dokumen kantor.")),
    ]


def employers(context: Context) -> list[Form]:
    """Whose workers are not covered yet, and what others have published."""
    _ = context.language.text
    return [
        Form("pemberi_kerja", _("Pemberi kerja"), _("Belum daftar atau daftar sebagian, menurut sektor.")),
        Form("proyek", _("Proyek jasa konstruksi"), _("Pemilik, nilai, tanggal kontrak, pekerja.")),
        Form("sektor", _("Sektor usaha"), _("Potensi dan peserta menurut sektor.")),
        Form("terbit", _("Angka terbit"), _("Angka yang pernah diterbitkan, dengan sumbernya.")),
    ]


def form_list(context: Context, found: list[Form]) -> Element:
    """Each with its template."""

    def item(form: Form) -> Element:
        words = [html.B(form.title), html.Span(form.purpose, className="muted")]
        return html.Li(template_link(context, form.name, words))

    return html.Ul([item(form) for form in found], className="forms")


def ways_to_send(context: Context) -> Element:
    """With an account, without one, on the server; and what must not be sent."""
    _ = context.language.text
    steps: list[Any] = [
        _("Berkas sendiri juga diterima: rekap Excel, ODS, atau CSV kantor, tabel BPS, portal data."),
        _("Petugas dengan akun: masuk lewat kaki halaman, lalu pilih Muat."),
        _("Tanpa akun: kirim berkasnya kepada pengelola data situs ini."),
        [_("Di server, dengan terminal:"), " ", html.Code("python -m etl load BERKAS.xlsx")],
        [
            _("Daftar nama dan NIK jangan dikirim;"),
            " ",
            html.A(
                _("periksa di perangkat Anda sendiri"),
                href=context.selection.href("/periksa-daftar"),
                **{"data-whole": "ya"},
            ),
            ".",
        ],
    ]
    return html.Ul([html.Li(step) for step in steps], className="plain")
