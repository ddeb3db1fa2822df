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
                "bulan ini; untuk jumlah orang tanpa dibagi. Diperingkat di antara kabupaten/kota yang melapor "
                "pada kedua bulan; nilai yang sama berbagi peringkat. Potensi baru tidak menaikkan siapa pun."
            ),
        ),
    ]
