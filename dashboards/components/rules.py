"""The rules of the pages on trends and on the quality of data, in words."""

from dashboards.context import Context


def more_rules(context: Context) -> list[tuple[str, str]]:
    """Term and rule."""
    _ = context.language.text
    return [
        (
            _("Laporan sebelumnya"),
            _(
                "Bulan terakhir sebelum bulan ini yang ada datanya dalam edisi ini: bulan lalu bila "
                "laporannya bulanan, tiga bulan lalu bila triwulanan. Perubahan provinsi dan eks-karesidenan "
                "hanya atas daerah yang melapor pada kedua bulan."
            ),
        ),
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
                "potensi tetap. Bila kurang dari separuh daerah punya tren, misalnya karena laporannya "
                "triwulanan: kurang dari target dan lebih rendah daripada setahun lalu, atau daripada "
                "laporan sebelumnya bila setahun lalu tidak ada, juga dengan potensi tetap."
            ),
        ),
        (
            _("Lampu mutu data"),
            _(
                "Merah: kurang dari separuh daerah melapor bulan itu, atau ada galat tersimpan. Kuning: ada "
                "daerah yang belum melapor atau melewatkan dua laporan, baris ditolak, peringatan, angka "
                "sementara, atau potensi tahun sebelumnya. Hijau: tidak satu pun dari itu. Angka terbit "
                "tidak dinilai kelengkapannya."
            ),
        ),
        (
            _("Revisi"),
            _(
                "Daerah, bulan, segmen, program, ukuran, dan dasar yang sama dalam dua muatan dengan angka "
                "yang berbeda. Muatan terbaru yang dipakai; yang lama tetap tersimpan."
            ),
        ),
        (
            _("Kesepakatan rapat"),
            _(
                "Rapat, daerah, dan isi yang sama adalah satu kesepakatan; muatan terbaru menentukan "
                "keadaannya. Rapat lalu: rapat terakhir sebelum hari edisi itu dibuat; edisi terkini: "
                "sebelum hari ini. Lewat tenggat: belum selesai sesudah tenggatnya, pada hari yang sama."
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
