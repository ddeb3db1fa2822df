"""Parts of others that ship beside the wheels: scripts from npm and fonts; and the licence of every part."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboards.list_check.libraries import Library, libraries
from scripts.fetch_plotly import PACKAGE, bundle_version

VENDOR = "dashboards/vendor"  # scripts of others, fetched by `make plotly`; not in git
FONTS = "dashboards/rapor/fonts"
UNNAMED = "(tidak disebut)"


def shipped(root: Path) -> list[dict[str, Any]]:
    """The components (CycloneDX) that lie under a root of the program; what was never fetched is none."""
    vendor = root / VENDOR
    found = [_script(one) for one in libraries() if (vendor / one.file_name).exists()]
    if plotly := bundle_version(vendor / "plotly-basic.min.js"):
        found.append(_npm(PACKAGE, plotly, "MIT"))
    if (root / FONTS).is_dir():
        found.append(_part("Lato", "OFL-1.1"))
    return found


def _part(name: str, licence: str) -> dict[str, Any]:
    return {"type": "library", "name": name, "licenses": [{"license": {"id": licence}}]}


def _npm(name: str, version: str, licence: str) -> dict[str, Any]:
    known = {"bom-ref": f"npm-{name}", "version": version, "purl": f"pkg:npm/{name}@{version}"}
    return _part(name, licence) | known


def _script(one: Library) -> dict[str, Any]:
    digest = b64decode(one.integrity.partition("-")[2]).hex()
    part = _npm(one.name, one.version, one.licence) | {"hashes": [{"alg": "SHA-512", "content": digest}]}
    inner = [_part(each.name, each.licence) for each in one.within]
    return part | ({"components": inner} if inner else {})


def licences(bill: dict[str, Any]) -> str:
    """Name, version where known and licence of each part, a line each; behind it what is built into it."""
    lines = []
    for part in sorted(bill.get("components", []), key=lambda part: str(part["name"]).lower()):
        inner = [f"{each['name']} ({_licences(each)})" for each in part.get("components", [])]
        within = f"; di dalamnya {', '.join(inner)}" if inner else ""
        lines.append(f"{' '.join(_names(part))}: {_licences(part)}{within}")
    return "\n".join(lines) + "\n"


def _names(part: dict[str, Any]) -> Iterator[str]:
    yield from (str(part[key]) for key in ("name", "version") if part.get(key))


def _licences(part: dict[str, Any]) -> str:
    names = {_licence(entry) for entry in part.get("licenses", [])} - {""}
    return ", ".join(sorted(names)) or UNNAMED


def _licence(entry: dict[str, Any]) -> str:
    inner = entry.get("license", {})
    return str(entry.get("expression") or inner.get("id") or inner.get("name") or "")
