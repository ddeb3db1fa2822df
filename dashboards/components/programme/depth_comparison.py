"""How deep cover goes in areas beside each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboards.components.common.provenance import fact_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.components.programme.depths import BESIDE
from dashboards.insights.programmes import Key, depth_of, programmes
from dashboards.rendering.elements import Element
from dashboards.request.context import Context
from data.analysis.programmes import Depth

Row = tuple[str, Mapping[Key, Depth]]


def depth_beside(context: Context, codes: Sequence[str]) -> Element | None:
    """A row an area, in percent of its active participants; None where none of them reported programmes."""
    _, language, found = context.language.text, context.language, programmes(context)
    rows: list[Row] = [(code, depth_of(context, code)) for code in codes]
    if found is None or not any(own for _code, own in rows):
        return None

    def share(key: Key) -> Callable[[Row], str]:
        return lambda row: language.number(row[1][key].share, 1) if key in row[1] else "–"

    def traced(row: Row) -> Any:
        words = share(("PU", "JHT"))(row)
        return fact_link(context, words, row[0], "program") if row[1] else _("tidak dilaporkan")

    columns = [
        Column("daerah", _("Daerah"), lambda row: area_link(context, row[0]), numeric=False, head=True),
        Column("PU-JHT", "PU JHT", traced),
        *(
            Column(f"{segment}-{programme}", f"{segment} {programme}", share((segment, programme)))
            for segment, known in BESIDE.items()
            for programme in known
            if (segment, programme) != ("PU", "JHT")
        ),
    ]
    month = language.month(found.month)
    caption = _("Berapa persen peserta aktif ada dalam tiap program, {month}.", month=month)
    return table(context, columns, rows, caption=caption)
