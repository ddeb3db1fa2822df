"""Every rule a file is held against: how grave it is and what it means. The documents print this list."""

from typing import Literal, NamedTuple

from data.provinces.definition import province

Severity = Literal["error", "warning", "info"]


class Rule(NamedTuple):
    """How grave an issue of a rule is, and what it means."""

    severity: Severity
    meaning: str  # Indonesian


_CUT = province().cut_example
_TWO = "Kode yang bisa dua provinsi" if province().is_national else "Nama yang bisa Kabupaten atau Kota"
_named = f" ({names})" if (names := province().examples.ambiguous) else ""
RULES: dict[str, Rule] = {
    # The file as a whole
    "berkas_tidak_ada": Rule("error", "Berkas tidak ditemukan."),
    "bukan_berkas": Rule("error", "Yang disebut adalah folder."),
    "berkas_terkunci": Rule("error", "Berkas tidak boleh dibaca oleh akun ini."),
    "berkas_berubah": Rule("error", "Berkas berubah selagi dibaca; isinya tidak pasti."),
    "berkas_kosong": Rule("error", "Berkas tidak berisi apa pun."),
    "berkas_rusak": Rule("error", "Buku kerja rusak atau bukan buku kerja."),
    "berkas_bersandi": Rule("error", "Buku kerja dilindungi kata sandi."),
    "berkas_terlalu_besar": Rule("error", "Berkas melebihi batas ukuran."),
    "berkas_terlalu_berat": Rule("error", "Membuka buku kerja memerlukan waktu atau memori melebihi batas."),
    "lembar_terlalu_luas": Rule("error", "Ada isi yang tersasar jauh dari tabel."),
    "bukan_tabel": Rule("error", "Isi berkas bukan tabel, atau bukan tabel dari sumber yang diminta."),
    "sumber_tak_dikenal": Rule(
        "error", "Bentuk berkas tidak cocok dengan sumber mana pun, atau cocok dengan dua."
    ),
    "koleksi_keliru": Rule(
        "error", "Sumber ini tidak boleh masuk koleksi itu; koleksi tidak pernah bercampur."
    ),
    "data_kosong": Rule("error", "Jawaban WebAPI tanpa data."),
    "domain_keliru": Rule("error", "Tabel untuk provinsi lain, atau menurut provinsi."),
    "kunci_rancu": Rule("error", "Satu kunci WebAPI yang menurut daftarnya berarti dua hal."),
    "kunci_tak_dikenal": Rule("warning", "Kunci WebAPI yang tidak ada dalam daftarnya; tidak dibaca."),
    "tidak_ada_angka": Rule("error", "Tidak ada satu angka pun yang dapat disimpan."),
    "daerah_belum_ada": Rule("error", "Basis data belum berisi daftar daerah."),
    "pemeriksaan_berhenti": Rule("error", "Galat terlalu banyak; sisa berkas tidak diperiksa."),
    "kontrak": Rule("error", "Angka tidak memenuhi kontrak data."),
    "lembar_dilewati": Rule("info", "Lembar tersembunyi atau tanpa tabel; tidak dibaca."),
    "baris_tersembunyi": Rule("warning", "Baris atau kolom tersembunyi yang berisi angka; tetap dibaca."),
    "kolom_dilewati": Rule("info", "Kolom yang tidak dikenal, atau bukan jumlah orang; tidak dibaca."),
    "catatan_berkas": Rule("info", "Keterangan di sekitar tabel; tidak dibaca sebagai angka."),
    # Areas
    "wilayah_kosong": Rule("error", "Baris berangka tanpa nama atau kode daerah."),
    "wilayah_ganda": Rule("error", f"{_TWO}{_named}."),
    "wilayah_tak_dikenal": Rule("error", "Nama daerah tidak dikenal; nama yang mirip disarankan."),
    "kode_tak_dikenal": Rule("error", "Kode wilayah tidak ada dalam daftar daerah."),
    "kode_terpotong": Rule(
        "error",
        f"Kode dengan satu angka di belakang titik: {_CUT}."
        if province().is_national
        else f"Kode dengan satu angka di belakang titik: {_CUT} bisa {_CUT}0 atau {_CUT[:3]}0{_CUT[3:]}.",
    ),
    "kode_nama_beda": Rule("error", "Kode dan nama menunjuk dua daerah."),
    "angka_cabang": Rule("error", "Angka kantor cabang tidak dapat menjadi angka daerah."),
    "cabang_disimpan": Rule(
        "warning", "Angka kantor cabang; disimpan dan ditampilkan hanya sebagai angka cabang."
    ),
    "cabang_dibagi": Rule(
        "warning", "Angka kantor cabang dibagi ke daerah menurut pembagian yang dinyatakan."
    ),
    "cabang_tidak_lengkap": Rule(
        "warning", "Cabang lain yang melayani daerah yang sama tidak ada; angka cabang tidak dibagi."
    ),
    "bukan_kabupaten_kota": Rule(
        "error", "Angka untuk provinsi atau karesidenan di koleksi yang menjumlah sendiri."
    ),
    "provinsi_lain": Rule("info", "Baris provinsi lain; tidak disimpan, karena bukan daerah di sini."),
    "satu_halaman": Rule("warning", "JSON yang berkata bahwa isinya satu halaman dari beberapa."),
    "wilayah_tidak_ada": Rule("warning", "Tidak semua daerah ada dalam berkas."),
    "jumlah_tak_dikenal": Rule("info", "Baris jumlah yang tidak menyebut daerah mana saja; tidak diperiksa."),
    # Months, words and numbers
    "bulan_keliru": Rule("error", "Bulan tidak ada, tidak pasti, atau belum tiba."),
    "periode_berbeda": Rule(
        "error",
        "Pilihan --periode berbeda dari bulan atau tahun yang disebut berkasnya, atau tidak dipakai.",
    ),
    "nama_berkas_beda": Rule(
        "warning", "Nama berkas menyebut bulan atau tahun yang tidak ada di angkanya; mungkin berkas lain."
    ),
    "kolom_waktu": Rule("error", "Kolom yang menyebut waktu dan tidak dibaca, atau berbeda dari bulannya."),
    "urutan_tanggal": Rule("error", "Satu kolom dengan dua urutan tanggal: hari-bulan dan bulan-hari."),
    "urutan_dianggap": Rule(
        "warning", "Tanggal yang dapat dibaca hari-bulan atau bulan-hari; dibaca hari-bulan."
    ),
    "tengah_bulan": Rule(
        "warning", "Posisi sebelum akhir bulan, atau bulan belum berakhir; dicatat sementara."
    ),
    "angka_keliru": Rule("error", "Sel tidak dapat dibaca sebagai jumlah orang."),
    "angka": Rule("error", "Sel tidak dapat dibaca sebagai angka kolomnya."),
    "tanggal": Rule("error", "Sel tidak dapat dibaca sebagai tanggal."),
    "kosong": Rule("error", "Kolom wajib kosong."),
    "kata_tak_dikenal": Rule("error", "Segmen, ukuran, program, atau basis di luar daftar."),
    "ukuran_tak_jelas": Rule(
        "error", "Kolom atau judul tidak menyebut dengan pasti apa yang dihitung, atau saling bertentangan."
    ),
    "satuan_keliru": Rule("error", "Satuannya bukan orang."),
    "dimensi_tak_dikenal": Rule("error", "Kolom yang mungkin memecah angkanya, misalnya jenis kelamin."),
    "satuan_ribuan": Rule("error", "Angka dalam ribuan atau jutaan, bukan orang."),
    "kolom_ganda": Rule("error", "Dua kolom dengan arti yang sama."),
    "teks_keliru": Rule("error", "Teks yang terlalu panjang untuk kolomnya."),
    "kolom_mirip": Rule(
        "error", "Judul kolom yang hampir sama dengan kolom format; dibetulkan atau dihapus."
    ),
    "kolom_kosong": Rule("info", "Kolom yang kosong untuk semua daerah."),
    "catatan_sementara": Rule("warning", "Catatan menyebut angkanya sementara; dicatat sementara."),
    "bulan_terlewat": Rule("warning", "Tidak ada angka untuk bulan di antara dua bulan yang termuat."),
    "belum_melapor": Rule(
        "warning", "Daerah tanpa angka peserta aktif atau tanpa status kewajiban; dicatat kosong, bukan nol."
    ),
    "segmen_target": Rule("warning", "Segmen target yang tidak dihitung di sini; disimpan, tidak dinilai."),
    "tanpa_bukti": Rule("warning", "Kewajiban atau kesepakatan selesai tanpa dokumen dan tanpa bukti."),
    # Across rows
    "kunci_ganda": Rule(
        "error", "Dua baris untuk daerah, bulan, segmen, program, ukuran, dan basis yang sama."
    ),
    "baris_ganda": Rule(
        "error",
        "Dua baris untuk target, kewajiban, kegiatan, kesepakatan, sektor, kelas, manfaat, atau proyek yang "
        "sama di satu daerah, atau dua baris pendanaan yang sama persis.",
    ),
    "proyek_tak_cocok": Rule("error", "Proyek yang iurannya dibayar, tetapi belum terdaftar."),
    "peraturan_keliru": Rule(
        "error",
        "Peraturan yang daerahnya tidak menetapkannya, perdes tanpa desa, atau nomor dari tahun lain.",
    ),
    "kelas_tak_utuh": Rule(
        "error", "Batas kelas UCJ yang tidak memuat keempat kelasnya, atau tidak naik mulai dari 0."
    ),
    "langkah_melebihi": Rule(
        "warning", "Lebih banyak orang pada langkah yang kemudian: terverifikasi melebihi direncanakan."
    ),
    "potensi_tertukar": Rule(
        "error", "Peserta aktif melebihi potensi di sebagian besar daerah: kolomnya mungkin tertukar."
    ),
    "serba_nol": Rule("error", "Peserta aktif nol di sebagian besar daerah: mungkin belum melapor."),
    "program_segmen": Rule(
        "error", "Program yang tidak berlaku bagi segmen: BPU tanpa JP dan JKP, jakon JKK-JKM."
    ),
    "baris_jumlah": Rule("warning", "Baris jumlah dalam daftar; tidak disimpan, tidak diperiksa."),
    "jumlah_tercetak": Rule(
        "warning", "Jumlah yang tercetak berbeda dari jumlah bagiannya; bagiannya yang disimpan."
    ),
    "mungkin_salah_ketik": Rule(
        "warning",
        "Satu angka yang kurang, lebih, atau tertukar di satu sel akan membuat jumlah tercetak cocok.",
    ),
    "persen_tercetak": Rule("warning", "Persen yang tercetak berbeda dari hasil hitung ulang."),
    "tercetak_tak_terbaca": Rule(
        "info", "Jumlah atau persen tercetak yang tidak dapat dibaca; tidak diperiksa."
    ),
    "selisih_tercetak": Rule(
        "warning", "Yang belum terlindungi tidak sama dengan potensi dikurangi peserta aktif."
    ),
    "melebihi_potensi": Rule("warning", "Peserta aktif melebihi potensi: cakupan di atas 100 %."),
    "lonjakan": Rule(
        "warning", "Berubah lebih dari 25 % dan 500 orang dari angka sebelumnya (paling lama setahun)."
    ),
    "angka_sama": Rule(
        "warning", "Peserta aktif sama persis dengan angka sebelumnya di sebagian besar daerah."
    ),
    "basis_berubah": Rule(
        "warning", "Dihitung dengan cara lain daripada angka sebelumnya: selisihnya dapat berasal dari situ."
    ),
    "basis_campur": Rule(
        "warning",
        "Daerah satu bulan dihitung dengan dasar yang berbeda: yang bukan dasar kebanyakan daerah tidak "
        "diperingkat dan tidak dijumlahkan.",
    ),
    "peralihan_keliru": Rule(
        "error",
        "Yang menjadi PPPK bukan dari pegawai non-ASN, lebih banyak dari pekerjanya, atau tanpa bulan.",
    ),
    "perlindungan_melebihi": Rule(
        "warning", "Lebih banyak BPU dibayarkan daripada peserta aktif BPU daerah itu."
    ),
    "baris_tertinggal": Rule(
        "warning", "Baris muatan lama yang tidak ada di berkas baru, dan masih dihitung."
    ),
    "muatan_tidak_ada": Rule("error", "Muatan yang hendak diganti (--ganti) tidak ada atau sudah ditarik."),
    "potensi_berubah": Rule(
        "warning", "Potensi berubah dalam tahun yang sama: perubahan cakupan bukan capaian."
    ),
    # Corrections, and files taken in part
    "koreksi": Rule("info", "Angka diganti menurut koreksi yang dinyatakan dalam corrections.toml."),
    "jawaban": Rule("info", "Daerah sebuah baris dijawab petugas saat memuat di peramban, tidak ditebak."),
    "embargo_berbeda": Rule(
        "error", "Berkas yang sama sudah dimuat dengan embargo lain, atau tanpa embargo."
    ),
    "pernyataan_keliru": Rule("error", "Isi corrections.toml atau branches.toml tidak dapat dipakai."),
    "koreksi_usang": Rule("error", "Sumbernya sudah dibetulkan: koreksi yang dinyatakan harus dihapus."),
    "koreksi_tak_perlu": Rule(
        "warning", "Sel tidak lagi berisi angka yang dikoreksi, atau tidak ada; isi sel dipakai."
    ),
    "dimuat_sebagian": Rule("warning", "Sebagian baris ditolak dan disimpan dengan alasannya (--sebagian)."),
    # Published figures, which stay as they were printed
    "sumber_berbeda": Rule("warning", "Dua sumber menyebut angka yang berbeda untuk hal yang sama."),
    "persen_hitung_ulang": Rule("warning", "Persen terbitan tidak cocok dengan jumlah orangnya sendiri."),
    "jumlah_bagian": Rule("warning", "Jumlah terbitan tidak sama dengan jumlah bagiannya."),
    "penyebut_target": Rule("warning", "Target terbitan menyiratkan penyebut lain daripada potensinya."),
    # Shown beside the figures
    "angka_direvisi": Rule(
        "info", "Angka yang sudah ada untuk bulan itu diganti; yang lama tetap dapat dibuka."
    ),
}

OPEN = frozenset(
    {
        *("lonjakan", "angka_sama", "melebihi_potensi", "potensi_berubah", "basis_berubah"),
        *(
            "perlindungan_melebihi",
            "wilayah_tidak_ada",
            "tengah_bulan",
            "bulan_terlewat",
            "dimuat_sebagian",
            "angka_direvisi",
        ),
        *("sumber_berbeda", "persen_hitung_ulang", "jumlah_bagian", "penyebut_target"),
    }
)
"""Rules whose messages hold only names of areas, months and figures that are stored and shown: everybody may
read them. Any other message quotes the file."""


def meaning(rule: str) -> str:
    """What a rule means in a sentence that quotes no file; a rule that is no longer known is its own name."""
    return RULES[rule].meaning if rule in RULES else f"{rule.replace('_', ' ').capitalize()}."


def public_words(rule: str, message: str) -> str:
    """What everybody may read of a finding."""
    return message if rule in OPEN else meaning(rule)
