"""What the API serves: each resource, its words, its columns and the rows behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboards.api import queries
from dashboards.api.request import Asked
from dashboards.components.benefits.received import PAIRS, pairs_table
from dashboards.components.calendar import class_list, deliveries, due_list
from dashboards.components.funding.gap_tables import LAPSES, MONTHS, lapses_table, months_table
from dashboards.components.funnel.parts import PASSAGES, passages_table
from dashboards.components.inpres.agreement_answers import answers_table
from dashboards.components.programme.depths import DEPTHS, programme_rows
from dashboards.insights.calendar.timeliness import timeliness
from dashboards.insights.calendar.ucj_classes import ucj_classes
from dashboards.insights.facts.agreements import agreements as agreements_of
from dashboards.insights.facts.benefits import received
from dashboards.insights.facts.funnel import losses
from dashboards.insights.facts.paid_cover import paid_known
from dashboards.insights.programmes import programmes
from dashboards.request.context import PROVINCE
from data.metrics.contracts import METRIC_COLUMNS
from data.provinces.definition import province

PAGED = ("format", "halaman", "per_halaman")
ORIGIN = ("edition", "collection", "simulated", "mark")
FACT = (*ORIGIN, "load_id", "source_row", "note")
OBSERVATION = ("period", "area", "area_name", "metric", "metric_name", "unit", "value")


@dataclass(frozen=True)
class Resource:
    """`frame` gives all rows that were asked for, in their order, with at least the columns."""

    name: str
    title_id: str
    title_en: str
    words: tuple[str, ...]
    columns: tuple[str, ...]
    frame: Callable[[Asked], pd.DataFrame]
    dated: bool = False  # whether its rows belong to an edition

    @property
    def address(self) -> str:
        """The path of the resource."""
        return f"/api/v1/{self.name}"


_RESIDENCIES = (", eks-karesidenan", ", former residencies") if province().has_residencies else ("", "")
_REST = [c for c in METRIC_COLUMNS if c not in OBSERVATION]
_WHOLE = (province().name,) * 2 if province().is_national else ("Provinsi", "The province")
_KARES = ("kares",) if province().has_residencies else ()
_WHERE = (*_KARES, "daerah", "tingkat")
_SPAN = ("metrik", "periode", "dari", "sampai", "skema", "bahasa")

RESOURCES: Sequence[Resource] = (
    Resource(
        "metrics",
        "Metrik yang dihitung, dengan artinya",
        "The metrics, with their meaning",
        PAGED,
        (
            "key",
            "label_id",
            "label_en",
            "description_id",
            "description_en",
            "unit",
            "numerator_measure",
            "denominator_measure",
            "segment",
            "decimals",
            "better",
            "targets",
        ),
        queries.metrics,
    ),
    Resource(
        "areas",
        f"{_WHOLE[0]}{_RESIDENCIES[0]} dan {len(province().districts)} {province().areas_word}",
        f"{_WHOLE[1]}{_RESIDENCIES[1]} and {len(province().districts)} {province().areas_word_en}",
        (*_KARES, "tingkat", *PAGED),
        (
            "code",
            "bps_code",
            "name",
            "level",
            "area_kind",
            "parent",
            "tile_column",
            "tile_row",
            "latitude",
            "longitude",
            "neighbours",
        ),
        queries.areas,
    ),
    Resource(
        "editions",
        "Edisi yang boleh dibaca: koleksi, tanggal dan bulan yang dimuat",
        "The editions that may be read: collection, date and the months they hold",
        PAGED,
        queries.EDITION,
        queries.editions,
    ),
    Resource(
        "observations",
        "Capaian setiap daerah, bulan dan metrik: pembilang, penyebut, target, selisih, perubahan",
        "The value of every area, month and metric: numerator, denominator, target, gaps, changes",
        ("edisi", *_SPAN, "basis", *_WHERE, *PAGED),
        (*OBSERVATION, *_REST, "scheme", *ORIGIN),
        queries.observations,
        dated=True,
    ),
    Resource(
        "rankings",
        f"{province().areas_word.capitalize()} menurut peringkat, dengan peringkat laporan sebelumnya serta "
        "naik turunnya di antara daerah yang ada pada kedua laporan; yang belum melapor di bawah",
        f"The {province().areas_word_en} by rank, with the previous one and the places gained among those in "
        "both reports; those that have not reported at the foot",
        ("edisi", *_SPAN, "basis", *_KARES, *PAGED),
        (
            *("period", "metric", "rank", "previous_rank", "previous_period", "ranked"),
            *("rank_change", "rank_compared", "rank_change_year", "rank_compared_year"),
            *("area", "area_name", "value", "unit"),
            *("numerator", "denominator", "denominator_period", "basis", "target", "target_kind"),
            *("path", "path_gap", "gap_points", "gap_people", "status", "other_basis", "provisional"),
            *("scheme", "load_id", *ORIGIN),
        ),
        queries.rankings,
        dated=True,
    ),
    Resource(
        "targets",
        "Target menurut dokumennya",
        "Targets, by their documents",
        ("edisi", "skema", *_WHERE, *PAGED),
        (
            *("scheme", "scheme_title", "document", "area", "area_name", "scope", "segment", "year"),
            *("amount", "amount_high", "unit", "base", "base_value", "precision", "address", *FACT),
        ),
        queries.targets,
        dated=True,
    ),
    Resource(
        "funding",
        "Iuran yang ditanggung pemerintah: siapa, oleh dana apa, berapa orang, sampai kapan",
        "Cover that governments pay: for whom, from which fund, how many, until when",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "group_name", "fund", "year", "workers", "first_month", "months"),
            *("rupiah", "planned", "verified", "paid", "active", "rupiah_changed", "rupiah_spent"),
            *("became_pppk", "address", *FACT),
        ),
        queries.facts("funding"),
        dated=True,
    ),
    Resource(
        "benefits",
        "Manfaat yang diterima: daerah, segmen, program, kelompok, bulan, kasus dan rupiah",
        "Benefits received: area, segment, programme, group, months, cases and rupiah",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "segment", "programme", "group_name", "first_month", "period", "cases"),
            *("rupiah_received", "heirs", "scholarships", "address", *FACT),
        ),
        queries.facts("benefit", rupiah="rupiah_received"),
        dated=True,
    ),
    Resource(
        "programmes",
        "Peserta menurut program, di samping peserta aktif segmennya: seberapa dalam perlindungannya",
        "Participants by programme, beside the active ones of the segment: how deep cover goes",
        ("edisi", "periode", *_WHERE, *PAGED),
        DEPTHS,
        queries.of_table(lambda context: programme_rows(context, "", programmes(context))),
        dated=True,
    ),
    Resource(
        "funnel",
        "Dari direncanakan sampai aktif: berapa yang sampai ke langkah berikutnya, menurut daerah",
        "From planned to active: how many came to the next step, by area",
        ("edisi", "periode", *_WHERE, *PAGED),
        PASSAGES,
        queries.of_table(lambda context: passages_table(context, losses(context))),
        dated=True,
    ),
    Resource(
        "benefit_balances",
        "Iuran yang dibayarkan dan manfaat yang diterima, menurut daerah dan kelompok; dua belas bulan",
        "Contributions paid beside benefits received, by area and group; twelve months",
        ("edisi", "periode", "jeda", *_WHERE, *PAGED),
        PAIRS,
        queries.of_table(lambda context: pairs_table(context, "", received(context))),
        dated=True,
    ),
    Resource(
        "lapses",
        "Perlindungan yang berakhir dalam enam bulan: siapa, kapan, rupiah untuk meneruskannya setahun",
        "Cover that ends within six months: whose, when, rupiah to keep it for a year",
        ("edisi", "periode", *_WHERE, *PAGED),
        LAPSES,
        queries.of_table(lambda context: lapses_table(context, paid_known(context))),
        dated=True,
    ),
    Resource(
        "paid_months",
        "Orang yang iurannya dibayar, bulan demi bulan, bila tidak ada yang diperpanjang",
        "People whose contributions are paid, month by month, if nothing is extended",
        ("edisi", "periode", *_WHERE, *PAGED),
        MONTHS,
        queries.of_table(lambda context: months_table(context, paid_known(context))),
        dated=True,
    ),
    Resource(
        "compliance",
        "Empat tugas kepala daerah menurut Inpres 2/2021",
        "The four duties of regional heads under Inpres 2/2021",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "duty", "duty_status", "document_number", "document_date", "evidence"),
            *("due_on", *FACT),
        ),
        queries.facts("compliance", "area", "duty"),
        dated=True,
    ),
    Resource(
        "agreements",
        "Kesepakatan rapat: siapa mengerjakan apa, sampai kapan, sejauh mana",
        "What meetings agreed: who does what, by when, how far it is",
        ("edisi", *_WHERE, *PAGED),
        (
            *(
                "met_on",
                "area",
                "area_name",
                "agreed",
                "responsible",
                "due_on",
                "agreement_status",
                "overdue",
            ),
            *("evidence", *FACT),
        ),
        queries.agreements,
        dated=True,
    ),
    Resource(
        "answers",
        "Jawaban atas kesepakatan rapat terakhir menurut daerah",
        "Answers to what the last meeting agreed, by area",
        ("edisi", *_WHERE, *PAGED),
        (*("met_on", "area", "area_name", "agreements", "answered", "answered_share", *ORIGIN),),
        queries.of_table(lambda context: answers_table(context, agreements_of(context, PROVINCE))),
        dated=True,
    ),
    Resource(
        "regulations",
        "Peraturan: jenis, nomor, tanggal, perihal, alamat, dan kapan dicabut",
        "Regulations: kind, number, date, subject, address, and when they were revoked",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "regulation_kind", "village", "document_number", "issued_on", "subject"),
            *("revoked_on", "address", *FACT),
        ),
        queries.facts("regulation", "area", "issued_on", "document_number"),
        dated=True,
    ),
    Resource(
        "outreach",
        "Sosialisasi: kapan, tentang apa, untuk siapa, berapa yang hadir",
        "Outreach: when, about what, for whom, how many came",
        ("edisi", *_WHERE, *PAGED),
        ("area", "area_name", "held_on", "topic", "audience", "people", "address", *FACT),
        queries.facts("outreach", "held_on", "area"),
        dated=True,
    ),
    Resource(
        "employers",
        "Pemberi kerja yang belum daftar atau daftar sebagian, menurut daerah dan sektor",
        "Employers that have not registered or only in part, by area and sector",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "data_date", "sector", "registration", "left_out", "employers"),
            *("workers", "address", *FACT),
        ),
        queries.facts("employer", "area", "period"),
        dated=True,
    ),
    Resource(
        "projects",
        "Proyek jasa konstruksi: pemilik, nilai, tanggal kontrak, terdaftar dan dibayar atau belum",
        "Construction projects: owner, value, day of the contract, registered and paid or not",
        ("edisi", *_WHERE, *PAGED),
        (
            *("area", "area_name", "project", "owner", "contract_rupiah", "contract_on", "registered"),
            *("contribution_paid", "workers", "address", *FACT),
        ),
        queries.projects,
        dated=True,
    ),
    Resource(
        "dates",
        "Yang jatuh tempo: laporan, kesepakatan, kewajiban, iuran yang berakhir; dengan hari yang tersisa",
        "What falls due: reports, agreements, duties, contributions that end; with the days left",
        ("edisi", *_WHERE, "bahasa", *PAGED),
        due_list.COLUMNS,
        queries.of_table(due_list.due_rows),
        dated=True,
    ),
    Resource(
        "timeliness",
        "Kapan laporan setiap bulan dan daerah masuk, dan berapa hari terlambat; dua belas bulan",
        "When the report of each month and area came in, and how many days late; twelve months",
        ("edisi", "periode", *_WHERE, *PAGED),
        deliveries.COLUMNS,
        queries.of_table(lambda context: deliveries.delivery_rows(context, timeliness(context))),
        dated=True,
    ),
    Resource(
        "ucj_classes",
        "Kelas UCJ setiap daerah menurut batas yang dimuat kantor; kosong tanpa batas itu",
        "The UCJ class of each area by the limits the office loaded; empty without them",
        ("edisi", "periode", "skema", *_WHERE, *PAGED),
        class_list.COLUMNS,
        queries.of_table(lambda context: class_list.class_rows(context, ucj_classes(context))),
        dated=True,
    ),
    Resource(
        "ucj_limits",
        "Batas kelas UCJ seperti dimuat",
        "The limits of the UCJ classes as loaded",
        ("edisi", *_WHERE, *PAGED),
        ("area", "area_name", "year", "ucj_class", "class_start", "measured", "address", *FACT),
        queries.ucj_limits,
        dated=True,
    ),
)
BY_NAME = {resource.name: resource for resource in RESOURCES}
