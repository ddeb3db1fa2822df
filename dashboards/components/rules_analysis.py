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
    ]
