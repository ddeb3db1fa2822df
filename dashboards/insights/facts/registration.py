"""Employers and construction projects as the chosen month sees them: of an area and those it is made of."""

from dashboards.request.context import Context
from data.facts.employers import Employers
from data.facts.employers import employers as listed
from data.facts.projects import Projects
from data.facts.projects import projects as signed


def employers(context: Context, code: str) -> Employers:
    """By the newest list of each area up to the chosen month."""
    period = context.selection.period
    assert period is not None
    make = lambda: listed(context.facts("employer"), context.kabkota_in(code), period)  # noqa: E731
    return context.remember(("employers", code), make)


def projects(context: Context, code: str) -> Projects:
    """Signed up to the chosen month."""
    period = context.selection.period
    assert period is not None
    make = lambda: signed(context.facts("project"), context.kabkota_in(code), period)  # noqa: E731
    return context.remember(("projects", code), make)
