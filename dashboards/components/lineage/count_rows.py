"""The rows of files behind a figure, as tables: which stands, and what else was said of it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.provenance import basis_words, origin_link
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import brought_in, segment_words
from dashboards.components.datasets import origin as edition_origin
from dashboards.insights.lineage import SourceRow
from dashboards.insights.missing_value import reason, without_figure
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def origin_headline(context: Context, row: MetricRow, found: Sequence[SourceRow]) -> Headline:
    """The figure, its two counts, and in how many files they stand."""
    _, language = context.language.text, context.language
    metric, name = context.registry.metrics[row.metric], context.full(row.area)
    label, month = metric.label[language.code], language.month(row.period)
    row = context.seen(row)
    if row.value is None:
        fields = {"name": name, "metric": inside(label), "month": month}
        if reason(context, row) == "belum" and context.adds_up:
            return Headline(_("**{name} belum melapor** {metric} {month}.", **fields))
        words = _("**{name} belum punya {metric}** {month}.", **fields)
        return Headline(f"{words} {without_figure(context, row)}")
    percent = metric.unit == "percent"
    value = language.percent(row.value) if percent else language.number(row.value)
    words = _("{metric} {name}, {month}: **{value}**", metric=label, name=name, month=month, value=value)
    if percent:
        words += " = " + _(
            "{n} dari {d}", n=language.number(row.numerator), d=language.number(row.denominator)
        )
    files = {one.load.id for one in found if one.is_active}
    return Headline(words + _(", tercatat dalam {n} berkas.", n=language.number(len(files))))


def counted_rows_table(context: Context, found: Sequence[SourceRow]) -> Any:
    """The rows that the figure is made of."""
    _ = context.language.text
    used = [one for one in found if one.is_active]
    if not used:
        return nothing(_("Belum ada berkas yang memuat angka ini."))
    caption = _("Setiap hitungan dengan berkas, lembar, baris, dan kolom tempatnya tertulis.")
    return table(context, _columns(context), used, caption=caption)


def other_table(context: Context, found: Sequence[SourceRow]) -> Any:
    """What other rows say of the same counts, and why they do not stand."""
    _ = context.language.text
    others = [one for one in found if not one.is_active]
    if not others:
        return nothing(_("Tidak ada baris lain tentang hitungan yang sama."))
    why = Column("sebab", _("Mengapa tidak dipakai"), lambda one: _reason(context, one), numeric=False)
    caption = _("Tidak ada yang dihapus: angka lama tetap tersimpan bersama berkasnya.")
    return table(context, [*_columns(context), why], others, caption=caption)


def _reason(context: Context, one: SourceRow) -> str:
    _ = context.language.text
    if one.row.basis != one.part.basis:
        return _("dasar lain; yang dipakai {basis}", basis=basis_words(context, one.part.basis))
    if one.row.load_id == one.part.load_id:
        return _("baris lain dalam berkas yang sama")
    return _("diganti muatan {n}", n=one.part.load_id)


def _columns(context: Context) -> list[Column]:
    _, language = context.language.text, context.language

    def figure(one: SourceRow) -> str:
        words = language.number(one.row.value)
        words = f"± {words}" if one.row.precision == "approx" else words
        return f"{words} ({_('sementara')})" if one.row.provisional else words

    def file(one: SourceRow) -> Element:
        return file_words(context, one.load.file_name, one.load.id, one.load.address)

    return [
        Column("hitungan", _("Hitungan"), lambda one: count_words(context, one), numeric=False, head=True),
        Column("bulan", _("Per"), lambda one: language.month(one.row.period, short=True), numeric=False),
        Column("angka", _("Angka"), figure),
        Column("dasar", _("Dasar"), lambda one: basis_words(context, one.row.basis), numeric=False),
        Column("berkas", _("Berkas"), file, numeric=False),
        Column("tempat", _("Tempatnya"), lambda one: _place_and_answer(context, one), numeric=False),
        Column("dimuat", _("Dimuat"), lambda one: _loaded(context, one), numeric=False),
    ]


def count_words(context: Context, one: SourceRow) -> str:
    """What is counted: Peserta aktif BPU."""
    measure = context.registry.measures[one.part.measure].label[context.language.code]
    return f"{measure} · {segment_words(context, one.part.segment)}"


def file_words(context: Context, file_name: str, load: int, address: str | None = None) -> Element:
    """A file by its name, linked to where it was published, and the number of its load."""
    _, named = context.language.text, html.Span(file_name, lang="id")
    return html.Span([source_link(context, address, named), " · ", _("muatan {n}", n=load)])


def place_words(context: Context, row: Any) -> str:
    """Where in its file a fact stands, as far as it is known."""
    _ = context.language.text
    parts = [
        _("lembar {name}", name=row.sheet) if row.sheet else "",
        _("baris {n}", n=row.source_row) if row.source_row is not None else "",
        _("kolom {name}", name=row.source_column) if row.source_column else "",
    ]
    return " · ".join(filter(None, parts)) or "–"


def _place_and_answer(context: Context, one: SourceRow) -> Any:
    """Where it stands; and, where a person said what its row or cell means, who and when."""
    place, row = place_words(context, one.row), one.row
    answers = context.store.answers(one.load.id).get((row.sheet or None, row.source_row), [])
    said = " ".join(words for column, words in answers if _is_about(column, row.source_column))
    return html.Span([place, ". ", html.Span(said, lang="id")]) if said else place


def _is_about(letter: str | None, column: str | None) -> bool:
    """Whether an answer about a column, by its letter, is about a cell of a place such as "E · Aktif BPU"."""
    return letter is None or column is None or " · " not in column or column.startswith(f"{letter} · ")


def _loaded(context: Context, one: SourceRow) -> str:
    when = context.language.moment(one.load.loaded_at)
    return f"{when}, {brought_in(context, one.load)}"


def areas_table(context: Context, rows: Sequence[Any], found: Sequence[SourceRow]) -> Element:
    """Area by area: its counts, and the files and rows they stand in; who has not reported at the foot."""
    _, language = context.language.text, context.language
    own = {
        area: list(ones) for area, ones in groupby((o for o in found if o.is_active), key=lambda o: o.area)
    }

    def name(row: Any) -> Element:
        return origin_link(context, row, context.name(row.area))

    def place(row: Any) -> str:
        if row.value is None:
            return inside(context.registry.statuses[row.status].label[language.code])
        ones = sorted(own[row.area], key=lambda one: -one.load.id)
        by_load = [list(group) for _load, group in groupby(ones, key=lambda one: one.load.id)]
        return "; ".join(_file_and_rows(context, group) for group in by_load)

    columns = [
        Column("daerah", _("Daerah"), name, numeric=False, head=True),
        Column("pembilang", _("Pembilang"), lambda row: language.number(row.numerator)),
        Column("penyebut", _("Penyebut"), lambda row: language.number(row.denominator)),
        Column("tempat", _("Berkas dan baris"), place, numeric=False),
    ]
    known = [row for row in rows if row.value is not None]
    caption = _("{n} daerah melapor; jumlahnya angka di atas.", n=language.number(len(known)))
    return table(context, columns, [*known, *(r for r in rows if r.value is None)], caption=caption)


def _file_and_rows(context: Context, ones: Sequence[SourceRow]) -> str:
    """rekap.xlsx (muatan 3) baris 12, 13."""
    _, load = context.language.text, ones[0].load
    numbers = sorted({one.row.source_row for one in ones if one.row.source_row is not None})
    file = f"{load.file_name} ({_('muatan {n}', n=load.id)})"
    return _("{file} baris {rows}", file=file, rows=", ".join(map(str, numbers))) if numbers else file


def origin_table(context: Context, found: Sequence[SourceRow]) -> Table:
    """Every row, for files."""
    around = edition_origin(context.selection.edition)
    records = (
        {
            **one.row._asdict(),
            **around,
            "area": one.area,
            "area_name": context.areas[one.area].name,
            "counted": one.row.value,
            "stands": one.is_active,
            "file_name": one.load.file_name,
            "loaded_at": one.load.loaded_at,
        }
        for one in found
    )
    columns = (
        *(
            "area",
            "area_name",
            "measure",
            "segment",
            "period",
            "counted",
            "basis",
            "precision",
            "provisional",
        ),
        *("stands", "load_id", "file_name", "sheet", "source_row", "source_column", "loaded_at", "note"),
        *("edition", "collection", "simulated", "mark"),
    )
    return tabled("asal", context.language.text("Asal angka"), columns, records)
