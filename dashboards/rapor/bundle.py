"""The rapor as files: one area, all of them in one PDF, all of them in a ZIP. Needs no web server."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any, Literal
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import segno
from markupsafe import Markup

from dashboards.rapor.index_page import listed
from dashboards.rapor.layout import Sheet, foot_words, loaded_at, notices, sheet
from dashboards.rapor.pdf import FONT, document, nodes, pdf
from dashboards.rapor.trend_svg import painted
from dashboards.rapor.values import known, rapor_context
from dashboards.rendering.elements import Element, html
from dashboards.rendering.theme import INK
from dashboards.request.context import Context
from data.repository.store import Store

WORKERS = 2


def write_rapor(
    store: Store,
    code: str | None = None,
    *,
    form: Literal["pdf", "zip"] = "pdf",
    search: str = "",
    base: str = "",
    default_language: str = "id",
) -> tuple[str, bytes] | None:
    """Name and bytes: the PDF of one area, or of all the address asks for, in one PDF or one each in a ZIP.

    None where there is nothing to write: no such area, or an edition without figures. `base` is the
    scheme and host that links and the QR code begin with. Remembered until the data change.
    """

    def make() -> tuple[str, bytes] | None:
        context = rapor_context(store, search, default_language=default_language)
        if context.empty or (code and not known(context, code)):
            return None
        return context.remember(("rapor file", code, form, base), lambda: _file(context, code, form, base))

    return store.consistent_read(make)


def _file(context: Context, code: str | None, form: str, base: str) -> tuple[str, bytes]:
    codes = [code] if code else listed(context)
    sheets = [sheet(context, area, base=base, picture=_image) for area in codes]
    month = f"{context.selection.period:%Y-%m}"
    if form == "zip":
        return f"rapor-{month}.zip", _zip(context, sheets, base, month)
    contents = "" if code else context.language.text("Daftar isi")
    title = sheets[0].title if code else _book_title(context, len(sheets))
    made = _pdf(context, sheets, base, title=title, contents=contents)
    return f"rapor-{code + '-' if code else ''}{month}.pdf", made


def _book_title(context: Context, count: int) -> str:
    assert context.selection.period is not None
    month = context.language.month(context.selection.period)
    return context.language.text("Rapor {n} daerah, {month}", n=count, month=month)


def _image(svg: Markup, words: str) -> Element:
    return html.Img(src=painted(svg, FONT), alt=words)


def _pdf(context: Context, sheets: Sequence[Sheet], base: str, *, title: str, contents: str = "") -> bytes:
    return pdf(_content(context, sheets, base, title=title, contents=contents), made=loaded_at(context))


def _content(
    context: Context, sheets: Sequence[Sheet], base: str, *, title: str, contents: str
) -> dict[str, Any]:
    return document(
        [_sheet(context, found, base) for found in sheets],
        title=title,
        language=context.language.code,
        contents=contents,
        foot=foot_words(context),
        mark=context.mark,
        segment=context.metric.segment,
    )


def _sheet(context: Context, found: Sheet, base: str) -> dict[str, Any]:
    qr = segno.make(found.link, error="m", micro=False).svg_inline(border=0, omitsize=True, dark=INK)
    body = nodes([*notices(context), *found.body], base)
    body[-1]["letters"] = _letters(body[-1])  # the second page: how large they may be
    return {
        "title": found.title,
        "finding": nodes(found.head, base)[0]["children"],
        "body": body,
        "link": found.link if base else "",
        "qr": f'<svg xmlns="http://www.w3.org/2000/svg" {qr[5:]}' if base else "",
        "qr_words": context.language.text("Kode QR ke alamat rapor ini"),
    }


def _letters(node: Any) -> int:
    return len(node) if isinstance(node, str) else sum(map(_letters, node["children"]))


def _zip(context: Context, sheets: Sequence[Sheet], base: str, month: str) -> bytes:
    """A PDF each, two at a time; they are compressed inside already."""
    stamp = loaded_at(context).timetuple()[:6]
    with ThreadPoolExecutor(WORKERS) as workers:
        files = list(workers.map(lambda found: _pdf(context, [found], base, title=found.title), sheets))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for found, file in zip(sheets, files, strict=True):
            archive.writestr(ZipInfo(f"rapor-{found.code}-{month}.pdf", stamp), file)
    return buffer.getvalue()
