"""What an official must know to read a figure here, in everyday words; the rules stand elsewhere."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.trend_rules import trend_rules


def official_words(context: Context) -> Element:
    """Term and meaning, three short sentences each at most."""
    items: list[Element] = []
    for term, words in [*_counted(context), *_compared(context)]:
        items += [html.Dt(term), html.Dd(words)]
    return html.Dl(items, className="two plain-words")


def _counted(context: Context) -> list[tuple[str, str]]:
    _ = context.language.text
    return [
        (
            _("Peserta aktif"),
            _("Pekerja yang iurannya berjalan pada akhir bulan. Yang menunggak tidak dihitung."),
        ),
        (
            _("Potensi"),
            _("Pekerja yang semestinya menjadi peserta. Bukan jumlah penduduk, bukan semua yang bekerja."),
        ),
        (
            _("Cakupan"),
            _("Dari setiap 100 pekerja yang semestinya menjadi peserta, berapa yang sudah terlindungi."),
        ),
        (
            _("PU, BPU, jakon"),
            _(
                "PU menerima upah dari pemberi kerja. BPU bekerja sendiri: petani, nelayan, pedagang. Jakon "
                "bekerja di proyek konstruksi."
            ),
        ),
        (
            _("Iuran yang dibayar pemerintah"),
            _(
                "APBD, DBHCHT, dana desa, atau CSR membayar iuran pekerja rentan selama beberapa bulan. "
                "Ketika berhenti, cakupan turun."
            ),
        ),
    ]


def _compared(context: Context) -> list[tuple[str, str]]:
    _, language = context.language.text, context.language
    return [
        (
            _("Target dan jalur"),
            _(
                "Target diminta pada akhir tahun. Jalur adalah yang semestinya sudah tercapai bulan ini "
                "supaya sampai di target."
            ),
        ),
        (
            _("Kurang, dan belum terlindungi"),
            _(
                "Kurang: orang yang masih harus menjadi peserta agar target tercapai. Belum terlindungi: "
                "semua pekerja berhak yang belum menjadi peserta. Keduanya tidak sama."
            ),
        ),
        (
            _("Perubahan"),
            _(
                "Dulu dan sekarang dibagi potensi bulan ini, supaya potensi yang berubah tidak terbaca "
                "sebagai kemajuan atau kemunduran."
            ),
        ),
        (
            _("Naik, stabil, turun, jatuh"),
            _(
                "Arah setahun terakhir; satu bulan yang janggal tidak mengubahnya. Jatuh: sekaligus hilang "
                "{step} atau lebih dan belum kembali.",
                step=language.percent(trend_rules().fall.step * 100, 0),
            ),
        ),
        (
            _("Edisi"),
            _("Keadaan data pada satu rapat. Tetap dapat dibuka lagi persis seperti hari itu."),
        ),
    ]
