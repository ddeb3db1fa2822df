"""Can this be trusted: one light with its reasons, and who has reported in which month."""

from collections.abc import Mapping
from typing import Any

from dashboards.components.common.text import area_link
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context, rows_of
from dashboards.request.other_basis import STATUS as OTHER
from dashboards.request.other_basis import is_other_basis
from data.analysis.data_quality import SILENT as SILENT_MONTHS
from data.analysis.data_quality import Facts, light
from data.dates import month_end

MONTHS = 12
TONES = {"hijau": "tercapai", "kuning": "perlu_percepatan", "merah": "jauh_tertinggal"}
ICONS = {"hijau": "✓", "kuning": "!", "merah": "▼"}
Grid = dict[str, list[Any]]


def report_grid(context: Context) -> Grid:
    """Of each kabupaten/kota of the chosen part its rows of the last twelve months, the chosen one last."""
    period = context.selection.period
    assert period is not None
    since = month_end(period, -MONTHS)
    months = tuple(month for month in context.months if since < month <= period)
    found: Grid = {area.code: [] for area in context.kabkota if context.inside(area.code)}
    for row in context.rows(months=months):
        if row.area in found:
            found[row.area].append(row)
    return found


def silence(rows: list[Any]) -> int:
    """For how many months until the chosen one nothing has come; all of them where nothing ever came."""
    return next((at for at, row in enumerate(reversed(rows)) if row.status != NOT_REPORTED), len(rows))


def facts_of(context: Context, grid: Grid) -> Facts:
    """What the quality of the chosen month is judged by."""
    edition = context.selection.edition
    assert edition is not None
    loads, issues = context.loads, issues_once(context)
    monthly = context.registry.collections[edition.collection].rolls_up
    now = [rows[-1] for rows in grid.values()]
    known = [row for row in now if row.value is not None or is_other_basis(row)]
    old = [r for r in known if r.denominator_period and r.denominator_period.year < r.period.year]
    return Facts(
        areas=len(grid) if monthly else 0,
        reported=sum(row.status != NOT_REPORTED for row in now),
        without=sum(row.value is None and row.status not in (NOT_REPORTED, OTHER) for row in now)
        if monthly
        else 0,
        provisional=sum(bool(row.provisional) for row in known),
        silent=sum(silence(rows) >= SILENT_MONTHS for rows in grid.values()) if monthly else 0,
        old=len(old) if monthly else 0,
        other_basis=sum(is_other_basis(row) for row in now) if monthly else 0,
        rejected=sum(load.rows_rejected for load in loads),
        errors=sum(issue.severity == "error" for issue in issues),
        warnings=sum(issue.severity == "warning" for issue in issues),
    )


def issues_seen(context: Context) -> list[Any]:
    """What was noticed while loading them."""
    edition = context.selection.edition
    assert edition is not None
    return context.store.remember(
        ("issue rows", edition.slug), lambda: rows_of(context.store.issues(edition))
    )


def issues_once(context: Context) -> list[Any]:
    """Of what was noticed, what a later load of the same figures says again only there."""
    said: dict[tuple[Any, ...], int] = {}
    for issue in issues_seen(context):
        said[_issue_key(issue)] = max(issue.load_id, said.get(_issue_key(issue), 0))
    return [issue for issue in issues_seen(context) if issue.load_id == said[_issue_key(issue)]]


def _issue_key(issue: Any) -> tuple[Any, ...]:
    return issue.severity, issue.rule, issue.sheet, issue.message


def quality_headline(context: Context, facts: Facts) -> Headline:
    """Whether the data can be used, and what speaks against it."""
    _, language = context.language.text, context.language
    assert context.selection.period is not None
    colour, reasons = light(facts)
    words = {
        "hijau": _("**Data dapat dipakai**"),
        "kuning": _("**Data dapat dipakai dengan catatan**"),
        "merah": _("**Data belum dapat dipakai**"),
    }
    month = language.month(context.selection.period)
    if not facts.areas:
        rest = _("angka terbit berdiri sendiri, kelengkapannya tidak dinilai")
    else:
        rest = _("{n} dari {m} daerah melapor {month}", n=facts.reported, m=facts.areas, month=month)
    more = reason_words(context, facts)
    silent = facts.areas and facts.reported < facts.areas  # that is reason enough; the others stand beside
    chosen = [] if silent else [more[name] for name in reasons if name not in ("few", "missing")][:1]
    return Headline("; ".join([f"{words[colour]}: {rest}", *chosen]) + ".", TONES[colour])


