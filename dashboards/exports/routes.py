"""The twin of every page: its address with .json, .csv, .xlsx or .zip behind the path."""

from collections.abc import Callable

import flask

from dashboards.exports.csv_json import as_csv, as_json, as_package
from dashboards.exports.export import Exported, address_for_export, of
from dashboards.exports.picture import Picture, as_png, as_svg, picture_of
from dashboards.exports.workbook import as_workbook
from dashboards.rendering.http import none, search, send
from data.repository.store import Store

FORMS: dict[str, tuple[Callable[[Exported], bytes], str]] = {
    "json": (as_json, "application/json; charset=utf-8"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (as_package, "application/zip"),
}
File = tuple[str, bytes]
PICTURES: dict[str, tuple[Callable[[Picture], bytes], str]] = {
    "svg": (as_svg, "image/svg+xml"),
    "png": (as_png, "image/png"),
}


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Put the twins on the server."""

    def serve(form: str, rest: str, make: Callable[[Exported], File | None], *more: str) -> flask.Response:
        def made() -> File | None:
            place = address_for_export(store, f"/{rest}", search(), more=more, default_language=language)
            return place.remember(form, lambda: None if (page := of(place)) is None else make(page))

        found = store.consistent_read(made)
        return _none(rest) if found is None else _file(form, *found)

    def view(rest: str, form: str) -> flask.Response:
        own = ("tabel",) if form == "csv" else ()
        return serve(form, rest, lambda page: (page.file_name, FORMS[form][0](page)), *own)

    def picture(rest: str, form: str) -> flask.Response:
        return serve(form, rest, lambda page: _drawn(page, form), "grafik")

    server.add_url_rule(f"/gambar/<path:rest>.<any({','.join(PICTURES)}):form>", "picture", picture)
    server.add_url_rule(f"/<path:rest>.<any({','.join(FORMS)}):form>", "twin", view)


def _drawn(page: Exported, form: str) -> File | None:
    found = picture_of(page)
    return None if found is None else (found.file_name, PICTURES[form][0](found))


def _file(form: str, name: str, body: bytes) -> flask.Response:
    return send(f"{name}.{form}", body, {**FORMS, **PICTURES}[form][1])


def _none(rest: str) -> flask.Response:
    return none(f"/{rest[:200]} tidak punya tabel untuk diunduh: halamannya tidak ada, atau belum ada data.")
