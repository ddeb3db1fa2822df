"""A page's rows as JSON, as CSV, and as a Frictionless Data Package with a CSV for each table."""

import io
import zipfile
from typing import Any

from dashboards.components.common.provenance import edition_facts
from dashboards.exports.export import Exported
from dashboards.rendering.csv_text import delimited
from dashboards.rendering.dataset import Table, json_of
from dashboards.rendering.safe_link import safe_href
from data.definitions.fields import PACKAGE_TYPES

OLDEST = (1980, 1, 1, 0, 0, 0)  # one moment for every file: the same rows make the same bytes


def as_csv(page: Exported) -> bytes:
    """The page's main table, or the one that the word `tabel` names.

    The mark of figures that are invented or not open yet is part of every row.
    """
    asked = page.context.selection.get("tabel")
    found = next((table for table in page.tables if table.name == asked), page.tables[0])
    return delimited(found).encode()


def as_json(page: Exported) -> bytes:
    """What the page says and all its tables, with edition, month and sources."""
    selection, language = page.context.selection, page.context.language.code
    held = "skema" in page.view.filters  # against a target at all
    found = {
        "title": page.title,
        "finding": page.view.headline.plain,
        "notice": page.notice,
        "address": page.address,
        "edition": _edition(page),
        "as_of": None if page.view.rows_are_real else selection.period,
        "scheme": selection.scheme if held else None,
        "scheme_title": page.context.scheme_title if held else None,
        "sources": [_source(load) for load in page.loads],
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "columns": [
                    {"name": name, "title": field.heading(language), "description": field.about(language)}
                    for name, field in table.fields.items()
                ],
                "rows": table.records(),
            }
            for table in page.tables
        ],
    }
    return json_of(found).encode()


def as_package(page: Exported) -> bytes:
    """A ZIP of datapackage.json and a CSV for each table."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("datapackage.json", OLDEST), json_of(datapackage(page)))
        for table in page.tables:
            package.writestr(zipfile.ZipInfo(f"{table.name}.csv", OLDEST), delimited(table))
    return out.getvalue()


def datapackage(page: Exported) -> dict[str, Any]:
    """The descriptor: types and meanings of all columns, sources, licence, and the mark of a simulation."""
    marked = [page.notice] if page.notice else []
    sources = [
        {
            "title": f"{load.title} ({load.publisher})" if load.publisher else load.title,
            **({"path": path} if (path := safe_href(load.address)) else {}),
        }
        for load in page.loads
    ]
    return {
        "profile": "tabular-data-package",
        "name": page.file_name.lower(),
        "title": " ".join([*marked, page.title]),
        "description": " ".join([*marked, page.view.headline.plain]),
        "address": page.address,
        "edition": _edition(page),
        "simulated": page.simulated,
        "licenses": [{"name": "other-at", "title": _licence(page)}],
        **({"sources": sources} if sources else {}),
        "resources": [_resource(page, table) for table in page.tables],
    }


def _resource(page: Exported, table: Table) -> dict[str, Any]:
    language = page.context.language.code
    fields = [
        {
            "name": name,
            "type": PACKAGE_TYPES[field.kind],
            "title": field.heading(language),
            "description": field.about(language),
        }
        for name, field in table.fields.items()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _licence(page: Exported) -> str:
    return page.context.language.text("Angka milik penerbitnya; sebut sumber dan edisinya.")


def _edition(page: Exported) -> dict[str, Any] | None:
    return None if page.edition is None else edition_facts(page.context, page.edition)


def _source(load: Any) -> dict[str, Any]:
    known = ("title", "file_name", "publisher", "address", "published_on")
    return {"load_id": load.id, **{name: getattr(load, name) for name in known}}
