"""Which module shows what each step of the agenda holds, and what opens for an area."""

from collections.abc import Callable

from dashboards.meeting.steps import agreed, area, behind, duties, lapses, movers, province, quality, ranking
from dashboards.rendering.elements import Element
from dashboards.request.context import Context

SCREENS: dict[str, Callable[[Context], list[Element | None]]] = {
    "provinsi": province.screen,
    "kesepakatan": agreed.screen,
    "peringkat": ranking.screen,
    "memburuk": behind.screen,
    "bergerak": movers.screen,
    "berakhir": lapses.screen,
    "kewajiban": duties.screen,
    "mutu": quality.screen,
}


def area_screen(context: Context, code: str) -> list[Element | None]:
    """An area on demand: its four figures, how it got there, what it would take."""
    return area.screen(context, code)
