"""The Paritrana file of an area: what there is and what is missing, by the four published aspects.

Which evidence stands under which aspect is ours (docs/decisions.md). Weights were never published, so there
is no score.
"""

from collections.abc import Callable

from dashboards.insights.facts.paritrana_evidence import Aspect
from dashboards.insights.facts.paritrana_performance import performance
from dashboards.insights.facts.paritrana_policy import policy, regulation
from dashboards.insights.facts.paritrana_work import interview
from dashboards.request.context import Context

ASPECTS: dict[str, Callable[[Context, str], Aspect]] = {
    "kebijakan": policy,
    "peraturan": regulation,
    "kinerja": performance,
    "wawancara": interview,
}


def paritrana(context: Context, code: str) -> tuple[Aspect, ...]:
    """The four aspects of a kabupaten/kota in the order of their source; none where the edition is empty."""
    if context.empty:
        return ()
    return context.remember(
        ("paritrana", code), lambda: tuple(make(context, code) for make in ASPECTS.values())
    )
