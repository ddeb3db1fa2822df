"""What this month does not have: who has not reported, what is provisional, what was warned about."""

from typing import Any

from dashboards.components.layout import nothing
from dashboards.components.text import area_link
from dashboards.context import Context
from dashboards.elements import html


def missing_reports(context: Context, areas: list[Any]) -> list[Any]:
    """Sentences and links; one sentence where nothing is missing."""
    _, language = context.language.text, context.language
    silent = [row for row in areas if row.value is None]
    provisional = [row for row in areas if row.provisional]
    old = [row for row in areas if row.denominator_period and row.denominator_period.year < row.period.year]
    warnings = context.warnings
    found: list[Any] = []
    if silent:
        links: list[Any] = []
        for row in silent[:8]:
            links += [", " if links else "", area_link(context, row.area)]
        if len(silent) > 8:
            links.append(_(" dan {n} lainnya", n=len(silent) - 8))
        found.append(html.Li([html.B(_("Belum melapor: ")), *links]))
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
