"""The rules by which figures are calculated, in words: trends, quality, pace and cost, analysis of areas."""

from dashboards.components.definitions.award_rules import rules_award
from dashboards.components.definitions.money_rules import rules_money
from dashboards.request.context import Context
from data.analysis.published.checks import BASE_TOLERANCE
from data.definitions.report_dates import reports
from data.definitions.trend_rules import trend_rules
from data.facts.projects import CIRCULAR, CIRCULAR_DAY
from data.provinces.definition import province


def more_rules(context: Context) -> list[tuple[str, str]]:
    """Term and rule."""
    _, language = context.language.text, context.language
    return [
        (
            _("Laporan sebelumnya"),
            _(
                "Bulan terakhir sebelum bulan ini yang ada datanya dalam edisi ini: bulan lalu bila "
                "laporannya bulanan, tiga bulan lalu bila triwulanan. Perubahan {wholes} "
                "hanya atas daerah yang melapor pada kedua bulan.",
                wholes=context.wholes_within,
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
        *rules_award(context),
        *rules_calendar(context),
        *rules_registration(context),
        (
            _("Nilai persen terbit (A, B, C)"),
            _(
                "A: peserta, potensi, tanggal, dan cara hitung tercetak dalam satu laporan, dan hasil "
                "baginya cocok. B: kurang satu di antaranya, atau yang dihitung peserta kantor cabang atau "
                "laporan perusahaan. C: hanya persen, atau persen yang dibantah jumlahnya sendiri. Setiap "
                "pertentangan dengan angka lain menurunkan satu tingkat. Dasar tersirat: peserta "
                "dibagi persen tercetak; dua dasar berbeda bila selisihnya lebih "
                "dari {base} sesudah pembulatan keduanya.",
                base=language.percent(BASE_TOLERANCE * 100, 0),
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


def rules_calendar(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules: timeliness, UCJ classes, targets side by side."""
    _ = context.language.text
    return [
        (
            _("Ketepatan laporan"),
            _(
                "Laporan satu bulan jatuh tempo tanggal {day} bulan berikutnya; ia masuk pada hari terbit "
                "berkas pertama yang memuat peserta aktif daerah itu untuk bulan itu, atau hari berkasnya "
                "dimuat bila hari terbitnya tidak disebut. Berkas pengganti (--ganti) memakai hari yang "
                "digantinya. Terlambat: masuk sesudah jatuh tempo. Belum: jatuh tempo sudah lewat. Yang "
                "jatuh tempo sebelum muatan pertama tidak dinilai. Laporan non-ASN: tanggal {quarter} "
                "sesudah triwulan.",
                day=reports()["rekap"].day,
                quarter=reports()["non_asn"].day,
            ),
        ),
        (
            _("Kelas UCJ"),
            _(
                "Sangat rendah, rendah, sedang, atau tinggi: kelas tertinggi yang batas bawahnya tidak di "
                "atas cakupan semua segmen daerah itu (atau cakupan per targetnya, bila dokumen kantor "
                "mengukur capaian). Batas yang dipakai: milik daerah itu, bila tidak ada milik yang di "
                "atasnya, tahun terbaru sampai tahun bulan yang dipilih. Tanpa berkas kelas_ucj tidak ada "
                "kelas."
            ),
        ),
        (
            _("Target tiap dokumen"),
            _(
                "Persen dokumen dikali dasarnya: jumlah yang disebut dokumen itu, bila tidak disebut "
                "potensi edisi ini; dibulatkan ke atas. Kurang: orang itu dikurangi peserta aktif. Target "
                "nasional tidak dihitung dengan potensi daerah."
            ),
        ),
    ]


def rules_registration(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules: employers, construction projects."""
    _, language = context.language.text, context.language
    return [
        (
            _("Pemberi kerja belum daftar"),
            _(
                "Menurut daftar terakhir tiap daerah sampai bulan yang dipilih; daftar yang lebih lama tidak "
                "ditambahkan. Belum daftar (PWBD): belum mendaftarkan siapa pun; daftar sebagian (PDS): "
                "sebagian tenaga kerja, upah, atau program. Pekerjanya kosong bila satu baris saja tidak "
                "menyebutnya. Tidak ditambahkan ke peserta atau potensi."
            ),
        ),
        (
            _("Proyek jasa konstruksi"),
            _(
                "Satu daerah, paket, dan tanggal kontrak adalah satu proyek; muatan terbaru menentukan "
                "keadaannya. Ditandatangani sampai bulan yang dipilih; terdaftar dan dibayar seperti "
                "tertulis, kosong bila satu proyek terdaftar tidak menyebutnya. Sejak edaran: kontrak mulai "
                "{day} ({circular}).",
                day=language.day(CIRCULAR_DAY),
                circular=CIRCULAR,
            ),
        ),
    ]


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


def rules_ahead(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _ = context.language.text
    return [
        (
            _("Laju dan yang diperlukan"),
            _(
                "Diperlukan: orang yang kurang dari target dibagi bulan yang tersisa sampai 31 Desember "
                "tahun target. Laju: peserta aktif bulan ini dikurangi peserta aktif 3, 6, atau 12 bulan "
                "lalu, dibagi jumlah bulan itu; kosong bila salah satu dari kedua bulan itu tidak "
                "dilaporkan. {wholes}: hanya daerah yang melapor pada kedua bulan. "
                "Bulan tercapai menganggap target dan potensi tetap; lewat 2044 ditulis tidak sebelum 2045.",
                wholes=context.wholes,
            ),
        ),
        (
            _("Biaya iuran"),
            _(
                "Orang × bulan × tarif JKK+JKM BPU lapis terendah, bulan demi bulan: Rp16.800 sebulan, atau "
                "Rp8.400 menurut PP 50/2025 bagi pekerja transportasi (Januari 2026–Maret 2027) dan pekerja "
                "lain (April–Desember 2026). Sumber keringanan itu menyebut pekerja sebagai pembayar, "
                "karena itu selalu ditulis terpisah."
            ),
        ),
        (
            _("Perlindungan yang berakhir"),
            _(
                "Program membayar dari bulan pertama sampai bulan terakhirnya. Berakhir dalam enam bulan: "
                "bulan terakhirnya bulan yang dipilih atau salah satu dari lima bulan sesudahnya. Dianggap "
                "diteruskan bila dana, kelompok, dan daerah yang sama membayar lagi mulai bulan berikutnya, "
                "sebanyak pekerjanya. Cakupan bila berakhir: (peserta aktif − pekerja yang tidak "
                "diteruskan) ÷ potensi. Program yang bulannya tidak disebut tidak pernah dihitung berjalan "
                "atau berakhir."
            ),
        ),
        *rules_money(context),
    ]


def rules_analysis(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _ = context.language.text
    return [
        (
            _("Sebanding"),
            _(
                "Lima provinsi terdekat menurut tiga ukuran bulan itu: logaritma potensi total, bagian BPU "
                "dan bagian jakon dalam potensi. Masing-masing dibagi simpangan bakunya di antara semua "
                "daerah; jaraknya jarak Euklides. Capaian tidak ikut menentukan."
            )
            if province().is_national
            else _(
                "Lima kabupaten/kota terdekat menurut empat ukuran bulan itu: logaritma potensi total, "
                "bagian BPU dan bagian jakon dalam potensi, serta kota atau kabupaten (1 atau 0). "
                "Masing-masing dibagi simpangan bakunya di antara semua daerah; jaraknya jarak Euklides. "
                "Capaian tidak ikut menentukan."
            ),
        ),
        (
            _("Peringkat kenaikan"),
            _(
                "Peserta aktif bulan ini dikurangi peserta aktif 12 (atau 3) bulan lalu, dibagi potensi "
                "bulan ini; untuk jumlah orang tanpa dibagi. Diperingkat di antara daerah yang melapor "
                "pada kedua bulan; nilai yang sama berbagi peringkat. Potensi baru tidak menaikkan siapa pun."
            ),
        ),
        (
            _("Bila ingin naik"),
            _(
                "Orang paling sedikit sehingga capaian melewati daerah ke-n di atasnya, atau mencapai persen "
                "yang dipilih, dengan potensi dan daerah lain tetap. Daerah yang sama nilainya dilewati "
                "bersama; setara dengan yang dituju belum melewati. Sebulan: dibagi bulan yang tersisa "
                "sampai 31 Desember tahun target, dibulatkan ke atas; pada Desember sampai Desember "
                "berikutnya. Kelompok: sebanding pekerja dalam program daerah itu yang berjalan bulan itu, "
                "bila tidak ada dalam program tahun terakhir yang tercatat; sisa terbesar dibulatkan ke atas "
                "sehingga jumlahnya tepat."
            ),
        ),
        (
            _("Susunan potensi dan sebab beda"),
            _(
                "Cakupan semua segmen adalah jumlah bagian tiap segmen dalam potensi kali cakupannya. "
                "Beda dua daerah dipecah tanpa sisa (Kitagawa): beda cakupan segmen kali rata-rata "
                "bagiannya, dan beda bagian kali rata-rata cakupannya. BPU dibayarkan: pekerja dalam "
                "program yang berjalan bulan itu; tidak dipisahkan bila lebih banyak dari peserta BPU "
                "atau bulannya tidak diketahui."
            ),
        ),
        (
            _("Rentang peringkat dan setara"),
            _(
                "Bila potensi membawa galat baku relatif (RSE): 2.000 kali semua potensi diundi bersama dari "
                "sebaran normal di sekitar angkanya (selalu positif, antar daerah saling bebas, undian yang "
                "sama setiap kali), peserta tetap, lalu daerah diperingkat. Rentang: dari persentil ke-5 "
                "sampai ke-95 peringkatnya. Setara: rentangnya beririsan. Potensi tanpa RSE dianggap tepat; "
                "RSE jumlah segmen dihitung seolah bagiannya saling bebas."
            ),
        ),
        (
            _("Proyeksi"),
            _(
                "Pemulusan eksponensial dengan tren teredam (galat aditif, kemungkinan terbesar) atas jumlah "
                "peserta, 12 bulan ke depan, dibagi potensi bulan ini; selang 80 %. Dipakai bulan-bulan "
                "tanpa putus sampai bulan ini, 24 sampai 60; untuk {wholes} hanya "
                "daerah yang melapor di setiap bulan dari 24 bulan terakhir. Tidak dihitung bila kurang "
                "dari itu, atau bila potensi bergeser 5 % atau lebih dalam 12 bulan terakhir. Uji mundur: "
                "dari enam bulan asal, masing-masing enam bulan ke depan, rata-rata selisih mutlaknya; di "
                "sampingnya ramalan bahwa "
                "jumlah peserta tidak berubah.",
                wholes=context.wholes_within,
            ),
        ),
    ]
