"""Rows and columns that an XLSX workbook hides: they are read, and whoever sent it should know."""

import html
import posixpath
import re
import zipfile
from dataclasses import dataclass

_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]{0,500}?\bname="([^"]{0,500})"[^>]{0,500}?\b\w+:id="([^"]+)"')
_TARGET = re.compile(r"<(?:\w+:)?Relationship\b[^>]{0,2000}>")
_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]{0,500}?\bhidden="(?:1|true)")[^>]{0,500}?\br="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]{0,500}?\bhidden="(?:1|true)")[^>]{0,500}>')
_MARK = re.compile(rb'\bhidden="(?:1|true)"')


@dataclass(frozen=True)
class Hidden:
    """Row numbers and spans of columns, both counted from 1."""

    rows: tuple[int, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()

    def has_column(self, index: int) -> bool:
        """Whether the column at an index from 0 is hidden."""
        return any(first <= index + 1 <= last for first, last in self.columns)


NOTHING = Hidden()


def hidden_parts(archive: zipfile.ZipFile) -> dict[str, Hidden]:
    """What each worksheet hides, by the sheet's name; sheets that hide nothing are left out."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:  # ODS, or a workbook without its parts
        return {}
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in _TARGET.findall(links)}
    found = {
        html.unescape(name): _of_sheet(archive, targets.get(link, "")) for name, link in _SHEET.findall(book)
    }
    return {name: hidden for name, hidden in found.items() if hidden != NOTHING}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _of_sheet(archive: zipfile.ZipFile, target: str) -> Hidden:
    path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    try:
        sheet = archive.read(path)
    except KeyError:
        return NOTHING
    if not _MARK.search(sheet):
        return NOTHING
    columns = []
    for tag in _COLUMN.findall(sheet):
        first, last = re.search(rb'\bmin="(\d{1,5})"', tag), re.search(rb'\bmax="(\d{1,5})"', tag)
        if first and last:
            columns.append((int(first[1]), int(last[1])))
    return Hidden(tuple(int(number) for number in _ROW.findall(sheet)), tuple(columns))
