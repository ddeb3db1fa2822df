"""What came in, what was noticed, what a later file changed."""

from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link, brought_in, change, place_in_file, segment_words
from dashboards.components.quality.quality import issues_once, issues_seen
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.rules import OPEN, meaning

EACH = 20  # findings of one rule that are written out
MOST = 40  # revised cells that are


def loads_table(context: Context) -> Any:
    """Every file the edition sees: what, from where, when, by whom, how many rows."""
    _, language = context.language.text, context.language
    loads, issues = context.loads, issues_seen(context)
    if not loads:
        return how_to_load(context, "rekap", _("Belum ada berkas dalam edisi ini."))

    def noticed(load: Any) -> str:
        own = [issue.severity for issue in issues if issue.load_id == load.id]
        counts = (own.count("error"), own.count("warning"), own.count("info"))
        return " / ".join(language.number(count) for count in counts)

    def title(load: Any) -> Any:
        return source_link(context, load.address, html.Span(load.title, lang="id"))

    columns = [
        Column("muatan", _("No."), lambda r: str(r.id)),
        Column("judul", _("Muatan"), title, numeric=False, head=True),
        Column("berkas", _("Sumber · berkas"), lambda r: f"{r.source} · {r.file_name}", numeric=False),
        Column("waktu", _("Dimuat"), lambda r: language.moment(r.loaded_at), numeric=False),
        Column("oleh", _("Oleh"), lambda r: brought_in(context, r), numeric=False),
        Column("dibaca", _("Baris dibaca"), lambda r: language.number(r.rows_read)),
        Column("diterima", _("Diterima"), lambda r: language.number(r.rows_accepted)),
        Column("ditolak", _("Ditolak"), lambda r: language.number(r.rows_rejected)),
        Column("temuan", _("Galat / peringatan / info"), noticed),
    ]
    caption = _("Yang terbaru di atas. Yang ditolak, baris maupun berkas, ada di bawah dengan aturannya.")
    return table(context, columns, loads, caption=caption)


def findings_list(context: Context) -> Any:
    """Findings by severity and rule, with what the rule means and the places; no word of a file."""
    _, language = context.language.text, context.language
    grouped: dict[tuple[str, str], list[Any]] = {}
    for issue in issues_once(context):
        grouped.setdefault((issue.severity, issue.rule), []).append(issue)
    if not grouped:
        return nothing(_("Tidak ada temuan: tidak ada galat, peringatan, atau keterangan saat dimuat."))
    order = ("error", "warning", "info")
    names = {"error": _("galat"), "warning": _("peringatan"), "info": _("info")}
    parts = []
    for (severity, rule), found in sorted(grouped.items(), key=lambda g: (order.index(g[0][0]), -len(g[1]))):
        head = [
            html.B(names[severity]),
            " · ",
            html.Span(rule.replace("_", " "), lang="id"),
            f" · {language.number(len(found))}",
        ]
        rest = len(found) - EACH
        more = html.P(_("dan {n} lagi", n=language.number(rest)), className="muted") if rest > 0 else None
        parts.append(
            html.Details(
                [
                    html.Summary(head),
                    html.P(meaning(rule), className="muted", lang="id"),
                    _findings_table(context, rule, found[:EACH]),
                    more,
                ],
                open=len(grouped) < 3,
            )
        )
    return html.Div(parts, className="findings")


def _findings_table(context: Context, rule: str, found: list[Any]) -> Element:
    _ = context.language.text
    columns = [
        Column("berkas", _("Muatan"), lambda i: f"{i.load_id} · {i.file_name}", numeric=False),
        Column("tempat", _("Lembar · baris · kolom"), place_in_file, numeric=False),
    ]
    if rule in OPEN:
        said = Column("pesan", _("Pesan"), lambda i: html.Span(i.message, lang="id"), numeric=False)
        return table(context, [*columns, said], found, caption=_("Pesan ditulis seperti saat berkas dimuat."))
    caption = _("Tempatnya dalam berkas; isi selnya hanya dilihat yang memuat.")
    return table(context, columns, found, caption=caption)


def revisions_table(context: Context) -> Any:
    """Old and new figure of each revised cell, the largest difference of the newest load first."""
    _, language = context.language.text, context.language
    edition = context.selection.edition
    assert edition is not None
    found = context.store.revised(edition, most=MOST)
    if not found.count:
        return nothing(_("Tidak ada revisi: tidak ada angka yang dikirim lagi dengan nilai lain."))
    code = language.code
    measures = context.registry.measures

    def percent(row: Any) -> str:
        return language.signed(row.difference / row.old * 100, 1) + language.percent_sign if row.old else "–"

    columns = [
        Column("daerah", _("Daerah"), lambda r: area_link(context, r.area_code), numeric=False, head=True),
        Column("bulan", _("Bulan"), lambda r: language.month(r.period, short=True), numeric=False),
        Column("segmen", _("Segmen"), lambda r: segment_words(context, r.segment), numeric=False),
        Column("ukuran", _("Ukuran"), lambda r: measures[r.measure].label[code], numeric=False),
        Column("lama", _("Semula"), lambda r: language.number(r.old)),
        Column("baru", _("Menjadi"), lambda r: html.B(language.number(r.new))),
        Column("beda", _("Selisih"), lambda r: change(context, r.difference, decimals=0)),
        Column("persen", _("Selisih, %"), percent),
        Column("muatan", _("Muatan lama → baru"), lambda r: f"{r.old_load} → {r.new_load}"),
    ]
    caption = _(
        "{n} angka direvisi di {m} daerah; {k} selisih terbesar dari muatan terbaru ditampilkan. Yang lama "
        "tetap terbaca melalui edisi sebelumnya.",
        n=language.number(found.count),
        m=len(found.areas),
        k=len(found.newest),
    )
    return table(context, columns, found.newest, caption=caption)
