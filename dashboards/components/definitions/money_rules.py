"""The rules by which people on lists and rupiah are followed: the funnel, benefits beside contributions."""

from dashboards.request.context import Context


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
            _("Kepesertaan bukan orang"),
            _(
                "Satu orang dapat menjadi peserta di dua segmen, beberapa program, atau dua daftar dana. "
                "Jumlah atas segmen, program, atau daftar adalah jumlah kepesertaan; berapa orangnya tidak "
                "dapat dihitung tanpa NIK."
            ),
        ),
    ]
