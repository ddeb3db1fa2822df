"""What was refused and why: rows of files taken in part, whole files. And what branch offices sent."""

from collections import defaultdict
from typing import Any

from dashboards.components.common.layout import folded, nothing
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import column_of, loader_words, place_in_file, segment_words
from dashboards.components.quality.quality import issues_seen
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context, rows_of
from data.definitions.rules import meaning

ROWS, FILES, REASONS = 40, 20, 5


def refused_section(context: Context) -> Element:
    """Both tables, or that nothing was refused."""
    _, found = context.language.text, [_rejected(context), _refused(context)]
    shown = [part for part in found if part is not None]
    empty = nothing(_("Tidak ada yang ditolak: tidak ada baris, tidak ada berkas."))
    return folded(
        _("Yang ditolak"), *(shown or [empty]), note=_("baris dan berkas, dengan aturan dan tempatnya")
    )


def branch_section(context: Context) -> Element | None:
    """Figures of branch offices in this edition, as such and as nothing else; None where there are none."""
    _, language = context.language.text, context.language
    edition = context.selection.edition
    assert edition is not None
    if edition == context.published_edition:  # they stand on their own page there
        return None
    found = [row for row in context.facts("published", edition) if row.level == "cabang"]
    if not found:
        return None
    columns = [
        Column(
            "cabang",
            _("Kantor cabang"),
            lambda r: html.Span(r.area_name, lang="id"),
            numeric=False,
            head=True,
        ),
        Column("bulan", _("Bulan"), lambda r: language.month(r.period, short=True), numeric=False),
        Column("ukuran", _("Ukuran"), lambda r: r.indicator.replace("_", " "), numeric=False),
        Column("segmen", _("Segmen"), lambda r: segment_words(context, r.segment), numeric=False),
        Column("orang", _("Orang"), lambda r: language.number(r.value)),
        Column(
            "muatan", _("Muatan · baris"), lambda r: f"{r.load_id} · {r.source_row or '–'}", numeric=False
        ),
    ]
    newest = sorted(found, key=lambda row: (row.period, row.load_id), reverse=True)
    caption = _(
        "Wilayah kerja cabang tidak sama dengan {areas}: angka ini bukan angka daerah mana pun dan "
        "tidak ikut dijumlah. {k} dari {n} ditampilkan.",
        areas=context.areas_word,
        k=language.number(min(ROWS, len(found))),
        n=language.number(len(found)),
    )
    shown = table(context, columns, newest[:ROWS], caption=caption)
    return folded(_("Angka kantor cabang"), shown, note=_("bukan angka daerah"))


def _rejected(context: Context) -> Element | None:
    _, language = context.language.text, context.language
    found = sorted(context.facts("rejected"), key=lambda row: (-row.load_id, row.seq))
    if not found:
        return None
    wrong: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for issue in issues_seen(context):
        if issue.severity == "error":
            wrong[_row_of(issue)].append(issue)
    columns = [
        Column("muatan", _("Muatan"), lambda r: str(r.load_id)),
        Column("tempat", _("Lembar · baris"), place_in_file, numeric=False),
        Column(
            "aturan",
            _("Kolom · aturan"),
            lambda r: _lines([_describe_rule(one.source_column, one.rule) for one in wrong[_row_of(r)]]),
            numeric=False,
        ),
    ]
    caption = _(
        "Baris yang ditolak dari berkas yang dimuat sebagian; {k} dari {n} ditampilkan. Isinya hanya dilihat "
        "yang memuat.",
        areas=context.areas_word,
        k=language.number(min(ROWS, len(found))),
        n=language.number(len(found)),
    )
    return table(context, columns, found[:ROWS], caption=caption)


def _row_of(finding: Any) -> tuple[Any, ...]:
    """The row of a load that an issue is about."""
    return finding.load_id, finding.sheet, finding.source_row


def _describe_rule(place: str | None, rule: str) -> str:
    """Where in a row, and which rule was broken; nothing of what stands there."""
    return " · ".join(filter(None, (column_of(place), meaning(rule))))


def _refused(context: Context) -> Element | None:
    _, language = context.language.text, context.language
    edition = context.selection.edition
    assert edition is not None
    found = rows_of(context.store.refusals(edition))
    if not found:
        return None

    def reasons(row: Any) -> Element:
        errors = [one for one in row.findings if one["severity"] == "error"]
        texts = [
            " · ".join(filter(None, (_where(context, one), meaning(one["rule"])))) for one in errors[:REASONS]
        ]
        rest = len(errors) - REASONS
        return _lines([*texts, *([_("dan {n} lagi", n=language.number(rest))] if rest > 0 else [])])

    columns = [
        Column("waktu", _("Ditolak"), lambda r: language.moment(r.refused_at), numeric=False),
        Column("berkas", _("Sumber · berkas"), lambda r: f"{r.source or '–'} · {r.file_name}", numeric=False),
        Column("oleh", _("Oleh"), lambda r: loader_words(context, r.refused_by, r.office), numeric=False),
        Column("aturan", _("Tempat · aturan"), reasons, numeric=False),
    ]
    caption = _(
        "Berkas yang ditolak seluruhnya: tidak ada angkanya yang tersimpan; {k} dari {n} ditampilkan. Isi "
        "selnya hanya dilihat yang memuat.",
        k=language.number(min(FILES, len(found))),
        n=language.number(len(found)),
    )
    return table(context, columns, found[:FILES], caption=caption)


def _where(context: Context, finding: dict[str, Any]) -> str:
    _ = context.language.text
    row = _("baris {n}", n=finding["source_row"]) if finding["source_row"] else None
    return " ".join(filter(None, (finding["sheet"], row, column_of(finding["source_column"]))))


def _lines(texts: list[str]) -> Element:
    return html.Ul([html.Li(text, lang="id") for text in texts], className="plain")
