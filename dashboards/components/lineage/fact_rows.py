"""The rows of files behind a fact other than coverage: paid cover, benefits, programmes, lists, reports."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import basis_words
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, loader_words
from dashboards.components.datasets import ORIGIN, origin
from dashboards.components.lineage.count_rows import file_words, place_words
from dashboards.components.lineage.fact_columns import fact_columns
from dashboards.insights.facts.origin import FactRow, Origin
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.funnel import STEPS
from data.facts.paid_cover import AHEAD

MOST, FEW = 20, 8  # rows shown of what counts and of what does not; all are in the files
ON_A_PHONE = {MOST: 4, FEW: 2}
PLACED = ("stands", "load_id", "file_name", "sheet", "source_row", "source_column", "loaded_at", "note")
SAID = {
    "iuran": (
        *("group_name", "fund", "year", "workers", "first_month", "months", *STEPS, "rupiah"),
        *("rupiah_changed", "rupiah_spent", "became_pppk"),
    ),
    "manfaat": (
        *("segment", "programme", "group_name", "first_month", "period", "cases", "rupiah_received"),
        *("heirs", "scholarships"),
    ),
    "program": ("segment", "programme", "period", "counted", "basis", "precision", "provisional"),
    "pemberi-kerja": ("data_date", "sector", "registration", "left_out", "employers", "workers"),
    "proyek": (
        *("project", "owner", "contract_rupiah", "contract_on", "registered", "contribution_paid"),
        "workers",
    ),
    "peraturan": ("regulation_kind", "village", "document_number", "issued_on", "subject", "revoked_on"),
}


def kind_words(context: Context, kind: str) -> str:
    """What a kind of fact is called, as a sentence begins."""
    _ = context.language.text
    return {
        "iuran": _("Iuran yang dibayarkan"),
        "manfaat": _("Manfaat yang diterima"),
        "program": _("Peserta menurut program"),
        "pemberi-kerja": _("Pemberi kerja belum daftar atau daftar sebagian"),
        "proyek": _("Proyek jasa konstruksi"),
        "peraturan": _("Peraturan"),
        "laporan": _("Laporan bulanan"),
    }[kind]


def fact_headline(context: Context, code: str, kind: str, files: Sequence[int], of: str = "") -> Headline:
    """What, whose, in how many rows of how many files; `files` holds the load of each row."""
    _, language = context.language.text, context.language
    fields = {"what": kind_words(context, kind), "name": context.full(code), "of": f" ({of})" if of else ""}
    if not files:
        return Headline(_("{what}, {name}{of}: **tidak ada yang tercatat** dalam edisi ini.", **fields))
    n, m = language.number(len(files)), language.number(len(set(files)))
    if kind == "laporan":
        return Headline(_("{what}, {name}{of}: **{n} laporan** dalam {m} berkas.", **fields, n=n, m=m))
    return Headline(_("{what}, {name}{of}: **{n} baris** dalam {m} berkas.", **fields, n=n, m=m))


def narrowed(context: Context, found: Origin) -> str:
    """What the rows were narrowed to: group, fund, year, month."""
    _, asked = context.language.text, found.asked
    words = [asked[word] for word in ("kelompok", "dana", "tahun") if word in asked]
    if "bulan" in asked:
        month = datetime.strptime(asked["bulan"], "%Y-%m").date()
        words.append(_("dibayar {month}", month=context.language.month(month)))
    return ", ".join(words)


def counted_table(context: Context, found: Origin, *, many: bool) -> Any:
    """The rows that figures are made of, with what they add up to."""
    _ = context.language.text
    if not found.counted:
        return nothing(_("Tidak ada baris yang dihitung."))
    return _listed(context, found.kind, found.counted, _sum_words(context, found), many=many, most=MOST)


def others_table(context: Context, found: Origin, *, many: bool) -> Any:
    """What else files say, and why it does not count."""
    _ = context.language.text
    if not found.others:
        return nothing(_("Tidak ada baris lain tentang hal yang sama."))
    why = Column("sebab", _("Mengapa tidak dihitung"), lambda one: _reason_words(context, one), numeric=False)
    caption = _("Tidak ada yang dihapus: angka lama tetap tersimpan bersama berkasnya.")
    return _listed(context, found.kind, found.others, caption, why, many=many, most=FEW)


def _listed(
    context: Context, kind: str, rows: Sequence[FactRow], caption: str, *more: Column, many: bool, most: int
) -> Element:
    _ = context.language.text
    if len(rows) > most:
        caption += " " + _("{n} baris pertama tampil; semuanya di Excel.", n=most)
    late = {id(one) for one in rows[ON_A_PHONE[most] :]}
    where = Column(
        "daerah", _("Daerah"), lambda one: area_link(context, one.row.area_code), numeric=False, head=True
    )
    kinds = [*([where] if many else []), *fact_columns(context, kind), *_file_columns(context), *more]
    return table(
        context,
        kinds,
        rows[:most],
        caption=caption,
        row_class=lambda one: "beyond" if id(one) in late else "",
    )


def months_paid(context: Context, code: str, found: Origin) -> Element | None:
    """The months of the cliff as links, each to the rows that pay in it; None for other kinds."""
    _, language, month = context.language.text, context.language, context.selection.period
    if found.kind != "iuran" or month is None:
        return None
    kept = {word: text for word, text in found.asked.items() if word != "bulan"}

    def link(words: str, asked: str) -> Element:
        href = context.selection.href(f"/asal/{code}", fakta=found.kind, **kept, bulan=asked)
        return html.A(
            words, href=href, **({"aria-current": "true"} if asked == found.asked.get("bulan", "") else {})
        )

    ahead = [month_end(month, step) for step in range(AHEAD)]
    links = [link(language.month(day, short=True), f"{day:%Y-%m}") for day in ahead]
    return html.P([link(_("Semua bulan"), ""), *links], className="chips")


def _file_columns(context: Context) -> list[Column]:
    """File, place in it, and who brought it in when."""
    _, language = context.language.text, context.language

    def file(one: Any) -> Any:
        address = getattr(one.row, "address", None)
        return file_words(context, one.load.file_name, one.load.id, address or one.load.address)

    def came(one: Any) -> str:
        when = language.moment(one.load.loaded_at)
        return f"{when}, {loader_words(context, one.load.loaded_by, one.load.office)}"

    return [
        Column("berkas", _("Berkas"), file, numeric=False),
        Column("tempat", _("Tempatnya"), lambda one: place_words(context, one.row), numeric=False),
        Column("dimuat", _("Dimuat"), came, numeric=False, wide_only=True),
    ]


def _sum_words(context: Context, found: Origin) -> str:
    """What the rows add up to, where they are of one kind; what a row does not state is not added."""
    _, language, rows = context.language.text, context.language, [one.row for one in found.counted]

    def total(column: str) -> str:
        return language.number(sum(int(v) for row in rows if (v := getattr(row, column)) is not None))

    if found.kind == "iuran":
        return _("Seluruhnya {n} pekerja; satu orang dapat tertulis pada dua baris.", n=total("workers"))
    if found.kind == "beside":
        return _("Iuran dihitung rata setiap bulan, dari realisasi, bila tidak disebut dari anggaran.")
    if found.kind == "manfaat":
        return _("Seluruhnya Rp{n}, dari baris yang menyebutnya.", n=total("rupiah"))
    if found.kind == "pemberi-kerja":
        return _("Seluruhnya {n} pemberi kerja.", n=total("employers"))
    if found.kind == "proyek":
        return _("Seluruhnya {n} proyek.", n=language.number(len(rows)))
    if found.kind == "peraturan":
        return _("Seluruhnya {n} peraturan yang berlaku.", n=language.number(len(rows)))
    return _("Peserta tiap program, lalu peserta aktif segmen yang dibandingkan dengannya.")


def _reason_words(context: Context, one: FactRow) -> str:
    _ = context.language.text
    words: dict[str, Callable[[], str]] = {
        "replaced": lambda: _("diganti muatan {n}", n=one.by),
        "repeated": lambda: _("baris lain dalam berkas yang sama"),
        "revoked": lambda: _("sudah dicabut"),
        "older": lambda: _("daftar yang lebih lama"),
        "later": lambda: _("sesudah bulan yang dipilih"),
        "outside": lambda: _("di luar dua belas bulan yang dihitung"),
        "twice": lambda: _("bulannya sudah termasuk dalam baris lain"),
        "basis": lambda: _("dasar lain: {basis}", basis=basis_words(context, one.row.basis)),
    }
    return words[one.reason]()


def fact_table(context: Context, found: Origin) -> Table:
    """Every row of a kind for files: what it says, whether it counts, where it stands."""
    around = origin(context.selection.edition)
    records = (
        {
            **one.row._asdict(),
            **around,
            "area": one.row.area_code,
            "area_name": context.areas[one.row.area_code].name,
            "counted": getattr(one.row, "value", None),
            "rupiah_received": getattr(one.row, "rupiah", None),
            "contract_rupiah": getattr(one.row, "rupiah", None),
            "stands": not one.reason,
            "file_name": one.load.file_name,
            "loaded_at": one.load.loaded_at,
        }
        for one in found.rows
    )
    columns = ("area", "area_name", *SAID[found.kind], *PLACED, *ORIGIN)
    return tabled("asal", kind_words(context, found.kind), columns, records)
