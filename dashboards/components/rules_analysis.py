"""The rules of the analysis of areas, in words: peers, movement, climbing, rank ranges, projection."""

from dashboards.context import Context


def rules_analysis(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _ = context.language.text
    return [
        (
            _("Sebanding"),
            _(
                "Lima kabupaten/kota terdekat menurut empat ukuran bulan itu: logaritma potensi total, "
                "bagian BPU dan bagian jakon dalam potensi, serta kota atau kabupaten (1 atau 0). "
                "Masing-masing dibagi simpangan bakunya di antara semua daerah; jaraknya jarak Euklides. "
                "Capaian tidak ikut menentukan."
            ),
        ),
        (
            _("Peringkat kenaikan"),
            _(
                "Peserta aktif bulan ini dikurangi peserta aktif 12 (atau 3) bulan lalu, dibagi potensi "
                "bulan ini; untuk jumlah orang tanpa dibagi. Diperingkat di antara daerah yang melapor "
                "pada kedua bulan; nilai yang sama berbagi peringkat. Potensi baru tidak menaikkan siapa pun."
            ),
        ),
        (
            _("Bila ingin naik"),
            _(
                "Orang paling sedikit sehingga capaian melewati daerah ke-n di atasnya, atau mencapai persen "
                "yang dipilih, dengan potensi dan daerah lain tetap. Daerah yang sama nilainya dilewati "
                "bersama; setara dengan yang dituju belum melewati. Sebulan: dibagi bulan yang tersisa "
                "sampai 31 Desember tahun target, dibulatkan ke atas; pada Desember sampai Desember "
                "berikutnya. Kelompok: sebanding pekerja dalam program daerah itu yang berjalan bulan itu, "
                "bila tidak ada dalam program tahun terakhir yang tercatat; sisa terbesar dibulatkan ke atas "
                "sehingga jumlahnya tepat."
            ),
        ),
    ]
