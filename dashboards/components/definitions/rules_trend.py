"""The rules of the words for how an area moves, with the thresholds they are declared with."""

from dashboards.request.context import Context
from data.definitions.trend_rules import trend_rules


def rules_trend(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _, language, rules = context.language.text, context.language, trend_rules()
    numbers = {
        "window": rules.direction.window,
        "fewest": rules.direction.fewest,
        "points": language.number(rules.direction.points, 1),
        "share": language.percent(rules.direction.share * 100, 0),
        "year_points": language.number(rules.year.points, 1),
        "year_share": language.percent(rules.year.share * 100, 0),
        "step": language.percent(rules.fall.step * 100, 0),
        "back": language.percent(rules.fall.back * 100, 0),
    }
    return [
        (
            _("Kata tren"),
            _(
                "Semua dengan potensi bulan ini di seluruh deret. Tanpa angka bulan ini atau bulan yang "
                "sama tahun lalu: belum dapat dinilai. Jatuh: dalam satu langkah antara dua laporan hilang "
                "{step} atau lebih, dan belum kembali ke {back} dari sebelumnya. Turun: setahun berkurang "
                "{year_points} poin atau lebih (untuk jumlah orang: {year_share}), atau tiga bulan terakhir "
                "masing-masing {points} poin ({share}) atau lebih di bawah tahun sebelumnya. Selain itu "
                "arah {window} bulan terakhir, paling sedikit {fewest} bulan diketahui: naik atau turun "
                "bila uji Mann-Kendall nyata dan kemiringan Theil-Sen sedikitnya {points} poin setahun "
                "({share}), juga tanpa bulan mana pun satu, dan tidak berlawanan dengan perubahan setahun; "
                "selain itu stabil.",
                **numbers,
            ),
        ),
        (
            _("Di bawah target dan memburuk"),
            _(
                "Kurang dari target, dan katanya turun atau jatuh. Bila kurang dari separuh daerah dapat "
                "dinilai, misalnya karena laporannya triwulanan: kurang dari target dan lebih rendah "
                "daripada setahun lalu, atau daripada laporan sebelumnya bila setahun lalu tidak ada, juga "
                "dengan potensi bulan ini."
            ),
        ),
    ]
