"""The definitions, printed from the registry and the catalogue."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.status import band_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import pill, segment_words
from dashboards.components.definitions.calculation_rules import more_rules, rules_ahead, rules_analysis
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context, rows_of
from data.definitions.groups import groups


def metrics(context: Context) -> Element:
    """Each metric with its words and its formula."""
    _, code, words = context.language.text, context.language.code, context.registry
    items: list[Any] = []
    for metric in words.metrics.values():
        segment = words.segments[metric.segment].short[code]
        counted = [
            words.measures[key].label[code].partition(" (")[0]
            for key in (metric.numerator, metric.denominator)
            if key
        ]
        formula = " ÷ ".join(f"{name} ({segment})" for name in counted) + (" × 100" if counted[1:] else "")
        items += [
            html.Dt(metric.label[code]),
            html.Dd([metric.description[code], html.Br(), html.Code(formula)]),
        ]
    return html.Dl(items)


def measures(context: Context) -> Element:
    """A list of all measures: label, description and the word for it in files."""
    _, code = context.language.text, context.language.code
    items: list[Any] = []
    for measure in context.registry.measures.values():
        items += [
            html.Dt(measure.label[code]),
            html.Dd([measure.description[code], " ", html.Code(measure.file_word)]),
        ]
    return html.Dl(items)


def bands(context: Context) -> Element:
    """The bands, best first, and what is not judged."""
    _ = context.language.text
    items: list[Any] = []
    for band in context.registry.bands:
        items += [html.Dt(pill(context, band.key)), html.Dd(band_words(context, band))]
    items += [
        html.Dt(pill(context, "belum_melapor")),
        html.Dd(_("tidak ada angka peserta aktif dari segmen mana pun untuk bulan itu")),
        html.Dt(pill(context, "tanpa_angka")),
        html.Dd(_("sudah melapor, tetapi angka metrik ini tidak ada, atau potensinya nol atau belum dimuat")),
    ]
    items += [
        html.Dt(pill(context, "tanpa_target")),
        html.Dd(_("skema yang dipilih tidak memuat target untuk daerah, segmen, dan tahun itu")),
    ]
    items += [
        html.Dt(pill(context, "dasar_lain")),
        html.Dd(
            _(
                "dihitung dengan cara lain daripada kebanyakan daerah yang melapor bulan itu (bila sama "
                "banyak: NIK); angkanya ditampilkan, tidak diperingkat, tidak dijumlahkan, tidak dinilai. "
                "Tidak disebut adalah dasar tersendiri"
            )
        ),
    ]
    return html.Dl(items, className="bands")


def bases(context: Context) -> Element:
    """The bases of counts, the first in force first."""
    code = context.language.code
    return html.Ol([html.Li(basis.label[code]) for basis in context.registry.bases.values()])


def groups_table(context: Context) -> Element:
    """The groups that budgets pay for: as whom they count, and how files name them."""
    _, language = context.language.text, context.language
    columns = [
        Column("kelompok", _("Kelompok"), lambda one: one.label[language.code], numeric=False, head=True),
        Column("segmen", _("Dihitung sebagai"), lambda one: one.segment, numeric=False),
        Column(
            "kata", _("Dikenal dari"), lambda one: html.Span(", ".join(one.words), lang="id"), numeric=False
        ),
    ]
    caption = _("Kelompok lain tetap seperti tertulis dalam berkasnya dan dihitung sebagai BPU.")
    return table(context, columns, groups(), caption=caption)


def rules(context: Context) -> Element:
    """How the derived columns are computed."""
    _ = context.language.text
    pairs = [
        (
            context.wholes,
            _(
                "Jumlah peserta aktif dibagi jumlah potensi dari daerah yang sudah melapor; bukan "
                "rata-rata persen daerah. Daerah yang potensinya nol atau belum dimuat tidak ikut, baik "
                "dalam jumlah, perubahan, maupun tren. Berapa daerah yang ikut selalu disebut."
            ),
        ),
        (
            _("Semua segmen"),
            _(
                "PU + BPU + jakon; PMI ikut bila peserta dan potensinya diketahui. Jumlah yang tercetak di "
                "sumber dipakai "
                "bila ada dan tidak lebih lama daripada bagiannya."
            ),
        ),
        (
            _("Potensi"),
            _(
                "Angka terakhir yang diketahui dipakai terus sampai ada yang baru; bulan asalnya ditulis "
                "di bawah angka. "
                "Untuk angka terbit potensi tidak dibawa ke bulan lain."
            ),
        ),
        (
            _("Target"),
            _(
                "Target tahun berjalan, jatuh tempo 31 Desember. Bila dokumen hanya memuat tahun awal "
                "dan akhir, target tahun di "
                "antaranya mengikuti garis lurus dan ditandai interpolasi. Target persen dihitung atas "
                "penyebut dokumennya "
                "bila disebut, selain itu atas potensi bulan itu; target orang atas orang; target kenaikan "
                "atas peserta "
                "aktif Desember tahun lalu."
            ),
        ),
        (
            _("Jalur"),
            _(
                "Garis lurus dari Desember tahun lalu ke target Desember tahun ini, dalam satuan dan "
                "penyebut target. Awalnya yang diminta skema itu untuk tahun lalu, bila satuan dan "
                "penyebutnya sama (interpolasi termasuk); kalau tidak, peserta menurut laporan terakhir "
                "tahun lalu, dibagi potensi bulan itu sehingga potensi baru bukan kemunduran; target "
                "kenaikan mulai dari peserta yang harus dinaikkan. Tanpa awal, jalurnya target itu "
                "sendiri. Jalur tidak pernah melewati target. Daerah di atas memakai jalur ke targetnya "
                "sendiri, atau jumlah jalur daerah yang melapor bila semuanya bertarget."
            ),
        ),
        (
            _("Dua selisih"),
            _(
                "Selisih ke target (poin dan orang), dan belum terlindungi: selisih ke seluruh potensi. "
                "Keduanya tidak sama."
            ),
        ),
        (
            _("Perubahan dengan potensi bulan ini"),
            _(
                "Peserta sekarang dan peserta dulu dibagi potensi bulan ini, hanya untuk daerah yang "
                "melapor pada kedua bulan. Setiap perubahan, urutan, dan kata tren memakainya. Potensi baru "
                "bukan kemajuan."
            ),
        ),
        (
            _("Peringkat"),
            _(
                "Di antara {areas} yang melapor; nilai yang sama berbagi peringkat; yang belum "
                "melapor di akhir daftar; "
                "peringkat sebelumnya adalah peringkat pada laporan sebelumnya. Naik turunnya dihitung hanya "
                "di antara daerah yang punya angka pada kedua laporan, sehingga daerah yang baru atau tidak "
                "melapor tidak menggeser siapa pun.",
                areas=context.areas_word,
            ),
        ),
        (
            _("Di atas 100 %"),
            _("Dapat terjadi karena orang bekerja di luar tempat tinggalnya; ditampilkan apa adanya."),
        ),
        (
            _("Edisi"),
            _(
                "Keadaan data yang dipakai sebuah rapat. Edisi lama tetap dapat dibuka persis seperti "
                "semula walau angkanya kemudian direvisi."
            ),
        ),
    ]
    items: list[Any] = []
    for term, words in [*pairs, *rules_ahead(context), *more_rules(context), *rules_analysis(context)]:
        items += [html.Dt(term), html.Dd(words)]
    return html.Dl(items, className="two")


def schemes_table(context: Context) -> Any:
    """The targets of the edition: one row a document, area and segment, the years side by side."""
    _ = context.language.text
    if context.selection.edition is None:
        return nothing(_("Belum ada edisi."))
    grouped: dict[tuple[str, ...], list[Any]] = {}
    for target in rows_of(context.store.targets(context.selection.edition)):
        key = (target.scheme_title, target.document, target.area_code, target.segment, target.unit)
        grouped.setdefault(key, []).append(target)
    if not grouped:
        return nothing(_("Edisi ini tidak memuat target."))
    return table(
        context, _target_columns(context), list(grouped.values()), caption=_("Target menurut dokumennya.")
    )


def _target_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def value(t: Any) -> str:
        decimals = 0 if t.unit == "people" or float(t.value).is_integer() else 2
        n = language.number(t.value, decimals)
        if t.value_high:
            n += f"–{language.number(t.value_high, decimals)}"
        if t.unit == "people":
            return _("{year}: {n} orang", year=t.year, n=n)
        p = n + language.percent_sign
        return _("{year}: naik {p}", year=t.year, p=p) if t.unit == "growth" else f"{t.year}: {p}"

    def area(ts: list[Any]) -> str:
        return context.name(ts[0].area_code) + (_(", tiap daerah") if ts[0].scope == "each" else "")

    def document(ts: list[Any]) -> Any:
        first = ts[0]
        return source_link(context, first.address, html.Span(first.document, lang="id"))

    return [
        Column("skema", _("Skema"), lambda ts: html.Span(ts[0].scheme_title, lang="id"), numeric=False),
        Column("wilayah", _("Daerah"), area, numeric=False),
        Column("segmen", _("Segmen"), lambda ts: segment_words(context, ts[0].segment), numeric=False),
        Column(
            "nilai",
            _("Target"),
            lambda ts: html.B(" · ".join(value(t) for t in sorted(ts, key=lambda t: t.year))),
            numeric=False,
        ),
        Column("dasar", _("Penyebut"), lambda ts: html.Span(ts[0].base, lang="id"), numeric=False),
        Column("dokumen", _("Dokumen"), document, numeric=False),
    ]
