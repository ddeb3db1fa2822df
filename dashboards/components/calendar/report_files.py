"""By which file each monthly report came in first, and when."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.calendar.deliveries import COLUMNS, state_words
from dashboards.components.common.layout import nothing
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import origin
from dashboards.components.lineage.count_rows import file_words, place_words
from dashboards.insights.calendar.report_files import Report
from dashboards.rendering.dataset import Table, tabled
from dashboards.request.context import Context

ON_A_PHONE = 12  # rows shown there; all are in the files


def reports_table(context: Context, found: Sequence[Report], *, many: bool) -> Any:
    """Each month with its due day, when it came in and by which file; one that did not come has none."""
    _, language = context.language.text, context.language

    def file(one: Report) -> Any:
        if one.load_id is None:
            return "–"
        if one.load is None:
            return _("berkas yang kemudian diganti (muatan {n})", n=one.load_id)
        return file_words(context, one.load.file_name, one.load_id, one.load.address)

    def place(one: Report) -> str:
        return place_words(context, one.row) if one.row is not None else "–"

    where = Column("daerah", _("Daerah"), lambda one: area_link(context, one.area), numeric=False, head=True)
    kinds = [
        *([where] if many else []),
        Column(
            "bulan", _("Bulan"), lambda one: language.month(one.delivery.period, short=True), numeric=False
        ),
        Column("tenggat", _("Tenggat"), lambda one: language.short_day(one.delivery.due), numeric=False),
        Column("masuk", _("Masuk"), lambda one: state_words(context, one.delivery), numeric=False),
        Column("berkas", _("Berkas pertama"), file, numeric=False),
        Column("tempat", _("Tempatnya"), place, numeric=False),
    ]
    if not found:
        return nothing(_("Tidak ada daerah yang wajib melapor di sini."))
    caption = _("Hari masuk: hari berkasnya terbit, bila tidak disebut hari dimuat.")
    late = {id(one) for one in found[ON_A_PHONE:]}
    return table(
        context, kinds, found, caption=caption, row_class=lambda one: "beyond" if id(one) in late else ""
    )


def report_rows(context: Context, found: Sequence[Report]) -> Table:
    """The same for files."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "area": one.area,
            "area_name": context.areas[one.area].name,
            "period": one.delivery.period,
            "due_on": one.delivery.due,
            "arrived_on": one.delivery.arrived,
            "delivery": one.delivery.state,
            "days_late": one.delivery.days_late,
            "load_id": one.load_id,
            "file_name": one.load.file_name if one.load is not None else None,
            "sheet": one.row.sheet if one.row is not None else None,
            "source_row": one.row.source_row if one.row is not None else None,
        }
        for one in found
    )
    columns = (*COLUMNS, "load_id", "file_name", "sheet", "source_row")
    return tabled("asal", context.language.text("Laporan bulanan"), columns, records)
