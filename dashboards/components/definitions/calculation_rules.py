"""The rules of the pages on trends and on the quality of data, in words."""

from dashboards.components.definitions.rules_trend import rules_trend
from dashboards.request.context import Context


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
        *rules_trend(context),
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
