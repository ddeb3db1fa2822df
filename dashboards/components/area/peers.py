"""The areas most like this one: how far they are from it, and how they stand."""

from dataclasses import dataclass
from typing import Any

from dashboards.components.area.neighbours import counts_of
from dashboards.components.common.layout import nothing, section
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, pill
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.peers import Profile, distances

NEAREST = 5
PARTS = ("eligible_total", "eligible_bpu", "eligible_jakon")


@dataclass(frozen=True)
class Peer:
    """A MetricFrame row and how far its area is; the area itself has no distance."""

    row: Any
    distance: float | None


def nearest(context: Context, code: str) -> list[tuple[str, float]]:
    """The areas most like a kabupaten/kota by the potensi of the chosen month, with their distances."""
    potensi = {(row.metric, row.area): row.numerator for row in context.rows(*PARTS)}
    profiles = {}
    for area in context.kabkota:
        whole, bpu, jakon = (potensi.get((part, area.code)) for part in PARTS)
        if whole is not None and bpu is not None and jakon is not None:
            profiles[area.code] = Profile(whole, bpu, jakon, area.kind == "kota")
    return distances(profiles, code)[:NEAREST]


def peers(context: Context, code: str) -> Element | None:
    """The section of a kabupaten/kota: itself and its five nearest; none for an area above."""
    _, language = context.language.text, context.language
    if context.areas[code].level != "kabkota":
        return None
    title, note = _("Sebanding"), _("menurut ukuran dan susunan potensi")
    found = nearest(context, code)
    if not found:
        missing = _(
            "Belum dapat dihitung: potensi total, BPU, dan jakon daerah ini atau daerah lain belum dimuat. "
            "Muat lembar potensi dalam rekap."
        )
        return section(title, nothing(missing), note=note)
    rows = {row.area: row for row in context.rows()}
    listed = [Peer(rows[code], None), *(Peer(rows[area], distance) for area, distance in found)]
    percent = context.metric.unit == "percent"
    columns = [
        Column("daerah", _("Daerah"), lambda p: area_link(context, p.row.area), numeric=False, head=True),
        Column("jarak", _("Jarak"), lambda p: language.number(p.distance, 2)),
        Column("peringkat", _("Per."), lambda p: language.number(p.row.rank)),
        Column(
            "capaian",
            _("Capaian, {unit}", unit="%" if percent else _("orang")),
            lambda p: [
                html.B(language.number(p.row.value, 1 if percent else 0)),
                " ",
                counts_of(context, p.row),
            ],
        ),
        Column("status", _("Status"), lambda p: pill(context, p.row.status), numeric=False, head=True),
        Column("kurang", _("Kurang, orang"), lambda p: language.number(p.row.gap_people)),
    ]
    caption = _("Terdekat dahulu. Jarak 0 berarti sama dalam keempat ukuran; caranya di halaman Definisi.")
    codes = ",".join(peer.row.area for peer in listed)
    link = html.A(
        _("Bandingkan keenamnya") if len(listed) == 6 else _("Bandingkan semuanya"),
        href=context.selection.href("/bandingkan", dan=codes),
    )
    return section(
        title,
        table(
            context, columns, listed, caption=caption, row_class=lambda p: "own" if p.row.area == code else ""
        ),
        html.P(link),
        note=note,
        name="peers",
    )
