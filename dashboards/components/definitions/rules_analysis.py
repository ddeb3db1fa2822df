"""The rules of the analysis of areas, in words: peers, movement, climbing, rank ranges, projection."""

from dashboards.request.context import Context


def rules_analysis(context: Context) -> list[tuple[str, str]]:
    """Terms with their rules, for the list on the page of definitions."""
    _ = context.language.text
    return [
        (
            _("Sebanding"),
            _(
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
                "tanpa putus sampai bulan ini, 24 sampai 60; untuk provinsi dan eks-karesidenan hanya "
                "daerah yang melapor di setiap bulan dari 24 bulan terakhir. Tidak dihitung bila kurang "
                "dari itu, atau bila potensi bergeser 5 % atau lebih dalam 12 bulan terakhir. Uji mundur: "
                "dari enam bulan asal, masing-masing enam bulan ke depan, rata-rata selisih mutlaknya; di "
                "sampingnya ramalan bahwa "
                "jumlah peserta tidak berubah."
            ),
        ),
    ]
