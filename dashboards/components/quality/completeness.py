"""What this month does not have: who has not reported, what is provisional, what was warned about."""

from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import nothing, section
from dashboards.components.common.text import area_link
from dashboards.components.quality.quality import issues_once
from dashboards.insights.missing_value import by_reason, reason_words, segment_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.request.context import Context

NAMED = 8


def untargeted(context: Context) -> Element:
    """Nothing to hold the chosen metric against in the chosen scheme: which other has it, or what to load."""
    _, language, selection = context.language.text, context.language, context.selection
    assert selection.edition is not None
    assert selection.period is not None
    targets = context.store.targets(selection.edition)
    able = targets[
        (targets["segment"] == context.metric.segment) & (targets["year"] >= selection.period.year)
    ]
    others = able.drop_duplicates("scheme").set_index("scheme")["scheme_title"]
    fields = {"year": selection.period.year, "metric": inside(context.metric.label[language.code])}
    here = _("Skema yang dipilih tidak memuat target {year} untuk {metric}.", **fields)
    if targets.empty:
        here = _("Belum ada target {year} untuk {metric} dalam edisi ini.", **fields)
    words: list[Any] = [here, " "]
    if (selection.scheme, context.metric.segment) in set(zip(able["scheme"], able["segment"], strict=True)):
        return html.P(_only_above(context), className="nothing")
    if others.empty:
        return how_to_load(context, "target", here)
    words += [_("Pilih skema lain:"), " "]
    for place, (key, title) in enumerate(others.items()):
        words += [" · " if place else "", html.A(title, href=selection.href("", skema=str(key)), lang="id")]
    return html.P(words, className="nothing")


def _only_above(context: Context) -> str:
    """The scheme has a target for the metric, but none for any area shown that has a figure."""
    return context.language.text(
        "Skema yang dipilih memuat target {metric}, tetapi tidak untuk daerah-daerah yang punya angka "
        "bulan ini.",
        metric=inside(context.metric.label[context.language.code]),
    )


def _links(context: Context, rows: list[Any]) -> list[Any]:
    """The first of them, each a link, and how many more there are."""
    links: list[Any] = []
    for row in rows[:NAMED]:
        links += [", " if links else "", area_link(context, row.area)]
    rest = len(rows) - NAMED
    return [*links, context.language.text(", dan {n} lagi", n=rest)] if rest > 0 else links


def completeness_card(context: Context, areas: list[Any]) -> Element:
    """How many areas have a figure of the month, then what is missing."""
    _ = context.language.text
    known = sum(row.value is not None for row in areas)
    words = [
        html.B(_("{n} dari {m}", n=known, m=len(areas)), className="count"),
        " ",
        _("daerah punya angka bulan ini."),
    ]
    return section(
        _("Kelengkapan data bulan ini"),
        html.P(words),
        *missing_reports(context, areas),
        name="pointer whole-month",
    )


def missing_reports(context: Context, areas: list[Any]) -> list[Any]:
    """Sentences and links; one sentence where nothing is missing."""
    _, language = context.language.text, context.language
    provisional = [row for row in areas if row.provisional]
    old = [row for row in areas if row.denominator_period and row.denominator_period.year < row.period.year]
    warnings = (
        sum(issue.severity == "warning" for issue in issues_once(context)) if context.selection.edition else 0
    )
    found: list[Any] = []
    for why, rows in by_reason(context, areas).items():
        head = html.B(reason_words(context, why, segment_of(context, rows[0])) + ": ")
        found.append(html.Li([head, *_links(context, rows)]))
    if provisional:
        found.append(
            html.Li(
                [html.B(_("Sementara: ")), _("angka {n} daerah masih dapat berubah.", n=len(provisional))]
            )
        )
    if old:
        found.append(
            html.Li(
                [
                    html.B(_("Potensi lama: ")),
                    _("{n} daerah masih memakai potensi tahun sebelumnya.", n=len(old)),
                ]
            )
        )
    if warnings:
        found.append(
            html.Li(
                [
                    html.B(_("Peringatan: ")),
                    _("{n} peringatan tersimpan saat berkas edisi ini dimuat.", n=language.number(warnings)),
                ]
            )
        )
    return (
        [html.Ul(found, className="missing")]
        if found
        else [nothing(_("Lengkap: semua daerah sudah melapor."))]
    )
