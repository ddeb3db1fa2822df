"""A resource's rows as an answer: one page of them in JSON with its surroundings, or in CSV."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dashboards.api.request import Asked
from dashboards.api.resources import Resource
from dashboards.components.common.provenance import edition_facts, notice
from dashboards.rendering.csv_text import delimited
from dashboards.rendering.dataset import Table, cell, json_of, tabled
from dashboards.rendering.http import root, tag_of
from dashboards.request.context import rows_of

LICENCE = "Angka resmi dan terbit milik penerbitnya; sebut sumber dan edisinya."


@dataclass(frozen=True)
class Answer:
    """What goes out: the body, its media type, and headers that say where the other pages are."""

    body: bytes
    media: str
    headers: dict[str, str]
    etag: str


@dataclass(frozen=True)
class _Pagination:
    """Which page of how many rows."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))


def answer(resource: Resource, asked: Asked, *, form: str) -> Answer:
    """The answer in a form (json, csv)."""
    frame = resource.frame(asked)
    pagination = _Pagination(
        int(asked.values.get("halaman", 1)), int(asked.values.get("per_halaman", 100)), len(frame)
    )
    start = (pagination.number - 1) * pagination.size
    shown = [row._asdict() for row in rows_of(frame.iloc[start : start + pagination.size])]
    table = tabled(resource.name, resource.title_id, resource.columns, shown)
    links = _links(resource, asked, pagination)
    headers = {"X-Total-Count": str(pagination.total), "Vary": "Accept"}
    related = [f'<{href}>; rel="{name}"' for name, href in links.items() if href and name != "self"]
    if related:
        headers["Link"] = ", ".join(related)
    if form == "csv":
        body, media = delimited(table), "text/csv"
        headers["Content-Disposition"] = f'inline; filename="{_file_name(resource, asked)}.csv"'
    else:
        body, media = (
            json_of(_envelope(resource, asked, table, pagination=pagination, links=links)),
            "application/json",
        )
    data = body.encode()
    return Answer(data, media, headers, tag_of(data))


def _envelope(
    resource: Resource, asked: Asked, table: Table, *, pagination: _Pagination, links: dict[str, Any]
) -> dict[str, Any]:
    selection = asked.context.selection
    around: dict[str, Any] = {"resource": resource.name}
    if resource.dated:
        around |= {
            "notice": notice(asked.context.language, asked.edition),
            "edition": edition_facts(asked.context, asked.edition),
            "as_of": asked.months[-1] if "period" in resource.columns and asked.months else selection.period,
            "scheme": selection.scheme,
            "scheme_title": asked.context.scheme_title,
            "sources": sources(asked),
        }
    page = {
        "number": pagination.number,
        "size": pagination.size,
        "last": pagination.last,
        "total": pagination.total,
    }
    return {**around, "page": page, "links": links, "licence": LICENCE, "data": table.records()}


def sources(asked: Asked) -> list[dict[str, Any]]:
    """The loads the edition sees, newest first."""
    kinds = {
        "title": "text",
        "file_name": "text",
        "publisher": "text",
        "address": "text",
        "published_on": "date",
    }
    return [
        {"load_id": int(load.id), **{k: cell(kind, getattr(load, k)) for k, kind in kinds.items()}}  # type: ignore[arg-type]
        for load in asked.context.loads
    ]


def _links(resource: Resource, asked: Asked, pagination: _Pagination) -> dict[str, Any]:
    """Addresses of this page, the next and the one before; None where there is none."""

    def href(number: int) -> str:
        words = {k: ",".join(v) if isinstance(v, tuple) else v for k, v in asked.values.items()}
        if number != 1 or "halaman" in words:
            words["halaman"] = number
        return root() + resource.address + (f"?{urlencode(words)}" if words else "")

    return {
        "self": href(pagination.number),
        "next": href(pagination.number + 1) if pagination.number < pagination.last else None,
        "prev": href(min(pagination.number - 1, pagination.last)) if pagination.number > 1 else None,
    }


def _file_name(resource: Resource, asked: Asked) -> str:
    mark = "_simulasi" if resource.dated and asked.edition.simulated else ""
    return f"pantau-jamsostek_{resource.name}{mark}"
