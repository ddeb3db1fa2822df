"""The governments' own staff without civil-servant status (non-ASN): who has enrolled how many of them.

Published figures only: no report of ours counts them, and they are part of PU, never a segment beside it.
"""

from dataclasses import dataclass
from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import folded
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.components.published.wording import figures_published, printed_figure
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL

NON_ASN = "NON_ASN"


@dataclass(frozen=True)
class Staff:
    """The newest printed number enrolled in an area, and how many there are in all.

    Both by the same source on the same date; the second is None where that source does not give it.
    """

    enrolled: Any
    whole: Any

    @property
    def area(self) -> str:
        """The code of the area."""
        return str(self.enrolled.area_code)

    @property
    def left(self) -> int | None:
        """How many are not enrolled yet; None where their number is unknown."""
        return None if self.whole is None else int(self.whole.value - self.enrolled.value)

    @property
    def share(self) -> float | None:
        """Percent enrolled; None where the number of all is unknown or 0."""
        whole = self.whole
        return self.enrolled.value / whole.value * 100 if whole is not None and whole.value else None


def staff_known(context: Context) -> list[Staff]:
    """Of each kabupaten/kota with a figure: most left to enrol first, then those whose number nobody says."""
    counts = [
        f
        for f in figures_published(context)
        if f.segment == NON_ASN and f.unit == "orang" and f.level == AREA_LEVEL
    ]
    newest: dict[str, Staff] = {}
    for figure in sorted(counts, key=lambda f: (str(f.period), f.load_id, f.seq)):
        if figure.indicator == "peserta_aktif":
            whole = (
                f
                for f in counts
                if (f.area_code, f.indicator, f.data_date, f.address)
                == (figure.area_code, "potensi", figure.data_date, figure.address)
            )
            newest[str(figure.area_code)] = Staff(figure, next(whole, None))
    return sorted(newest.values(), key=lambda one: (one.left is None, -(one.left or 0), one.area))


def staff_section(context: Context) -> Element:
    """For all areas: the question of the second duty about a government's own people."""
    _, language = context.language.text, context.language
    title, note = _("Pegawai non-ASN pemerintah daerah"), _("angka terbit, nyata, dengan sumbernya")
    found = [one for one in staff_known(context) if context.inside(one.area)]
    inside = [a for a in context.kabkota if context.inside(a.code)]
    how = _(
        "{n} dari {m} daerah punya angka. Tambahkan yang lain dengan templat terbit (segmen NON_ASN, "
        "indikator peserta_aktif dan potensi).",
        n=len(found),
        m=len(inside),
    )
    if not found:
        return folded(title, how_to_load(context, "terbit", how), note=note)
    columns = [
        Column("daerah", _("Daerah"), lambda one: area_link(context, one.area), numeric=False, head=True),
        Column("terdaftar", _("Peserta aktif"), lambda one: printed_figure(context, one.enrolled)),
        Column("pegawai", _("Dari pegawai"), lambda one: _total_words(context, one)),
        Column("cakupan", _("Cakupan"), lambda one: html.B(language.percent(one.share))),
        Column("belum", _("Belum terdaftar"), lambda one: language.number(one.left)),
        Column("sumber", _("Sumber"), lambda one: _source(context, one), numeric=False),
    ]
    caption = _(
        "Pekerja yang paling mudah didaftarkan kepala daerah: pegawainya sendiri. Yang terbanyak belum "
        "terdaftar di atas; bagian dari PU, jadi tidak ditambahkan ke angka lain."
    )
    return folded(
        title, table(context, columns, found, caption=caption), how_to_load(context, "terbit", how), note=note
    )


def _total_words(context: Context, one: Staff) -> str:
    return context.language.text("tidak disebut") if one.whole is None else printed_figure(context, one.whole)


def _source(context: Context, one: Staff) -> list[Any]:
    date = context.language.printed_date(one.enrolled.data_date)
    return [f"{date} · ", source_link(context, one.enrolled.address)]


def staff_here(context: Context, code: str) -> Element | None:
    """One sentence about an area that has a figure; None where there is none."""
    _, language = context.language.text, context.language
    one = next((one for one in staff_known(context) if one.area == code), None)
    if one is None:
        return None
    if one.whole is None:
        words = _(
            "{n} pegawai terdaftar; berapa seluruhnya tidak disebut.", n=printed_figure(context, one.enrolled)
        )
    else:
        words = _(
            "{p} terdaftar: {n} dari {d} pegawai; {left} belum.",
            p=language.percent(one.share),
            n=printed_figure(context, one.enrolled),
            d=printed_figure(context, one.whole),
            left=language.number(one.left),
        )
    return html.P([words, " ", *_source(context, one)])


def staff_rows(context: Context) -> Table:
    """The same as rows that leave the screen."""
    around = origin(context.published_edition)
    records = (
        {
            **{"area": one.area, "area_name": context.areas[one.area].name, "segment": NON_ASN},
            **{"data_date": one.enrolled.data_date, "part_people": one.enrolled.value},
            **{"whole_people": None if one.whole is None else one.whole.value, "share": one.share},
            **{"precision": one.enrolled.precision, "basis": one.enrolled.basis},
            **{"address": one.enrolled.address, "load_id": one.enrolled.load_id},
            **{"source_row": one.enrolled.source_row, **around},
        }
        for one in staff_known(context)
        if context.inside(one.area)
    )
    columns = (
        *("area", "area_name", "data_date", "segment", "part_people", "whole_people", "share", "precision"),
        *("basis", "address", "load_id", "source_row", *ORIGIN),
    )
    return tabled("non-asn", context.language.text("Pegawai non-ASN pemerintah daerah"), columns, records)
