"""The trend of each area: its word, its slope, and who is below target and falling."""

from dashboards.components.common.layout import nothing
from dashboards.components.common.table import Column, sorted_rows, table
from dashboards.components.common.text import area_link, change, pill
from dashboards.insights.drivers import cause
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.metric_history import History, MetricHistories
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.improvement import YEAR
from data.dates import month_end
from data.definitions.trend_rules import trend_rules
from data.metrics.contracts import MetricRow

Pair = tuple[MetricRow, History]
ICONS = {"naik": "▲", "stabil": "=", "turun": "▼", "jatuh": "↘", "belum": "…"}


def trend_word(context: Context, past: History) -> Element:
    """Icon and word of a trend; why there is none where there is none."""
    _ = context.language.text
    words = {
        "naik": _("naik"),
        "stabil": _("stabil"),
        "turun": _("turun"),
        "jatuh": _("jatuh"),
        "belum": _("belum dapat dinilai"),
    }
    found, rules = past.trend, trend_rules().direction
    title = _("{n} dari {m} bulan terakhir diketahui", n=found.known, m=rules.window)
    if found.word == "belum":
        title = _(
            "perlu {k} dari {m} bulan terakhir, diketahui {n}", n=found.known, m=rules.window, k=rules.fewest
        )
        if found.year is None:
            title = _("perlu angka bulan ini dan angka bulan yang sama tahun lalu")
    icon = html.Span(ICONS[found.word], **{"aria-hidden": "true"})
    return html.Span([icon, " ", words[found.word]], className=f"word t-{found.word}", title=title)


def fall_words(context: Context, past: History) -> str:
    """Between which months an area fell in one step, and what did it; empty where it did not."""
    drop = past.drop
    if drop is None:
        return ""
    _, language = context.language.text, context.language
    then, now = drop
    return _(
        "{start} ke {end}: {cause}",
        start=language.month(then.period, short=True),
        end=language.month(now.period, short=True),
        cause=cause(context, now, then, spells_of(context)),
    )


def trend_rows(context: Context, past: MetricHistories) -> list[Pair]:
    """The kabupaten/kota of the chosen part with their pasts, the steepest rise first, unknown last."""
    codes = [area.code for area in context.kabkota if context.inside(area.code)]
    pairs = [(history.rows[-1], history) for history in (past.of(code) for code in codes)]
    return sorted(pairs, key=lambda p: (p[1].trend.slope is None, -(p[1].trend.slope or 0.0), p[0].area))


def trend_columns(context: Context) -> list[Column]:
    """One area a row: its word, its slope, its status, its year on this potensi and as it was recorded."""
    _, language = context.language.text, context.language
    percent = context.metric.kind == "ratio"
    decimals, unit = (1, _("poin")) if percent else (0, _("orang"))

    def line(pair: Pair) -> Element:
        href = context.selection.href("/tren", wilayah=pair[0].area)
        word = html.A(trend_word(context, pair[1]), href=href)
        why = fall_words(context, pair[1])
        return html.Div([word, " ", html.Div(why, className="muted")]) if why else word

    def year_ago(pair: Pair) -> MetricRow | None:
        row = pair[0]
        if row.change_year is None:
            return None
        return next(r for r in pair[1].rows if r.period == month_end(row.period, -YEAR))

    def value_then(pair: Pair) -> float | None:
        then = year_ago(pair)
        return None if then is None else then.value

    def value(pair: Pair) -> str:
        return language.number(pair[0].value, decimals)

    columns = [
        Column(
            "daerah",
            _("Daerah"),
            lambda p: area_link(context, p[0].area),
            lambda p: context.name(p[0].area),
            False,
            head=True,
        ),
        Column(
            "tren", _("Tren 12 bulan"), line, lambda p: list(ICONS).index(p[1].trend.word), False, head=True
        ),
        Column(
            "laju",
            _("Laju, {unit} setahun", unit=unit),
            lambda p: change(context, p[1].yearly, decimals=decimals),
            lambda p: p[1].yearly,
        ),
        Column(
            "capaian",
            _("Capaian, {unit}", unit="%" if percent else unit),
            lambda p: html.B(value(p)),
            lambda p: p[0].value,
        ),
        Column(
            "status",
            _("Status"),
            lambda p: pill(context, p[0].status),
            lambda p: list(context.registry.statuses).index(p[0].status),
            False,
            head=True,
        ),
        Column(
            "setahun",
            _("Setahun, {unit}", unit=unit),
            lambda p: change(context, p[0].same_base_year, decimals=decimals),
            lambda p: p[0].same_base_year,
        ),
    ]
    if percent:
        columns += [
            Column(
                "dulu",
                _("Setahun lalu tercatat, %"),
                lambda p: language.number(value_then(p), 1),
                value_then,
            ),
        ]
    return columns


def computable(pairs: list[Pair]) -> bool:
    """Whether any area has months enough for a trend word."""
    return any(past.trend.word != "belum" for _row, past in pairs)


def tally(context: Context, pairs: list[Pair]) -> str:
    """How many rise and fall, and by what rule."""
    _ = context.language.text
    count = {word: sum(past.trend.word == word for _row, past in pairs) for word in ICONS}
    counts = _(
        "{up} daerah naik, {flat} stabil, {down} turun, {fell} jatuh, {none} belum dapat dinilai, dengan "
        "potensi bulan ini; begitu pula perubahan setahun.",
        up=count["naik"],
        flat=count["stabil"],
        down=count["turun"],
        fell=count["jatuh"],
        none=count["belum"],
    )
    return " ".join([counts, fall_rule(context), year_rule(context), _("Judul kolom mengurutkan tabel.")])


def fall_rule(context: Context) -> str:
    """What jatuh means."""
    language, rule = context.language, trend_rules().fall
    return language.text(
        "Jatuh: dalam satu langkah hilang {step} atau lebih dan belum kembali ke {back}.",
        step=language.percent(rule.step * 100, 0),
        back=language.percent(rule.back * 100, 0),
    )


def year_rule(context: Context) -> str:
    """From which change over a year on nobody is called naik or stabil."""
    language, rule = context.language, trend_rules().year
    if context.metric.kind == "ratio":
        return language.text(
            "Yang setahun berkurang {n} poin atau lebih tidak disebut naik atau stabil.",
            n=language.number(rule.points, 1),
        )
    return language.text(
        "Yang setahun berkurang {n} atau lebih tidak disebut naik atau stabil.",
        n=language.percent(rule.share * 100, 0),
    )


def trend_table(context: Context, pairs: list[Pair]) -> Element:
    """Every area and its trend, sorted as the address says; what is missing where none can be judged."""
    _ = context.language.text
    if not computable(pairs):
        return nothing(
            _(
                "Tren belum dapat dinilai: tidak ada daerah dengan angka setahun lalu dan {k} dari {m} bulan "
                "terakhir. Muat rekap bulan-bulan sebelumnya, atau pilih edisi lain.",
                k=trend_rules().direction.fewest,
                m=trend_rules().direction.window,
            )
        )
    kinds = trend_columns(context)
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    ordered = sorted_rows(pairs, kinds, key, descending=down)
    return table(context, kinds, ordered, caption=tally(context, pairs), path="/tren", keep=("wilayah",))
