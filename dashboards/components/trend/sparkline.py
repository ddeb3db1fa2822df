"""A line as small as a word: the chosen metric of an area over a year, with the path it should take."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.improvement import YEAR
from data.metrics.contracts import MetricRow

WIDTH, HEIGHT, EDGE = 110, 34, 4  # pixels


def sparkline(context: Context, row: MetricRow) -> Element | None:
    """The last thirteen reports until the row's month; None where there are fewer than two."""
    past = [one for one in context.rows(months=(), areas=(row.area,)) if one.period <= row.period][
        -YEAR - 1 :
    ]
    values = [one.value for one in past]
    known = [value for value in (*values, *(one.path for one in past)) if value is not None]
    if sum(value is not None for value in values) < 2:
        return None
    low, high = min(known), max(known)

    def points(series: list[float | None]) -> str:
        step, tall = (WIDTH - 2 * EDGE) / (len(series) - 1), HEIGHT - 2 * EDGE
        return " ".join(
            f"{EDGE + at * step:.0f},{EDGE + tall * (1 - (value - low) / ((high - low) or 1)):.0f}"
            for at, value in enumerate(series)
            if value is not None
        )

    segment = context.metric.segment.lower()
    end = points(values).split(" ")[-1].split(",")
    return html.Svg(
        [
            html.Polyline(points=points([one.path for one in past]), className="asked"),
            html.Polyline(points=points(values)),
            html.Circle(cx=end[0], cy=end[1], r=3),
        ],
        className="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        style={"color": f"var(--seg-{segment})"},
        **{"aria-hidden": "true"},
    )
