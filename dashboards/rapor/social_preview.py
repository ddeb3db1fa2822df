"""The picture of an area that chats show beside a link, 1200 x 630, drawn by Typst: no browser needed."""

from io import BytesIO
from typing import Any

from PIL import Image

from dashboards.components.common.provenance import source_words
from dashboards.insights.headlines.area import area_headline
from dashboards.rapor.pdf import png
from dashboards.rapor.values import known, rapor_context
from dashboards.rendering.theme import SEGMENT
from dashboards.request.context import COVERAGES, PROVINCE, Context
from data.metrics.contracts import MetricRow
from data.repository.store import Store

POINT = 72.0  # one pixel a point
LONG = 110  # letters of a finding that fill two lines


def preview(store: Store, code: str, search: str, *, default_language: str = "id") -> bytes | None:
    """The PNG; None for an area that is not known, or an edition without figures."""

    def make() -> bytes | None:
        context = rapor_context(store, search, default_language=default_language)
        if context.empty or not known(context, code):
            return None
        return context.remember(("preview", code), lambda: _drawn(context, code))

    return store.consistent_read(make)


def _drawn(context: Context, code: str) -> bytes:
    return _light(png("preview.typ", content(context, code), ppi=POINT))


def _light(picture: bytes) -> bytes:
    """The same in 64 colours: a quarter of the bytes, and chats drop heavy pictures."""
    made = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(64).save(made, "PNG", optimize=True)
    return made.getvalue()


def content(context: Context, code: str) -> dict[str, Any]:
    """What preview.typ reads."""
    language = context.language
    headline = area_headline(context, context.rows(areas=(code,))[0]).plain
    assert context.selection.period is not None
    return {
        "mark": context.mark,
        "kicker": f"{context.full(code)} · {language.month(context.selection.period)}",
        "finding": headline,
        "size": 44 if len(headline) <= LONG else 36,
        "parts": [_part(context, row) for row in context.rows(*COVERAGES, areas=(code,))],
        "source": _source(context),
    }


def _source(context: Context) -> str:
    return f"{context.mark}: {source_words(context)}" if context.mark else source_words(context)


def _part(context: Context, row: MetricRow) -> dict[str, str]:
    _, language, registry = context.language.text, context.language, context.registry
    segment = registry.segments[registry.metrics[row.metric].segment]
    status = registry.statuses[row.status]
    row = context.seen(row)
    counts = _("{n} dari {d}", n=language.short(row.numerator), d=language.short(row.denominator))
    return {
        "name": segment.short[language.code],
        "colour": SEGMENT[segment.key],
        "value": language.percent(row.value),
        "counts": counts if row.value is not None else "",
        "target": f"{_('target')} {language.percent(row.target)}" if row.target is not None else "",
        "status": row.status,
        "icon": status.icon,
        "word": status.label[language.code],
    }


def preview_path(context: Context, path: str) -> str:
    """The address of the picture that goes with a page: of its area, else of the province.

    None where there is nothing to show.
    """
    if context.empty:
        return ""
    code = path.rstrip("/").rpartition("/")[2]
    known_area = path.startswith(("/daerah/", "/rapor/")) and known(context, code)
    return context.selection.href(f"/pratinjau/{code if known_area else PROVINCE}.png")
