"""Employers and construction projects as the chosen month sees them: of an area and those it is made of."""

from typing import Any

from dashboards.request.context import Context
from data.facts.employers import Employers
from data.facts.employers import employers as listed
from data.facts.latest import last_by_area
from data.facts.projects import Projects
from data.facts.projects import projects as signed


def employers(context: Context, code: str) -> Employers:
    """By the newest list of each area up to the chosen month."""
    period = context.selection.period
    assert period is not None
    rows = _in_force(context, "employer")
    return context.remember_figures(
        ("employers", code), lambda: listed(rows, context.kabkota_in(code), period)
    )


def projects(context: Context, code: str) -> Projects:
    """Signed up to the chosen month."""
    period = context.selection.period
    assert period is not None
    rows = _in_force(context, "project")
    return context.remember_figures(
        ("projects", code), lambda: signed(rows, context.kabkota_in(code), period)
    )


def _in_force(context: Context, table: str) -> dict[str, list[Any]]:
    """Once for each edition, whichever month is looked at."""
    edition = context.selection.edition
    assert edition is not None
    make = lambda: last_by_area(table, context.facts(table))  # noqa: E731
    return context.store.remember(("by area", table, edition.slug), make)
