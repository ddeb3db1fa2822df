"""The agenda of a meeting, built from the data: what comes when, and the sentence each step opens with."""

from dataclasses import dataclass
from typing import Any

from dashboards import findings
from dashboards.agenda import Pair, agenda
from dashboards.agreements import agreements
from dashboards.components.agreements import agreed_finding
from dashboards.components.quality import facts_of, quality_finding, report_grid
from dashboards.context import COVERAGES, PROVINCE, Context
from dashboards.duties import duties
from dashboards.findings import Finding
from dashboards.language import inside
from dashboards.paid import paid

MOST = 3  # areas that a sentence names


@dataclass(frozen=True)
class Item:
    """One step. `key` is its place in an address, `path` the page that holds everything about it."""

    key: str
    label: str
    finding: Finding
    path: str


def items(context: Context) -> list[Item]:
    """Province, what was agreed, behind and getting worse, movers, lapses, duties, data quality: always in
    this order."""
    _ = context.language.text
    coverage = context.rows(*COVERAGES, areas=(PROVINCE,))
    return [
        Item("provinsi", _("Provinsi"), findings.province(context, coverage, areas_of(context)), "/"),
        Item(
            "kesepakatan",
            _("Kesepakatan lalu"),
            agreed_finding(context, agreements(context)),
            "/inpres",
        ),
        Item("memburuk", _("Tertinggal dan memburuk"), _behind(context, agenda(context)), "/tren"),
        Item("bergerak", _("Paling bergerak"), _moved(context, areas_of(context)), "/peringkat"),
        Item("berakhir", _("Iuran yang berakhir"), findings.funding(context, paid(context)), "/pendanaan"),
        Item("kewajiban", _("Empat kewajiban"), findings.duty(context, duties(context)), "/inpres"),
        Item("mutu", _("Mutu data"), _quality(context), "/mutu-data"),
    ]


def area_item(context: Context, code: str) -> Item:
    """An area on demand; its key is its code."""
    row = context.rows(areas=(code,))[0]
    return Item(code, context.formal(code), findings.area(context, row), f"/daerah/{code}")


def areas_of(context: Context) -> list[Any]:
    """The rows of the kabupaten/kota of the chosen part: chosen metric, month and scheme."""
    return [row for row in context.rows() if row.level == "kabkota" and context.inside(row.area)]


def _behind(context: Context, pairs: list[Pair]) -> Finding:
    _, language = context.language.text, context.language
    metric = inside(context.metric.label[language.code])
    if all(row.gap_people is None for row in areas_of(context)):
        return Finding(
            _(
                "**Belum dapat dinilai**: bulan ini belum ada daerah yang punya capaian dan target {metric}.",
                metric=metric,
            )
        )
    if not pairs:
        return Finding(_("**Tidak ada daerah** yang tertinggal dan memburuk dalam {metric}.", metric=metric))
    names = [context.name(row.area) for row, _history in pairs[:MOST]]
    rest = len(pairs) - len(names)
    listed = ", ".join(names) + _(", dan {n} lagi", n=rest) if rest else language.joined(names)
    text = _(
        "**{n} daerah tertinggal dan memburuk** dalam {metric}: {names}; bersama kurang {gap} orang.",
        n=language.number(len(pairs)),
        metric=metric,
        names=listed,
        gap=language.number(sum(row.gap_people for row, _history in pairs)),
    )
    return Finding(text, "jauh_tertinggal")


def _moved(context: Context, areas: list[Any]) -> Finding:
    """Who rose and who fell most in a year, on the same potensi."""
    _, language = context.language.text, context.language
    known = sorted((row for row in areas if row.same_base_year is not None), key=lambda r: r.same_base_year)
    if not known:
        return Finding(_("**Belum ada pembanding** dua belas bulan sebelumnya."))
    unit = _("poin") if context.metric.unit == "percent" else _("orang")
    decimals = 1 if context.metric.unit == "percent" else 0
    words = {
        "up": context.name(known[-1].area),
        "a": f"{language.signed(known[-1].same_base_year, decimals)} {unit}",
        "down": context.name(known[0].area),
        "b": f"{language.signed(known[0].same_base_year, decimals)} {unit}",
    }
    if known[0].same_base_year >= 0:
        return Finding(_("**{up} naik terbanyak** setahun ini ({a}); tidak ada yang turun.", **words))
    return Finding(
        _("**{up} naik terbanyak ({a}), {down} turun terbanyak ({b})** setahun ini, potensi tetap.", **words)
    )


def _quality(context: Context) -> Finding:
    return quality_finding(context, facts_of(context, report_grid(context)))
