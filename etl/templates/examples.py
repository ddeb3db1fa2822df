"""Formats that only others write: an example of each, of published figures, to see the shape by."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """A file as its publisher delivers it; `options` is what `load` needs besides it."""

    suffix: str
    text: str
    options: str = ""
    broken: tuple[tuple[str, str], ...] = ()  # a passage and what spoils it: the documents show the answers

    def write(self, path: Path) -> None:
        """Raises OSError where the file cannot be written."""
        path.write_text(self.text, "utf-8", newline="")


_BPS_TABEL = "\ufeff" + "\r\n".join(
    (
        "Kabupaten/Kota,Penduduk Berumur 15 Tahun Ke Atas yang Bekerja Menurut Kabupaten/Kota (Orang),",
        ",2022,2023",
        "3329 KABUPATEN BREBES,826020,946470",
        "3325 KABUPATEN BATANG,...,459118",
        "3319 KABUPATEN KUDUS,485049,-",
        "",
    )
)
_BPS_WEBAPI = """{
 "status": "OK",
 "data-availability": "available",
 "var": [{"val": 563, "label": "Penduduk Berumur 15 Tahun Ke Atas yang Bekerja", "unit": "Orang"}],
 "turvar": [{"val": 0, "label": "Tidak ada"}],
 "labelvervar": "Kabupaten/Kota",
 "vervar": [{"val": 3329, "label": "Kabupaten Brebes"}, {"val": 3325, "label": "Kabupaten Batang"}],
 "tahun": [{"val": 122, "label": "2022"}, {"val": 123, "label": "2023"}],
 "turtahun": [{"val": 0, "label": "Tahun"}],
 "datacontent": {"332956301220": 826020, "332956301230": 946470, "332556301230": 459118}
}
"""
_PORTAL = """\
id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,jumlah_penduduk_bekerja,satuan,tahun
1,33,JAWA TENGAH,3329,KABUPATEN BREBES,946470,ORANG,2023
2,33,JAWA TENGAH,3325,KABUPATEN BATANG,459118,ORANG,2023
"""
_KEMNAKER = """\
provinsi,kepesertaan_aktif,kepesertaan_non_aktif,source
DKI Jakarta,7498532,4699958,https://spn.or.id/jumlah-peserta-bpjs-ketenagakerjaan-capai-6108-juta-orang
Jawa Tengah,3947422,1306520,https://spn.or.id/jumlah-peserta-bpjs-ketenagakerjaan-capai-6108-juta-orang
"""
EXAMPLES = {
    "bps_tabel": Example(
        ".csv",
        _BPS_TABEL,
        broken=(("yang Bekerja Menurut", "Menurut"), ("yang Bekerja", "yang Bekerja Perempuan")),
    ),
    "bps_webapi": Example(
        ".json",
        _BPS_WEBAPI,
        broken=(
            ('{"332956301220": 826020, "332956301230": 946470, "332556301230": 459118}', '""'),
            ('"val": 3329, "label": "Kabupaten Brebes"', '"val": 3201, "label": "Kabupaten Bogor"'),
            ("Penduduk Berumur 15 Tahun Ke Atas yang Bekerja", "Tingkat Pengangguran Terbuka"),
        ),
    ),
    "portal": Example(
        ".csv",
        _PORTAL,
        broken=(
            ("jumlah_penduduk_bekerja", "jumlah_peserta"),
            ("jumlah_penduduk_bekerja,", "jenis_kelamin,jumlah_penduduk_bekerja,"),
            ("946470,ORANG", "946470,PERSEN"),
            ("33,JAWA TENGAH,3329", "32,JAWA BARAT,3329"),
        ),
    ),
    "kemnaker_provinsi": Example(
        ".csv", _KEMNAKER, "--koleksi terbit --periode 2023-12", (("Jawa Tengah", "Jateeng"),)
    ),
}
