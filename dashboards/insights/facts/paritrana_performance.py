"""Performance in the Paritrana file: coverage against its target, and how it moved within a year."""

from dashboards.insights.facts.paritrana_evidence import Aspect, Evidence
from dashboards.request.context import COVERAGES, Context
from dashboards.request.other_basis import is_other_basis
from data.metrics.contracts import MetricRow


def performance(context: Context, code: str) -> Aspect:
    """The coverages of the chosen month; a figure that is not known is missing, never zero."""
    _ = context.language.text
    rows = context.rows(*COVERAGES, areas=(code,))
    there = tuple(_covered(context, row) for row in rows if context.seen(row).value is not None)
    missing = [line for row in rows for line in _short(context, row)]
    whole = context.seen(rows[-1])
    if whole.uncovered is not None and whole.uncovered > 0:
        n = context.language.number(whole.uncovered)
        missing.append(_("Semua segmen: {n} pekerja belum terlindungi.", n=n))
    if silent := _names(context, rows, "value"):
        missing.append(_("Belum ada angka bulan ini: {names}.", names=silent))
    if aimless := _names(context, rows, "target"):
        missing.append(_("Tidak ada target dalam skema ini: {names}.", names=aimless))
    if alone := _names(context, [row for row in rows if row.value is not None], "people_year"):
        missing.append(_("Belum ada pembanding setahun: {names}.", names=alone))
    return Aspect(
        "kinerja", _("Kinerja"), _("cakupan terhadap target dan perubahannya setahun"), there, tuple(missing)
    )


def _segment(context: Context, row: MetricRow) -> str:
    segment = context.registry.metrics[row.metric].segment
    return str(context.registry.segments[segment].label[context.language.code])


def _names(context: Context, rows: list[MetricRow], column: str) -> str:
    """The segments whose rows do not know something; empty where all do."""
    found = [context.seen(row) if column == "value" else row for row in rows]
    return context.language.joined([_segment(context, row) for row in found if getattr(row, column) is None])


def _covered(context: Context, row: MetricRow) -> Evidence:
    """Value with its two counts, target, and the change on the same denominator."""
    _, language, seen = context.language.text, context.language, context.seen(row)
    words = _(
        "{segment}: cakupan {value}, {n} dari {m} orang",
        segment=_segment(context, row),
        value=language.percent(seen.value),
        n=language.number(seen.numerator),
        m=language.number(seen.denominator),
    )
    if seen.provisional:
        words += _(", angka sementara")
    if is_other_basis(row):
        words += _(", dasar lain daripada kebanyakan daerah")
    if row.target is not None:
        words += _(", target {year} {target}", year=row.target_year, target=language.percent(row.target))
    if row.people_year is not None:
        words += _(", setahun {n} orang", n=language.signed(row.people_year))
        if row.same_base_year is not None:
            words += _(" ({p} poin, potensi tetap)", p=language.signed(row.same_base_year, 1))
    return Evidence(
        words, seen.value, "percent", seen.period, load_id=seen.load_id, source_row=seen.source_row
    )


def _short(context: Context, row: MetricRow) -> list[str]:
    _, language, lines = context.language.text, context.language, []
    segment = _segment(context, row)
    if row.value is not None and row.gap_people is not None and row.gap_people > 0:
        n = language.number(row.gap_people)
        lines.append(
            _("{segment}: kurang {n} orang dari target {year}.", segment=segment, n=n, year=row.target_year)
        )
    if row.people_year is not None and row.people_year < 0:
        n = language.number(-row.people_year)
        lines.append(_("{segment}: turun {n} orang dalam setahun.", segment=segment, n=n))
    return lines
