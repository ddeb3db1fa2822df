"""The parts of docs/api.md that are printed from the OpenAPI document and the resources (`make docs`)."""

from dashboards.api.openapi import document
from dashboards.api.resources import RESOURCES
from data.definitions.fields import fields


def resources() -> str:
    """Every address with its words and columns."""
    parts = []
    for address, item in document()["paths"].items():
        get = item["get"]
        words = ", ".join(f"`{parameter['name']}`" for parameter in get["parameters"])
        columns = next(resource.columns for resource in RESOURCES if resource.address == address)
        names = ", ".join(f"`{name}`" for name in columns)
        parts.append(f"### {address}\n\n{get['summary']}.\n\nKata: {words}.\n\nKolom: {names}.\n")
    return "\n" + "\n".join(parts) + "\n"


def words() -> str:
    """Every word once: what it means and which form it has."""
    found = {}
    for item in document()["paths"].values():
        for parameter in item["get"]["parameters"]:
            schema = parameter["schema"]
            form = {"array": "beberapa, dipisah koma", "integer": "bilangan bulat"}.get(
                schema["type"], "satu"
            )
            if "pattern" in schema:
                form = "bulan, `2026-09`"
            if "maximum" in schema:
                form += f", {schema['minimum']} sampai {schema['maximum']}, biasanya {schema['default']}"
            found[parameter["name"]] = (form, parameter["description"])
    rows = "".join(f"| `{name}` | {form} | {about} |\n" for name, (form, about) in found.items())
    return f"\n| kata | bentuk | arti |\n|---|---|---|\n{rows}\n"


def columns() -> str:
    """Every column of the API once."""
    used = dict.fromkeys(name for resource in RESOURCES for name in resource.columns)
    rows = "".join(f"| `{name}` | {fields()[name].kind} | {fields()[name].about_id} |\n" for name in used)
    return f"\n| kolom | isi | arti |\n|---|---|---|\n{rows}\n"
