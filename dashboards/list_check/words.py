"""What the script of the page says, in the page's language."""

from dashboards.rendering.language import Language


def screen_words(language: Language) -> dict[str, str]:
    """By the keys that scripts/screen.js asks for; {fields} are filled in there."""
    _ = language.text
    file = {"file": "{file}"}
    return {
        "reading": _("Membaca {file} ...", **file),
        "checking": _("Memeriksa ..."),
        "writing": _("Menulis buku kerja ..."),
        "written": _("{file} tersimpan di perangkat ini.", **file),
        "no_list": _("Pilih dahulu daftar yang akan dibayarkan."),
        "no_day": _("Isi tanggal saat usia dihitung."),
        "no_age": _("Usia paling muda harus di bawah usia yang harus belum dicapai."),
        "no_nik": _(
            "{file}: tidak ada kolom NIK. Tulis NIK sebagai judul kolomnya, simpan, lalu buka lagi.", **file
        ),
        "empty": _("{file} kosong; simpan atau unduh lagi dari asalnya.", **file),
        "old": _(
            "{file}: Excel lama (.xls) atau bersandi. Simpan sebagai .xlsx tanpa sandi, lalu buka lagi.",
            **file,
        ),
        "none": _(
            "{file} bukan buku kerja XLSX atau CSV. Buka di Excel, simpan sebagai .xlsx, lalu buka lagi.",
            **file,
        ),
        "broken": _(
            "{file} tidak dapat dibaca sebagai .xlsx. Buka di Excel, simpan ulang sebagai .xlsx.", **file
        ),
        "failed": _("Pemeriksaan terhenti; muat ulang halaman ini, lalu coba lagi."),
        "counted": _("{counted} dari {all} orang dapat dihitung", counted="{counted}", all="{all}"),
        "found": _("Yang ditemukan"),
        "finding": _("Temuan"),
        "effect": _("Akibat"),
        "look": _("dihitung, perlu dilihat"),
        "rows": _("Jumlah baris"),
        "countable": _("Yang dapat dihitung"),
        "area": _("Daerah"),
        "group": _("Kelompok"),
        "people": _("Orang"),
        "elsewhere": _("di luar daerah kami"),
        "row": _("Di mana"),
        "first": _("Baris yang bertemuan: {shown} dari {all}", shown="{shown}", all="{all}"),
    }
