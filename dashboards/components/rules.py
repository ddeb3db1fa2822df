"""The rules of the pages on trends and on the quality of data, in words."""

from dashboards.context import Context


def more_rules(context: Context) -> list[tuple[str, str]]:
    """Term and rule."""
    _ = context.language.text
    return [
        (
            _("Kata tren"),
            _(
                "Dari 12 bulan terakhir, dengan potensi bulan terakhir di seluruh deret, paling sedikit 8 "
                "bulan diketahui. Naik atau turun bila uji Mann-Kendall nyata pada 5 % dan kemiringan "
                "Theil-Sen sedikitnya 0,5 poin setahun (untuk jumlah orang: 1 %), juga tanpa bulan "
                "mana pun satu; selain itu stabil. Maka satu bulan yang ganjil tidak membuat tren dan "
                "tidak membaliknya."
            ),
        ),
        (
            _("Di bawah target dan memburuk"),
            _(
                "Kurang dari target, dan trennya turun atau tiga bulan terakhir masing-masing sedikitnya 0,5 "
                "poin (1 % untuk jumlah orang) di bawah bulan yang sama setahun sebelumnya, dengan "
                "potensi tetap."
            ),
        ),
        (
            _("Potensi berubah"),
            _(
                "Ditandai di bulan ketika potensi daerah yang melapor bergeser sedikitnya 0,1 % dari yang "
                "terakhir diketahui."
            ),
        ),
    ]
