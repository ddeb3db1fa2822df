"""The funnel of each area, group or fund in a row, most verified people who never became active first."""

from typing import Any

from dashboards.components.common.text import area_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.components.funnel.bars import rows_link, step_words
from dashboards.insights.facts.funnel import SIDES, Losses
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.funnel import STEPS, Funnel
from data.rounding import rounded_int

ON_A_PHONE = 12  # rows shown there before somebody asks for all


def side_links(context: Context, found: Losses) -> Element:
    """By what the programmes are split."""
    _ = context.language.text
    words = {"daerah": _("Daerah"), "kelompok": _("Kelompok"), "dana": _("Dana")}
    return html.P(
        [
            html.A(
                words[side],
                href=context.selection.href("/corong", menurut=side),
                **({"aria-current": "true"} if side == found.side else {}),
            )
            for side in SIDES
        ],
        className="chips",
    )


def funnel_parts(context: Context, found: Losses) -> Element:
    """The rows; those of which nothing is stated at the foot."""
    _, language = context.language.text, context.language
    words = step_words(context)
    first = {"daerah": _("Daerah"), "kelompok": _("Kelompok"), "dana": _("Dana")}[found.side]
    head = html.Li(
        [
            html.Span(first),
            *(html.Span(words[step], className="step") for step in STEPS),
            html.Span(_("aktif dari terverifikasi, %")),
            html.Span(_("Belum aktif")),
        ],
        className="head",
    )
    ordered = sorted(found.parts, key=lambda name: _order(context, found, name))
    every = context.selection.get("semua") == "ya" or len(ordered) <= ON_A_PHONE
    rows = [
        _row(context, found, name, late=not every and place >= ON_A_PHONE)
        for place, name in enumerate(ordered)
    ]
    listing = html.Ol([head, *rows], className="losses")
    if every:
        return listing
    href = context.selection.href("/corong", menurut=found.side, semua="ya")
    more = html.A(_("Semua {n} baris", n=language.number(len(rows))), href=href)
    return html.Div([listing, html.P(more, className="rest")])


def _order(context: Context, found: Losses, name: str) -> tuple[bool, bool, int, str]:
    part = found.parts[name]
    never = part.never_active
    return not part.stating_any, not never.programmes, -never.lost, _name(context, found, name)


def _name(context: Context, found: Losses, name: str) -> str:
    return context.name(name) if found.side == "daerah" else name


def _row(context: Context, found: Losses, name: str, *, late: bool) -> Element:
    _, language, part = context.language.text, context.language, found.parts[name]
    title = area_link(context, name) if found.side == "daerah" else html.Span(name, lang="id")
    hidden = "beyond" if late else ""
    if not part.stating_any:
        silent = html.Span(_("tidak menyebut satu langkah pun"), className="silent")
        return html.Li([title, silent], className=f"none {hidden}".strip())
    never = part.never_active
    share = never.share
    bar: Any = html.Span("–", className="muted")
    if share is not None:
        said = _("{n} dari {d}", n=language.number(never.passed), d=language.number(never.entered))
        track = html.Span(
            html.I(style={"width": f"{min(share, 100):.0f}%"}),
            className="micro t-bpu",
            **{"aria-hidden": "true"},
        )
        bar = html.Span([str(rounded_int(share)), track], title=said)
    lost: Any = html.Span([html.Span("– ", className="muted"), rows_link(context, found, _("asal"), name)])
    if never.programmes:
        lost = rows_link(context, found, html.B(_lost_words(context, never.lost)), name)
    some = 0 < never.programmes < len(part.rows)
    of = _("{n} dari {m} program", n=never.programmes, m=len(part.rows)) if some else ""
    return html.Li(
        [
            title,
            *(_step(context, part, step) for step in STEPS),
            bar,
            html.Span([lost, html.Span(of, className="small") if of else None], className="unmet"),
        ],
        className=hidden,
    )


def _lost_words(context: Context, lost: int) -> str:
    """How many never became active; where a source gives more active than verified, by how many."""
    number = context.language.number(abs(lost))
    return number if lost >= 0 else context.language.text("lebih {n}", n=number)


def _step(context: Context, part: Funnel, step: str) -> Element:
    """The sum where every programme states the step; else how many do."""
    people, stating = part.sum_of(step), part.stating(step)
    if people is not None:
        return html.Span(context.language.number(people), className="step")
    words = context.language.text("{n} dari {m} program", n=stating, m=len(part.rows)) if stating else ""
    return html.Span("–", className="step muted", title=words)


def parts_table(context: Context, title: str, found: Losses | None) -> Table:
    """A row a part: sums where every programme states the step, and passages over those that state both."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "year": found.year,
            "split_by": found.side,
            "split_part": context.areas[name].name if found.side == "daerah" else name,
            "area": name if found.side == "daerah" else None,
            "programmes": len(part.rows),
            **{step: part.sum_of(step) for step in STEPS},
            "compared": part.never_active.programmes,
            "verified_compared": part.never_active.entered if part.never_active.programmes else None,
            "active_compared": part.never_active.passed if part.never_active.programmes else None,
            "never_active": part.never_active.lost if part.never_active.programmes else None,
            "budget_compared": part.spending.available if part.spending.programmes else None,
            "spent_compared": part.spending.spent if part.spending.programmes else None,
        }
        for found in ([found] if found else [])
        for name, part in found.parts.items()
    )
    columns = (
        *("year", "split_by", "split_part", "area", "programmes", *STEPS, "compared", "verified_compared"),
        *("active_compared", "never_active", "budget_compared", "spent_compared", *ORIGIN),
    )
    return tabled("corong", title, columns, records)


PASSAGES = (
    *("year", "split_by", "split_part", "area", "area_name", "step_before", "step_after", "entered"),
    *("passed", "lost", "share", "compared_both", "programmes", *ORIGIN),
)


def passages_table(context: Context, found: Losses | None) -> Table:
    """Of each part how many came from step to step, and from verified to active, where a programme tells."""
    around = origin(context.selection.edition)
    records = (
        {
            **around,
            "year": found.year,
            "split_by": found.side,
            "split_part": context.areas[name].name if found.side == "daerah" else name,
            "area": name if found.side == "daerah" else None,
            "area_name": context.areas[name].name if found.side == "daerah" else None,
            "step_before": passage.before,
            "step_after": passage.after,
            "entered": passage.entered,
            "passed": passage.passed,
            "lost": passage.lost,
            "share": passage.share,
            "compared_both": passage.programmes,
            "programmes": len(part.rows),
        }
        for found in ([found] if found else [])
        for name, part in sorted(found.parts.items())
        for passage in (*part.passages, part.never_active)
        if passage.programmes
    )
    return tabled("corong-langkah", context.language.text("Langkah demi langkah"), PASSAGES, records)


def rows_table(context: Context, title: str, found: Losses | None) -> Table:
    """The programmes of the year as their files give them, each with its load and row."""
    around = origin(context.selection.edition)
    records = (
        {**row._asdict(), "area": row.area_code, "area_name": context.areas[row.area_code].name, **around}
        for row in (found.whole.rows if found else ())
    )
    columns = (
        *("area", "area_name", "group_name", "fund", "year", "workers", *STEPS, "rupiah", "rupiah_changed"),
        *("rupiah_spent", "address", "note", "load_id", "source_row", *ORIGIN),
    )
    return tabled("corong-program", title, columns, records)
