"""What a row of a file says of a fact, as columns: paid cover, benefits, programmes, employers, projects."""

from typing import Any

from dashboards.components.common.provenance import basis_words
from dashboards.components.common.table import Column
from dashboards.components.common.text import segment_words
from dashboards.insights.facts.origin import FactRow
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.employers import NONE
from data.facts.funnel import STEPS
from data.facts.regulations import title


def fact_columns(context: Context, kind: str) -> list[Column]:
    """What a row of a kind says."""
    return {
        "iuran": _paid_columns,
        "beside": _paid_columns,
        "manfaat": _benefit_columns,
        "program": _programme_columns,
        "pemberi-kerja": _employer_columns,
        "proyek": _project_columns,
        "peraturan": _regulation_columns,
    }[kind](context)


def _quoted(words: Any) -> Element:
    return html.Span(str(words), lang="id")


def _paid_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def months(one: FactRow) -> str:
        row = one.row
        if row.first_month is None or row.months is None:
            return _("{year}, bulannya tidak disebut", year=int(row.year))
        return _("{n} bulan sejak {month}", n=row.months, month=language.month(row.first_month, short=True))

    def steps(one: FactRow) -> str:
        values = [getattr(one.row, step) for step in STEPS]
        if all(value is None for value in values):
            return "–"
        return " → ".join(language.number(value) for value in values)

    def money(one: FactRow) -> str:
        row, parts = one.row, []
        if row.rupiah is not None:
            parts.append(language.number(row.rupiah))
        if row.rupiah_changed is not None:
            parts.append(_("menjadi {n}", n=language.number(row.rupiah_changed)))
        if row.rupiah_spent is not None:
            parts.append(_("terealisasi {n}", n=language.number(row.rupiah_spent)))
        return ", ".join(parts) or "–"

    group = Column(
        "kelompok",
        _("Kelompok dan dana"),
        lambda one: _quoted(f"{one.row.group_name} · {one.row.fund}"),
        numeric=False,
    )
    return [
        group,
        Column("bulan", _("Dibayar"), months, numeric=False),
        Column("pekerja", _("Pekerja"), lambda one: language.number(one.row.workers)),
        Column("langkah", _("Direncanakan → terverifikasi → dibayar → aktif"), steps, numeric=False),
        Column("anggaran", _("Anggaran, Rp"), money, numeric=False),
    ]


def _benefit_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def months(one: FactRow) -> str:
        last = language.month(one.row.period, short=True)
        first = language.month(one.row.first_month, short=True)
        return last if first == last else f"{first} – {last}"

    return [
        Column("bulan", _("Bulan"), months, numeric=False),
        Column(
            "kelompok",
            _("Kelompok"),
            lambda one: _quoted(one.row.group_name) if one.row.group_name else _("seluruh segmen"),
            numeric=False,
        ),
        Column(
            "program",
            _("Program"),
            lambda one: f"{segment_words(context, one.row.segment)} · {one.row.programme}",
            numeric=False,
        ),
        Column("kasus", _("Kasus"), lambda one: language.number(one.row.cases)),
        Column("rupiah", _("Rp"), lambda one: language.number(one.row.rupiah)),
    ]


def _programme_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language
    return [
        Column("segmen", _("Segmen"), lambda one: segment_words(context, one.row.segment), numeric=False),
        Column(
            "program", _("Program"), lambda one: one.row.programme or _("semua peserta aktif"), numeric=False
        ),
        Column("peserta", _("Peserta"), lambda one: language.number(one.row.value)),
        Column("bulan", _("Per"), lambda one: language.month(one.row.period, short=True), numeric=False),
        Column("dasar", _("Dasar"), lambda one: basis_words(context, one.row.basis), numeric=False),
    ]


def _employer_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def state(one: FactRow) -> Any:
        if one.row.registration == NONE:
            return _("belum daftar")
        return (
            [_("daftar sebagian"), ": ", _quoted(one.row.left_out)]
            if one.row.left_out
            else _("daftar sebagian")
        )

    return [
        Column("sektor", _("Sektor"), lambda one: _quoted(one.row.sector), numeric=False),
        Column("keadaan", _("Keadaan"), state, numeric=False),
        Column("jumlah", _("Pemberi kerja"), lambda one: language.number(one.row.employers)),
        Column("pekerja", _("Pekerjanya"), lambda one: language.number(one.row.workers)),
        Column("per", _("Per"), lambda one: language.short_day(one.row.period), numeric=False),
    ]


def _project_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def state(one: FactRow) -> str:
        if not one.row.registered:
            return _("belum terdaftar")
        paid = one.row.contribution_paid
        words = _("tidak diketahui") if paid is None else _("dibayar") if paid else _("belum dibayar")
        return _("terdaftar, iuran {state}", state=words)

    return [
        Column("paket", _("Proyek"), lambda one: _quoted(one.row.project), numeric=False),
        Column("kontrak", _("Kontrak"), lambda one: language.short_day(one.row.contract_on), numeric=False),
        Column("nilai", _("Nilai, Rp"), lambda one: language.number(one.row.rupiah)),
        Column("pekerja", _("Pekerja"), lambda one: language.number(one.row.workers)),
        Column("keadaan", _("Keadaan"), state, numeric=False),
    ]


def _regulation_columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language
    return [
        Column("peraturan", _("Peraturan"), lambda one: _quoted(title(one.row)), numeric=False),
        Column("tentang", _("Tentang"), lambda one: _quoted(one.row.subject), numeric=False),
        Column("tanggal", _("Ditetapkan"), lambda one: language.short_day(one.row.issued_on), numeric=False),
    ]
