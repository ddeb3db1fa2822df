"""Formats that only others write: an example of each, of published figures, to see the shape by."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """A file as its publisher delivers it; `options` is what `load` needs besides it."""

    suffix: str
    text: str
    options: str = ""

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
    "bps_tabel": Example(".csv", _BPS_TABEL),
    "bps_webapi": Example(".json", _BPS_WEBAPI),
    "portal": Example(".csv", _PORTAL),
    "kemnaker_provinsi": Example(".csv", _KEMNAKER, "--koleksi terbit --periode 2023-12"),
}
