"""The OpenAPI 3.1 document, made from the resources, the words and the fields themselves."""

import json
from functools import cache
from typing import Any

from dashboards.api.parameters import MOST_PARTS, PARAMETERS, Parameter
from dashboards.api.problem import ProblemError
from dashboards.api.request import understood
from dashboards.api.resources import RESOURCES, Resource
from dashboards.api.response import answer
from dashboards.rendering.dataset import json_of
from dashboards.rendering.http import root
from data.definitions.fields import JSON_TYPES, fields
from data.definitions.registry import registry
from data.provinces.definition import province
from data.repository.store import Store

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
HEADERS = {
    "ETag": {"description": "Tanda isi; kirim kembali dalam If-None-Match.", "schema": {"type": "string"}},
    "X-Total-Count": {"description": "Jumlah baris semua halaman.", "schema": {"type": "integer"}},
    "Link": {"description": "Alamat halaman berikut dan sebelumnya.", "schema": {"type": "string"}},
}
BESIDE = ("dari", "sampai")  # whoever sends all examples at once would ask for periode and these


def document(store: Store | None = None) -> dict[str, Any]:
    """The document; with a store also the values its words may have now and examples of real answers."""
    paths = {r.address: {"get": _operation(r, store)} for r in RESOURCES}
    schemas = {"Problem": _problem(), "Edition": _edition(), "Source": _source(), "Page": _page()}
    schemas |= {_row_name(r): _row(r) for r in RESOURCES}
    own = province()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pantau Jamsostek",
            "version": "1",
            "description": (
                f"Cakupan Jamsostek {len(own.districts)} {own.areas_word} {own.name}. "
                "Kata-katanya sama dengan alamat halaman. "
                "Setiap jawaban menyebut edisi, bulan dan sumbernya; angka rekaan bertanda SIMULASI."
            ),
            "license": {"name": "MIT (kode); angka milik penerbitnya"},
        },
        "servers": [{"url": root() or "/"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(resource: Resource, store: Store | None) -> dict[str, Any]:
    found = {
        "200": {
            "description": resource.title_id,
            "headers": HEADERS,
            "content": {
                "application/json": {"schema": _answer(resource), **_example(resource, store)},
                "text/csv": {"schema": {"type": "string"}},
            },
        },
        "304": {"description": "Isinya masih sama dengan yang sudah dibaca."},
        "400": {
            "description": "Kata atau nilai tidak dikenal; expected memuat yang berlaku.",
            "content": PROBLEM,
        },
    }
    if resource.dated:
        found["404"] = {"description": "Belum ada edisi.", "content": PROBLEM}
        found["422"] = {
            "description": "Nilai yang dikenal, tetapi tidak dapat dipakai bersama.",
            "content": PROBLEM,
        }
    return {
        "operationId": resource.name,
        "summary": resource.title_id,
        "description": resource.title_en,
        "parameters": [parameter(PARAMETERS[name], store) for name in resource.words if _usable(name, store)],
        "responses": found,
    }


def _usable(name: str, store: Store | None) -> bool:
    """Whether the database knows any value of a word: before the areas are there, no area can be named."""
    known = PARAMETERS[name].known
    return store is None or known is None or bool(known(store))


def parameter(word: Parameter, store: Store | None) -> dict[str, Any]:
    """A word as a parameter object."""
    schema: dict[str, Any] = {"type": "string"}
    if word.between:
        schema = {"type": "integer", "minimum": word.between[0], "maximum": word.between[1]}
    elif word.pattern:
        schema["pattern"] = word.pattern
    elif word.known is not None and store is not None:
        schema["enum"] = list(word.known(store))
    if word.default is not None:
        schema["default"] = word.default
    about: dict[str, Any] = {"name": word.name, "in": "query", "description": word.about_id}
    if word.many:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_PARTS}
        about |= {"style": "form", "explode": False}
    example = _month(store) if word.name == "periode" and store is not None else word.example
    if example and word.name not in BESIDE:
        about["example"] = [example] if word.many else example
    return {**about, "schema": schema}


def _month(store: Store) -> str:
    """The month that pages open on."""
    found = understood(store, {}).context.selection.period
    return f"{found:%Y-%m}" if found else ""


def _example(resource: Resource, store: Store | None) -> dict[str, Any]:
    """The first two rows as they stand in the database."""
    if store is None:
        return {}
    asked = understood(store, {"per_halaman": 2})
    try:
        found = store.remember(
            ("api example", resource.name, asked.context.selection),
            lambda: json.loads(answer(resource, asked, form="json").body),
        )
    except ProblemError:
        return {}
    if "sources" in found:
        found = {**found, "sources": found["sources"][:2]}
    return {"example": found}


def _row_name(resource: Resource) -> str:
    return f"{resource.name.capitalize()}Row"


@cache
def _field(name: str) -> str:
    column = fields()[name]
    base = JSON_TYPES[column.kind]
    return json_of({**base, "type": [base["type"], "null"], "description": column.about_id})


def _row(resource: Resource) -> dict[str, Any]:
    return _object({name: json.loads(_field(name)) for name in resource.columns})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _nullable(**schema: Any) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


def _answer(resource: Resource) -> dict[str, Any]:
    text = {"type": "string"}
    around: dict[str, Any] = {"resource": {"const": resource.name}}
    if resource.dated:
        around |= {
            "notice": _nullable(
                type="string", description="SIMULASI … bila angkanya rekaan, PRATINJAU … bila belum dibuka"
            ),
            "edition": {"$ref": "#/components/schemas/Edition"},
            "as_of": _nullable(type="string", format="date", description="Bulan terakhir dalam jawaban"),
            "scheme": _nullable(**text),
            "scheme_title": _nullable(**text),
            "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}},
        }
    links = {"self": text, "next": _nullable(**text), "prev": _nullable(**text)}
    around |= {
        "page": {"$ref": "#/components/schemas/Page"},
        "links": _object(links),
        "licence": text,
        "data": {"type": "array", "items": {"$ref": f"#/components/schemas/{_row_name(resource)}"}},
    }
    return _object(around)


def _edition() -> dict[str, Any]:
    text = {"type": "string"}
    return _object(
        {
            "slug": text,
            "title": text,
            "collection": {"enum": registry().collections_shown},
            "simulated": {"type": "boolean"},
            "live": {"type": "boolean"},
            "draft": {"type": "boolean"},
            "embargo_until": _nullable(**text, format="date-time"),
            "created_at": {**text, "format": "date-time"},
        }
    )


def _source() -> dict[str, Any]:
    text = {"type": "string"}
    return _object(
        {
            "load_id": {"type": "integer"},
            "title": text,
            "file_name": text,
            "publisher": _nullable(**text),
            "address": _nullable(**text),
            "published_on": _nullable(**text, format="date"),
        }
    )


def _page() -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 0}
    return _object({"number": whole, "size": whole, "last": whole, "total": whole})


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    problem = _object(
        {"type": text, "title": text, "status": {"type": "integer"}, "detail": text, "instance": text}
    )
    problem["properties"] |= {"parameter": text, "expected": {"type": "array", "items": text}}
    return problem
