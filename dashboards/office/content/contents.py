"""The sections of a meeting, in the order of its agenda, and of single pages."""

from dataclasses import replace

from dashboards.insights.headlines.ranking import ranking
from dashboards.meeting.agenda import Item, items
from dashboards.office.content.agreements import agreed_sections
from dashboards.office.content.area import area_section, known
from dashboards.office.content.coverage import (
    BEST,
    both_segments,
    coverages_section,
    province,
    ranked,
    ranking_section,
)
from dashboards.office.content.duties import duty_sections
from dashboards.office.content.funnel import funnel_sections
from dashboards.office.content.paid_cover import lapses
from dashboards.office.content.section import Section
from dashboards.office.content.watchlist import behind_sections, moved, quality
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.definitions.registry import PROVINCE

FEW = 5  # areas whose figures stand in a table of their own, too


def meeting(context: Context, *, base: str = "") -> list[Section]:
    """Province, ranking, agreements, behind and worse, movers, lapses, funnel, duties, quality.

    The context must not be empty. Where there is a funnel, data quality is looked up: the deck stays as long.
    """
    step = {item.key: item for item in items(context)}
    whole = province(context, step["provinsi"], base=base)
    vanished = funnel_sections(context, base=base)
    return [
        whole,
        *both_segments(context, base=base),
        coverages_section(context, base=base),
        *agreed_sections(context, step["kesepakatan"], base=base),
        *behind_sections(context, step["memburuk"], base=base),
        moved(context, step["bergerak"], base=base),
        *lapses(context, step["berakhir"], base=base),
        *vanished,
        *duty_sections(context, step["kewajiban"], base=base),
        replace(quality(context, step["mutu"], base=base), appendix=bool(vanished)),
        replace(whole, picture=None, appendix=True),
    ]


def chosen(context: Context, asked: str) -> list[str]:
    """The areas that the word `daerah` names: semua, or codes with commas; those that exist, once each."""
    if asked == "semua":
        return [area.code for area in context.kabkota if context.inside(area.code)]
    return [code for code in dict.fromkeys(asked.split(",")) if known(context, code)]


def unknown(context: Context, asked: str) -> list[str]:
    """The codes among them that name no area."""
    if asked == "semua":
        return []
    return [code[:20] for code in dict.fromkeys(asked.split(",")) if code and not known(context, code)]


def areas(context: Context, codes: list[str], *, base: str = "") -> list[Section]:
    """A picture of each of these areas; of few of them its figures in a table, too."""
    found = []
    for code in codes:
        section = area_section(context, code, base=base)
        found += [section, replace(section, picture=None)] if len(codes) <= FEW else [section]
    return found


def page(context: Context, path: str, *, base: str = "") -> list[Section] | None:
    """The sections of a page that has some of its own; None for the others."""
    key = path.rstrip("/")
    if context.selection.period is None:
        return None
    if key.startswith("/daerah/"):
        code = key.removeprefix("/daerah/")
        return areas(context, [code], base=base) if known(context, code) else []
    if key == "/peringkat":
        return _ranking(context, base)
    agenda = items(context)
    step: dict[str, Item] = {item.path: item for item in agenda}
    if key in ("", "/ringkasan"):
        whole = province(context, step["/"], base=base)
        return [
            whole,
            *both_segments(context, base=base),
            coverages_section(context, base=base),
            replace(whole, picture=None),
        ]
    if key == "/inpres":
        last = next(item for item in agenda if item.key == "kesepakatan")
        return duty_sections(context, step[key], base=base) + agreed_sections(context, last, base=base)
    if key == "/jurang":
        return lapses(context, step[key], base=base)
    if key == "/corong":
        return funnel_sections(context, base=base) or None
    if key == "/mutu-data":
        return [quality(context, step[key], base=base)]
    if key == "/tren":
        code = context.selection.get("wilayah") or PROVINCE
        line = area_section(context, code if known(context, code) else PROVINCE, base=base)
        return [line, *behind_sections(context, step[key], base=base)]
    return None


def _ranking(context: Context, base: str) -> list[Section]:
    """All in a picture, then the first and the last eight."""
    _ = context.language.text
    rows = ranked(context)
    headline: Headline = ranking(context, rows)
    sections = [coverages_section(context, base=base)]
    if len(rows) <= BEST:
        return [*sections, ranking_section(context, rows, headline, title=_("Peringkat"), base=base)]
    first, last = (_("{n} teratas", n=BEST), rows[:BEST]), (_("{n} terbawah", n=BEST), rows[-BEST:])
    return sections + [
        ranking_section(context, found, headline, title=title, base=base) for title, found in (first, last)
    ]
