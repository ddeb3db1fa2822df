"""The agenda of a meeting, built from the data: what comes when, and the sentence each step opens with."""

from dataclasses import dataclass
from typing import Any

from dashboards import findings
from dashboards.agenda import Agenda, agenda
from dashboards.agreements import agreements
from dashboards.area_finding import area_finding
from dashboards.components.agreements import agreed_finding
from dashboards.components.quality import facts_of, quality_finding, report_grid
from dashboards.context import COVERAGES, PROVINCE, Context
from dashboards.duties import duties
from dashboards.findings import Finding
from dashboards.language import inside
from dashboards.paid import paid
from dashboards.since import since

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
    return Item(code, context.formal(code), area_finding(context, row), f"/daerah/{code}")


def areas_of(context: Context) -> list[Any]:
    """The rows of the kabupaten/kota of the chosen part: chosen metric, month and scheme."""
    return [row for row in context.rows() if row.level == "kabkota" and context.inside(row.area)]


def _behind(context: Context, found: Agenda) -> Finding:
    """Who is behind and gets worse, by which rule; that it cannot be told is not that there is nobody."""
    _, language = context.language.text, context.language
    name = context.metric.label[language.code]
    fields = {"metric": inside(name), "name": name}
    if found.rule == "tanpa_target":
        return Finding(
            _(
                "**Belum dapat dinilai**: bulan ini belum ada daerah yang punya capaian dan target {metric}.",
                **fields,
            )
        )
    if found.rule == "belum":
        return Finding(
            _(
                "Siapa di bawah target dan memburuk dalam {metric} **belum dapat dihitung**: baru satu "
                "laporan.",
                **fields,
            )
        )
    fields["span"] = found.span.words(context) if found.span else ""
    if not found.rows:
        text = _("**Tidak ada daerah** yang di bawah target dan memburuk dalam {metric}", **fields)
        if found.span:
            text = _("{name}: **tidak ada daerah** di bawah target yang turun {span}", **fields)
        unknown = _("; {n} belum dapat dihitung", n=found.unknown) if found.unknown else ""
        return Finding(f"{text}{unknown}.")
    names = [context.name(row.area) for row in found.rows[:MOST]]
    rest = len(found.rows) - len(names)
    fields |= {
        "n": language.number(len(found.rows)),
        "names": ", ".join(names) + _(", dan {n} lagi", n=rest) if rest else language.joined(names),
        "gap": language.number(sum(row.gap_people for row in found.rows)),
    }
    text = _(
        "**{n} daerah di bawah target dan memburuk** dalam {metric}: {names}; bersama kurang {gap} orang.",
        **fields,
    )
    if found.span:
        text = _(
            "{name}: **{n} daerah di bawah target turun {span}** ({names}); bersama kurang {gap} orang.",
            **fields,
        )
    return Finding(text, "jauh_tertinggal")


def _moved(context: Context, areas: list[Any]) -> Finding:
    """Who rose and who fell most in a year, else since the previous report, on the same potensi."""
    _, language = context.language.text, context.language
    span = since(areas)
    if span is None:
        return Finding(_("**Belum ada pembanding**: belum ada laporan sebelumnya dalam edisi ini."))
    known = sorted((same, row.area) for row in areas if (same := span.same(row)) is not None)
    unit = _("poin") if context.metric.unit == "percent" else _("orang")
    decimals = 1 if context.metric.unit == "percent" else 0
    words = {
        "up": context.name(known[-1][1]),
        "a": f"{language.signed(known[-1][0], decimals)} {unit}",
        "down": context.name(known[0][1]),
        "b": f"{language.signed(known[0][0], decimals)} {unit}",
        "span": span.words(context),
    }
    if known[0][0] >= 0:
        return Finding(_("**{up} naik terbanyak** {span} ({a}); tidak ada yang turun.", **words))
    return Finding(
        _("**{up} naik terbanyak ({a}), {down} turun terbanyak ({b})** {span}, potensi tetap.", **words)
    )


def _quality(context: Context) -> Finding:
    return quality_finding(context, facts_of(context, report_grid(context)))
