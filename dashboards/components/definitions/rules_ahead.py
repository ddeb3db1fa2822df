"""The rules about what lies ahead, in words: pace, cost, lapses."""

from dashboards.request.context import Context


def rules_ahead(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _ = context.language.text
    return [
        (
            _("Laju dan yang diperlukan"),
            _(
                "Diperlukan: orang yang kurang dari target dibagi bulan yang tersisa sampai 31 Desember "
                "tahun target. Laju: peserta aktif bulan ini dikurangi peserta aktif 3, 6, atau 12 bulan "
                "lalu, dibagi jumlah bulan itu; kosong bila salah satu dari kedua bulan itu tidak "
                "dilaporkan. Provinsi dan eks-karesidenan: hanya daerah yang melapor pada kedua bulan. "
                "Bulan tercapai menganggap target dan potensi tetap; lewat 2044 ditulis tidak sebelum 2045."
            ),
        ),
        (
            _("Biaya iuran"),
            _(
                "Orang × bulan × tarif JKK+JKM BPU lapis terendah, bulan demi bulan: Rp16.800 sebulan, atau "
                "Rp8.400 menurut PP 50/2025 bagi pekerja transportasi (Januari 2026–Maret 2027) dan pekerja "
                "lain (April–Desember 2026). Sumber keringanan itu menyebut pekerja sebagai pembayar, "
                "karena itu selalu ditulis terpisah."
            ),
        ),
        (
            _("Perlindungan yang berakhir"),
            _(
                "Program membayar dari bulan pertama sampai bulan terakhirnya. Berakhir dalam enam bulan: "
                "bulan terakhirnya bulan yang dipilih atau salah satu dari lima bulan sesudahnya. Dianggap "
                "diteruskan bila dana, kelompok, dan daerah yang sama membayar lagi mulai bulan berikutnya, "
                "sebanyak pekerjanya. Cakupan bila berakhir: (peserta aktif − pekerja yang tidak "
                "diteruskan) ÷ potensi. Program yang bulannya tidak disebut tidak pernah dihitung berjalan "
                "atau berakhir."
            ),
        ),
    ]
