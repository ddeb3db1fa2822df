"""The rules by which people on lists and rupiah are followed: funnel, benefits, next budget, depth."""

from dashboards.request.context import Context
from data.facts.benefits import SMALL


def rules_money(context: Context) -> list[tuple[str, str]]:
    """Term and rule."""
    _ = context.language.text
    return [
        (
            _("Corong kepesertaan"),
            _(
                "Empat langkah menurut berkas pendanaan: direncanakan (orang dalam daftar), terverifikasi "
                "(lolos pemeriksaan NIK dan kelayakan), dibayar (iurannya sungguh dibayar), aktif (menjadi "
                "peserta aktif karenanya). Dua langkah dibandingkan hanya dalam program yang menyebut "
                "keduanya; langkah yang tidak disebut tidak pernah dianggap nol. Jumlah sebuah langkah "
                "ditulis bila setiap programnya menyebutnya. Pekerjaan siapa: memverifikasi, pengusul "
                "daftar; membayar, pemilik dana; mengaktifkan, BPJS Ketenagakerjaan. Tahun: tahun anggaran "
                "terbaru sampai bulan yang dipilih. Anggaran yang berlaku: anggaran perubahan, bila tidak "
                "disebut anggaran awalnya."
            ),
        ),
        (
            _("Keluar sebelum anggaran tahun depan"),
            _(
                "Program yang bulan terakhirnya sejak bulan yang dipilih sampai Desember tahun itu, bagi "
                "orang yang tidak diteruskan. Meneruskan setahun: orang itu × tarif penuh dua belas bulan "
                "sesudah bulan terakhirnya; tidak termasuk pegawai non-ASN, yang iurannya menurut upah."
            ),
        ),
        (
            _("Non-ASN menjadi PPPK"),
            _(
                "Hanya bila berkas pendanaan menyebutnya (menjadi_pppk). Mereka beralih pada bulan sesudah "
                "bulan terakhir yang dibayar: tidak dihitung sebagai yang keluar dari perlindungan, dan pada "
                "perubahan PU serta semua segmen ditulis sebagai peralihan, terpisah dari iuran yang "
                "berakhir. Yang diperpanjang tidak dapat sekaligus beralih."
            ),
        ),
        (
            _("Iuran dan manfaat"),
            _(
                "Dua belas bulan sampai bulan terbaru yang dilaporkan manfaatnya. Setiap kelompok di setiap "
                "daerah: manfaat bulan-bulan yang dilaporkan di samping iuran bulan-bulan yang sama, atau "
                "sekian bulan sebelumnya menurut jeda. Iuran: realisasi program, bila tidak disebut "
                "anggaran yang berlaku, dibagi rata atas bulannya; tidak diketahui bila satu programnya "
                "tidak menyebut bulan atau rupiah. Baris manfaat yang bulannya bertumpuk dihitung sekali "
                "(yang berakhir terakhir, lalu yang terpanjang); yang melewati batas dua belas bulan "
                "tidak dihitung. "
                "Perbandingan hanya atas kelompok yang kedua sisinya diketahui. Kurang dari {n} kasus diberi "
                "tanda: galat baku relatifnya (1 dibagi akar jumlah kasus) lebih dari {p}.",
                n=SMALL,
                p=context.language.percent(100 / SMALL**0.5, 0),
            ),
        ),
        (
            _("Kedalaman program"),
            _(
                "Bulan terbaru sampai bulan yang dipilih yang dilaporkan menurut program, bulan yang sama "
                "bagi semua daerah. Peserta program dibagi peserta aktif segmennya, hanya daerah yang "
                "melaporkan keduanya dengan dasar yang sama. Antarprogram tidak dijumlahkan: orangnya sama."
            ),
        ),
        (
            _("Kepesertaan bukan orang"),
            _(
                "Satu orang dapat menjadi peserta di dua segmen, beberapa program, atau dua daftar dana. "
                "Jumlah atas segmen, program, atau daftar adalah jumlah kepesertaan; berapa orangnya tidak "
                "dapat dihitung tanpa NIK."
            ),
        ),
    ]
