"""The register of regulations as the chosen edition sees it: of an area, in force on its day."""

from typing import Any

from dashboards.insights.facts.duties import judged_on
from dashboards.request.context import Context
from data.facts.latest import last_by_area
from data.facts.regulations import in_force


def registered(context: Context) -> dict[str, list[Any]]:
    """Every regulation in the register by area, revoked ones among them; empty where none was loaded."""
    edition = context.selection.edition
    assert edition is not None
    return context.store.remember(
        ("by area", "regulation", edition.slug),
        lambda: last_by_area("regulation", context.facts("regulation")),
    )


def regulations(context: Context, code: str) -> list[Any]:
    """Of an area itself, in force on the day of the edition; the newest first."""
    found = registered(context).get(code, [])
    return context.remember_figures(("regulations", code), lambda: in_force(found, judged_on(context)))
