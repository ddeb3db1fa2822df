"""What a fault of the database means to who loads or serves, and what to do, in words."""

from sqlalchemy import make_url

BUSY = "Basis data sedang dipakai proses lain, mungkin pemuatan berkas besar; coba lagi sebentar."
FULL = (
    "Ruang penyimpanan basis data, atau folder berkas sementara (TMPDIR), penuh. Yang belum selesai tidak "
    "tersimpan; kosongkan, lalu ulangi."
)
LOST = "Hubungan ke basis data terputus. Muatan masuk utuh atau tidak sama sekali; lihat status, lalu ulangi."
MOVE = (
    "Periksa izin dan foldernya, atau tunjuk tempat lain dengan PANTAU_DATABASE_URL. Tidak ada yang berubah."
)
CALL = "Pastikan servernya berjalan dan PANTAU_DATABASE_URL benar. Tidak ada yang berubah."
NO_ADDRESS = (
    "PANTAU_DATABASE_URL bukan alamat basis data yang dilayani; contoh: "
    "sqlite:///data/db/pantau.sqlite3 atau postgresql://nama:sandi@komputer/pantau"
)
NEWER = (
    "Basis data ini dibuat versi Pantau Jamsostek yang lebih baru. Perbarui program ini lebih dahulu. "
    "Tidak ada yang berubah."
)
OLDER = "Basis data ini dari versi lama. Jalankan dulu: python -m etl init (datanya tetap ada)."
NOT_READY = "Basis data belum siap. Jalankan dulu: python -m etl init"
STILL_WAL = (
    "Basis data {where} ditinggalkan program lain dalam WAL, yang tidak terbaca oleh akun yang hanya boleh "
    "membaca. Jalankan sekali dengan akun yang boleh menulis: python -m etl status"
)
FOREIGN = (
    "Di {where} ada basis data program lain, bukan milik Pantau Jamsostek. Periksa PANTAU_DATABASE_URL. "
    "Tidak ada yang berubah."
)
NO_FILE = "Tidak ada berkas basis data di {where}. Periksa PANTAU_DATABASE_URL, atau buat: python -m etl init"
UNREADABLE = "Akun ini tidak boleh membaca berkas basis data {where}; periksa izin berkas dan foldernya."
OTHER_PROVINCE = (
    "Basis data {where} dibuat untuk {made_for}, sedangkan program ini disetel untuk {set_for} "
    "(PANTAU_PROVINCE={code}). Setel PANTAU_PROVINCE={own}, atau tunjuk basis data lain dengan "
    "PANTAU_DATABASE_URL. Tidak ada yang berubah."
)
PARTS_MISSING = "Tabel basis data {where} tidak lengkap ({fault}); pulihkan dari cadangan."


class UnusableError(Exception):
    """A database that cannot be used: the message says why and what to do, in Indonesian."""


def where_of(url: str) -> str:
    """The database in words: its file, or its server without account and password."""
    address = make_url(url)  # it was read once before
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return f"{address.host or 'komputer ini'}:{address.port or 5432}, basis data {address.database}"


def explained(fault: str, *, where: str = "basis data") -> str:
    """What a fault of the database means to who loads, and what to do."""
    for sign, words in (
        ("locked", BUSY),
        ("lock timeout", BUSY),
        ("readonly", f"Basis data {where} tidak boleh ditulisi; periksa izin berkas dan foldernya. {MOVE}"),
        ("unable to open", f"Basis data {where} tidak dapat dibuka atau ditulisi. {MOVE}"),
        ("not a database", "Berkas basis data rusak atau bukan SQLite; pulihkan dari cadangan."),
        ("malformed", "Berkas basis data rusak; pulihkan dari cadangan."),
        ("full", FULL),
        ("no space", FULL),
        (
            "disk i/o",
            "Basis data tidak dapat ditulis sampai selesai: ruang atau jatah penyimpanan penuh, atau "
            "cakramnya rusak. Tidak ada yang berubah; periksa, lalu ulangi.",
        ),
        ("file too large", FULL),
        ("terminat", LOST),
        ("shutting down", LOST),
        ("connection is lost", LOST),
        ("closed the connection", LOST),
        ("closed unexpectedly", LOST),
        ("no such table", NOT_READY),
        ('database "', f"PostgreSQL di {where} tidak memilikinya; buat dahulu, lalu: python -m etl init"),
        (
            "permission denied",
            f"Akun itu tidak boleh membaca {where}; beri izin SELECT.",
        ),
        ("does not exist", f"{NOT_READY} ({fault.strip()})"),
        ("resolve host", f"Basis data tidak dapat dihubungi: nama komputer di {where} tidak dikenal. {CALL}"),
        ("connection refused", f"Tidak ada PostgreSQL yang menjawab di {where}. {CALL}"),
        ("no such file", f"Tidak ada PostgreSQL yang menjawab di {where}. {CALL}"),
        ("starting up", f"PostgreSQL di {where} masih memulai; coba lagi sebentar."),
        ("timeout", f"PostgreSQL di {where} tidak menjawab. {CALL}"),
        ("password", f"PostgreSQL di {where} menolak akun atau sandinya; periksa PANTAU_DATABASE_URL."),
        ("connection", f"Basis data tidak dapat dihubungi: {' '.join(fault.split())}"),
    ):
        if sign in fault.lower():
            return words
    return f"Basis data menolak: {fault.strip()}"
