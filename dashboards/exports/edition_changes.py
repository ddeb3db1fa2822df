"""What the edition before said differently about the figures of a page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboards.components.common.provenance import edition_title
from dashboards.exports.export import Exported
from dashboards.rendering.dataset import Table, tabled

KEY = ("period", "metric", "area")
PAIRS = (("value", "value"), ("numerator", "numerator"), ("denominator", "denominator"))
COLUMNS = (
    *("period", "area", "area_name", "metric", "metric_name", "unit", "old_value", "new_value"),
    *("old_numerator", "new_numerator", "old_denominator", "new_denominator"),
)
SMALLEST = 1e-9


def changes(page: Exported) -> Table | None:
    """One row a figure that differs, also one that came or went; None without an edition before."""
    if page.before is None:
        return None
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for table in page.tables:
        if set(KEY) <= set(table.columns):
            seen |= {tuple(record[k] for k in KEY): record for record in table.records()}
    if not seen:
        return None
    before = _before(page, seen)
    rows = [_row(record, before.get(key)) for key, record in sorted(seen.items())]
    changed = [row for row in rows if _differs(row)]
    _ = page.context.language.text
    edition = page.before.selection.edition
    names = {"title": edition_title(page.context, edition) if edition else ""}
    title = (
        _("Perubahan sejak edisi {title}", **names)
        if changed
        else _("Tidak ada yang berubah sejak edisi {title}", **names)
    )
    return tabled("perubahan", title, COLUMNS, changed)


def _before(page: Exported, seen: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Any]:
    """The same cells in the edition before."""
    assert page.before is not None
    metrics: dict[str, None] = {}
    months: dict[date, None] = {}
    for month, metric, _area in seen:
        metrics[metric], months[month] = None, None
    return {(r.period, r.metric, r.area): r for r in page.before.rows(*metrics, months=tuple(months))}


def _row(record: dict[str, Any], old: Any) -> dict[str, Any]:
    found = dict(record)
    for name, field in PAIRS:
        found[f"new_{name}"] = record[field]
        found[f"old_{name}"] = getattr(old, field) if old is not None else None
    return found


def _differs(row: dict[str, Any]) -> bool:
    for name, _field in PAIRS:
        old, new = row[f"old_{name}"], row[f"new_{name}"]
        if (old is None) != (new is None) or (old is not None and abs(old - new) > SMALLEST):
            return True
    return False
