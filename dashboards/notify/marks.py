"""What a mail says of invented figures: of all of it, or of what is headed so."""

from collections.abc import Sequence

from dashboards.notify.events import Event
from dashboards.request.context import Context

FIGURES = frozenset({"agreements", "cover", "reports"})  # kinds that may be invented


def mark_of(context: Context, events: Sequence[Event]) -> str:
    """The mark of the subject, where all that is said of figures is invented."""
    return context.mark if _all_invented(events) else ""


def simulation_of(context: Context, events: Sequence[Event]) -> str:
    """The sentence that the mail begins with; empty where all figures are real."""
    if _all_invented(events):
        return context.simulation
    if any(event.simulated for event in events):
        return context.language.text("Yang berjudul SIMULASI memakai angka rekaan; yang lain nyata.")
    return ""


def _all_invented(events: Sequence[Event]) -> bool:
    figures = [event.simulated for event in events if event.kind in FIGURES]
    return bool(figures) and all(figures)
