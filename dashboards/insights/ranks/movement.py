"""How a rank moved, in words: by areas passing each other, among those with a figure at both dates."""

from collections.abc import Sequence

from dashboards.rendering.language import missing
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def rank_words(context: Context, row: MetricRow) -> str:
    """The rank and among how many: peringkat 3 dari 20; of the only one that has a rank, that it is alone."""
    _ = context.language.text
    if row.ranked == 1:
        return _("satu-satunya yang berperingkat")
    return _("peringkat {rank} dari {m}", rank=row.rank, m=row.ranked)


def moved_words(context: Context, step: int | None) -> str:
    """Places up (> 0) or down in words: up 2, down 1, unchanged; empty where it cannot be said."""
    _ = context.language.text
    if missing(step):
        return ""
    assert step is not None
    if step == 0:
        return _("tetap")
    return _("naik {n}", n=step) if step > 0 else _("turun {n}", n=-step)


def since_words(context: Context, row: MetricRow, *, rank_year: int | None = None) -> str:
    """The earlier ranks of a MetricFrame row as they stood, and how the rank moved since: Aug 2026: 4, up 1.

    With `rank_year` also those of a year ago. Empty where there is none.
    """
    _, language = context.language.text, context.language
    parts = []
    if row.previous_rank is not None:
        assert row.previous_period is not None
        then = language.month(row.previous_period, short=True)
        moved = _moved(context, row, row.previous_rank, row.rank_change, row.rank_compared)
        parts.append(_("{month}: {rank}", month=then, rank=row.previous_rank) + moved)
    if rank_year is not None:
        moved = _moved(context, row, rank_year, row.rank_change_year, row.rank_compared_year)
        parts.append(_("setahun lalu {n}", n=rank_year) + moved)
    return "; ".join(parts)


def _moved(context: Context, row: MetricRow, before: int, step: int | None, compared: int) -> str:
    """`, up 1`; where the two ranks would say otherwise, among how many areas."""
    _, words = context.language.text, moved_words(context, step)
    if not words or row.rank is None:
        return ""
    if before - row.rank == step:
        return f", {words}"
    return _(", {moved} di antara {n} daerah yang sama", moved=words, n=compared)


def passing_rule(context: Context, rows: Sequence[MetricRow]) -> str:
    """What the arrows beside ranks count, said once a page; `rows` are of one month.

    Empty where no rank has moved or stayed.
    """
    _, language = context.language.text, context.language
    known = [row for row in rows if not missing(row.rank_change) and row.rank_compared > 1]
    if not known:
        return ""
    among = {(row.previous_period, row.rank_compared) for row in known}
    if len(among) > 1:
        return _(
            "Naik turun peringkat sejak laporan sebelumnya dihitung hanya di antara daerah yang punya angka "
            "pada kedua laporan."
        )
    then, compared = among.pop()
    assert then is not None
    return _(
        "Naik turun peringkat sejak {month} dihitung hanya di antara {n} daerah yang punya angka pada kedua "
        "laporan.",
        month=language.month(then),
        n=language.number(compared),
    )
