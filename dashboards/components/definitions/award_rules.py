"""Rules on the page of definitions: the Paritrana file, the register of regulations, answers to meetings."""

from dashboards.request.context import Context


def rules_award(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules: the file, the register, the rate of answers."""
    return [_file(context), _weights(context), _register(context), _answers(context)]


def _file(context: Context) -> tuple[str, str]:
    """The file, with who published its aspects."""
    _ = context.language.text
    return (
        _("Berkas Paritrana"),
        _(
            "Empat aspek (kebijakan, peraturan, kinerja, wawancara) seperti diterbitkan flipbuilder.com, "
            "14 Agustus 2020; manado.antaranews.com (berita 220785) menyebut regulasi, cakupan, inovasi, "
            "wawancara. Bobotnya tidak pernah diterbitkan, jadi tidak ada skor. Pembagian buktinya dari "
            "kami: kebijakan, iuran yang dibayar pada bulan yang dipilih; peraturan, empat kewajiban "
            "Inpres 2/2021 dengan dokumennya dan peraturan yang berlaku; kinerja, cakupan terhadap target "
            "dan perubahannya setahun; wawancara, sosialisasi dua belas bulan dan kesepakatan rapat. Yang "
            "belum ada: tidak dilaporkan, belum selesai, tanpa dokumen atau bukti, kurang dari target, turun "
            "dalam setahun, atau berakhir dalam enam bulan tanpa lanjutan."
        ),
    )


def _weights(context: Context) -> tuple[str, str]:
    _ = context.language.text
    return (
        _("Bobot kantor untuk Paritrana"),
        _(
            "Empat bobot yang dituliskan kantor sendiri pada berkas itu, bersama 100; tanpa bobot tidak ada "
            "angka. Nilai aspek: bobot dikali banyaknya yang ada, dibagi yang ada dan yang belum ada; "
            "jumlahnya angka kantor, bukan skor resmi. Aspek berbobot tanpa satu hal pun membuatnya tidak "
            "dapat dihitung."
        ),
    )


def _register(context: Context) -> tuple[str, str]:
    _ = context.language.text
    return (
        _("Daftar peraturan"),
        _(
            "Daerah, jenis, desa, dan nomor yang sama adalah satu peraturan; muatan terbaru menentukan "
            "isinya. Berlaku: ditetapkan sampai hari edisi itu dan belum dicabut pada hari itu. Yang "
            "dokumennya sudah disebut pada kewajiban tidak ditulis dua kali dalam berkas Paritrana."
        ),
    )


def _answers(context: Context) -> tuple[str, str]:
    _ = context.language.text
    return (
        _("Jawaban atas kesepakatan rapat"),
        _(
            "Kesepakatan rapat terakhir sebelum hari edisi itu (edisi terkini: sebelum hari ini). Dijawab: "
            "keadaannya dalam proses atau selesai, atau ada buktinya. Tingkat jawaban: yang dijawab dibagi "
            "semua kesepakatan rapat itu. Belum menjawab: daerah dengan sedikitnya satu kesepakatan "
            "yang belum dijawab."
        ),
    )
