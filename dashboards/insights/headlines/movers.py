"""The headline of movers: who rose and who fell most among the areas that can be compared."""

from collections.abc import Sequence

from dashboards.insights.comparison_period import Since, since
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

LEAST = {"ratio": 0.05, "count": 1.0}  # points, people: what would read 0,0 has not moved
NAMED = 3  # areas that moved alike


def movers_headline(context: Context, areas: Sequence[MetricRow]) -> Headline:
    """In a year, else since the previous report, on this month's potensi; `areas` are MetricFrame rows."""
    _ = context.language.text
    span = since(areas)
    if span is None:
        return Headline(_("**Belum ada pembanding**: belum ada laporan sebelumnya dalam edisi ini."))
    known = {row.area: same for row in areas if (same := span.same(row)) is not None}
    if not known:
        return Headline(_("**Belum ada pembanding**: tidak ada daerah yang punya angka pada kedua bulan."))
    least = LEAST[context.metric.kind]
    up = [area for area, same in known.items() if same >= least]
    down = [area for area, same in known.items() if same <= -least]
    fields = _words(context, span, known)
    if up and down:
        text = _("**{up} naik terbanyak ({a}), {down} turun terbanyak ({b})** {span}", **fields)
    elif len(up) == len(known) > 1 and len(set(known.values())) == 1:
        text = _("**Semua yang dapat dibandingkan naik sama banyak** {span} ({a})", **fields)
    elif up:
        text = _("**{up} naik terbanyak** {span} ({a}); tidak ada yang turun", **fields)
    elif len(down) == len(known) == 1:
        text = _("**{down} turun** {span} ({b})", **fields)
    elif len(down) == len(known):
        text = _(
            "**Semua yang dapat dibandingkan turun** {span}: terbanyak {down} ({b}), paling sedikit "
            "{up} ({a})",
            **fields,
        )
        if len(set(known.values())) == 1:
            text = _("**Semua yang dapat dibandingkan turun sama banyak** {span} ({b})", **fields)
    elif down:
        text = _("**{down} turun terbanyak** {span} ({b}); tidak ada yang naik", **fields)
    else:
        text = _("**Tidak ada yang naik atau turun** {span}", **fields)
    return Headline(f"{text}{_rest(context, areas, known)}.")


def _words(context: Context, span: Since, known: dict[str, float]) -> dict[str, str]:
    """The ends with all that moved as much, and by how much."""
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"
    unit, decimals = (_("poin"), 1) if percent else (_("orang"), 0)
    most, least = max(known.values()), min(known.values())

    def named(value: float) -> str:
        return language.listed([context.name(area) for area in sorted(known) if known[area] == value], NAMED)

    return {
        "up": named(most),
        "a": f"{language.signed(most, decimals)} {unit}",
        "down": named(least),
        "b": f"{language.signed(least, decimals)} {unit}",
        "span": span.words(context),
    }


def _rest(context: Context, areas: Sequence[MetricRow], known: dict[str, float]) -> str:
    """On which base, and among how many where that is not all."""
    _ = context.language.text
    base = _(", dengan potensi bulan ini") if context.metric.kind == "ratio" else ""
    if len(known) == len(areas):
        return base
    return base + _("; {n} dari {m} daerah dapat dibandingkan", n=len(known), m=len(areas))