def reason_words(context: Context, facts: Facts) -> dict[str, str]:
    """The words for each reason of the judgement, by its key."""
    _, language = context.language.text, context.language
    missing = language.number(facts.areas - facts.reported)
    return {
        "few": _("kurang dari separuh daerah melapor"),
        "errors": _("{n} galat tersimpan bersama muatannya", n=language.number(facts.errors)),
        "missing": _("{n} daerah belum melapor", n=missing),
        "without": _("{n} daerah melapor tanpa angka metrik ini", n=language.number(facts.without)),
        "silent": _("{n} daerah melewatkan dua laporan terakhir atau lebih", n=language.number(facts.silent)),
        "rejected": _("{n} baris ditolak saat dimuat", n=language.number(facts.rejected)),
        "warnings": _("{n} peringatan saat dimuat", n=language.number(facts.warnings)),
        "provisional": _("angka {n} daerah masih sementara", n=language.number(facts.provisional)),
        "other_basis": _(
            "{n} daerah memakai dasar lain, tidak dijumlahkan", n=language.number(facts.other_basis)
        ),
        "old": _("{n} daerah memakai potensi tahun sebelumnya", n=language.number(facts.old)),
    }


def lamp(context: Context, facts: Facts) -> Element:
    """The light as colour, icon and word, with its reasons; what raised none is not said."""
    _ = context.language.text
    colour, reasons = light(facts)
    names = {"hijau": _("Hijau"), "kuning": _("Kuning"), "merah": _("Merah")}
    head = html.P(html.Span([icon(ICONS[colour]), names[colour]], className=f"pill lamp s-{TONES[colour]}"))
    words = reason_words(context, facts)
    if not reasons:
        return html.Div([head, html.P(_("Tidak ada yang kurang, sementara, ditolak, atau diperingatkan."))])
    items = [html.Li(words[name]) for name in reasons]
    rule = html.A(_("Aturannya"), href=context.selection.href("/definisi"))
    return html.Div([head, html.Ul(items, className="plain"), html.P(rule)])


def heat(context: Context, grid: Grid) -> Element:
    """Area by month: reported, provisional or missing; those that miss most on top."""
    _, language = context.language.text, context.language
    order = sorted(grid, key=lambda code: (-_missing(grid[code]), -silence(grid[code]), code))
    days = [row.period for row in grid[order[0]]] if order else []
    heads = [
        html.Th(
            [
                html.Span(language.month_name(day, short=True)),
                html.Span(f" {day.year}", className="unseen" if at and day.month != 1 else "year"),
            ],
            scope="col",
        )
        for at, day in enumerate(days)
    ]
    looks = _looks(context)
    body = [
        html.Tr([html.Th(area_link(context, code), scope="row"), *(_cell(looks, r) for r in grid[code])])
        for code in order
    ]
    table = html.Table(
        [
            html.Caption(_("Baris menurut banyaknya bulan yang kosong."), className="unseen"),
            html.Thead(html.Tr([html.Th(_("Daerah"), scope="col"), *heads])),
            html.Tbody(body),
        ],
        className="heat",
    )
    return html.Div([_legend(looks), table])


def _missing(rows: list[Any]) -> int:
    return sum(row.value is None and not is_other_basis(row) for row in rows)


def _state(row: Any) -> str:
    if is_other_basis(row):
        return "other"
    if row.value is None and row.status != NOT_REPORTED:
        return "gap"
    return "none" if row.value is None else "early" if row.provisional else "full"


def _looks(context: Context) -> dict[str, tuple[str, str]]:
    """The sign and the word of each state; of published figures nobody says that somebody reports them."""
    _, monthly = context.language.text, context.adds_up
    return {
        "full": ("•", _("melapor") if monthly else _("terbit")),
        "early": ("~", _("sementara")),
        "other": ("≠", _("dasar lain")),
        "gap": ("∅", _("tanpa angka")),
        "none": ("–", _("belum melapor") if monthly else _("tidak terbit")),
    }


def _cell(looks: Mapping[str, tuple[str, str]], row: Any) -> Element:
    state = _state(row)
    sign, words = looks[state]
    spoken = html.Span(words, className="unseen")
    mark = html.Span(sign, **{"aria-hidden": "true"})
    return html.Td([mark, spoken], className=f"h-{state}", title=words)


def _legend(looks: Mapping[str, tuple[str, str]]) -> Element:
    names = [(key, sign, words) for key, (sign, words) in looks.items()]
    return html.P(
        [html.Span([html.Span(sign, className=f"swatch h-{key}"), words]) for key, sign, words in names],
        className="legend",
    )
