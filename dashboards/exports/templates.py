"""/templat/<format>.xlsx: the workbook of a format to fill in, begun with areas and month."""

from collections.abc import Callable

import flask

from dashboards.components.common.how_to_load import PAGE
from dashboards.rendering.http import none, send

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WorkbookOf = Callable[[str], tuple[str, bytes] | None]


def register(server: flask.Flask, workbook_of: WorkbookOf) -> None:
    """Puts the address on the server; `workbook_of` makes the file, None where there is none."""

    def template(form: str) -> flask.Response:
        found = workbook_of(form)
        if found is None:
            return none(f"Tidak ada templat {form[:40]}. Semua templat: {PAGE}")
        name, body = found
        return send(name, body, XLSX)

    server.add_url_rule(f"{PAGE}/<form>.xlsx", "template", template)
