"""XLSX: hidden rows and columns, failed formulas, from the XML of each sheet."""

import html
import posixpath
import re
import zipfile

from etl.model import NOT_CALCULATED, Hidden, WorkbookMetadata

_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]{0,500}?\bname="([^"]{0,500})"[^>]{0,500}?\b\w+:id="([^"]+)"')
_TARGET = re.compile(r"<(?:\w+:)?Relationship\b[^>]{0,2000}>")
_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]{0,500}?\bhidden="(?:1|true)")[^>]{0,500}?\br="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]{0,500}?\bhidden="(?:1|true)")[^>]{0,500}>')
_MARK = re.compile(rb'\bhidden="(?:1|true)"')
_FORMULA = rb"<(?:\w+:)?f(?:\s[^>]{0,500})?(?:/>|>[^<]{0,9000}</(?:\w+:)?f>)"
_FAILED = re.compile(
    rb'<(?:\w+:)?c(\s[^>]{0,300}?\bt="e"[^>]{0,300})>(?:' + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]{1,20})<"
)
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c(\s[^>]{0,300})>"
    + _FORMULA
    + rb"\s*(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


def metadata(archive: zipfile.ZipFile) -> dict[str, WorkbookMetadata]:
    """What each worksheet keeps to itself, by the sheet's name; sheets that keep nothing are left out."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:  # a workbook without its parts
        return {}
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in _TARGET.findall(links)}
    found = {
        html.unescape(name): _of_sheet(archive, targets.get(link, "")) for name, link in _SHEET.findall(book)
    }
    return {name: kept for name, kept in found.items() if kept != WorkbookMetadata()}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _of_sheet(archive: zipfile.ZipFile, target: str) -> WorkbookMetadata:
    path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    try:
        sheet = archive.read(path)
    except KeyError:
        return WorkbookMetadata()
    return WorkbookMetadata(_hidden(sheet), _failed(sheet))


def _hidden(sheet: bytes) -> Hidden:
    if not _MARK.search(sheet):
        return Hidden()
    columns = []
    for tag in _COLUMN.findall(sheet):
        first, last = re.search(rb'\bmin="(\d{1,5})"', tag), re.search(rb'\bmax="(\d{1,5})"', tag)
        if first and last:
            columns.append((int(first[1]), int(last[1])))
    return Hidden(tuple(int(number) for number in _ROW.findall(sheet)), tuple(columns))


def _failed(sheet: bytes) -> dict[tuple[int, int], str]:
    """A formula without a value was never calculated; one whose value is an empty text was."""
    failed = {}
    if b't="e"' in sheet:
        for attributes, error in _FAILED.findall(sheet):
            failed[_cell_position(attributes)] = error.decode("ascii", "replace")
    if b"f>" in sheet or b"<f" in sheet:
        for attributes, blank in _UNCALCULATED.findall(sheet):
            if not (blank and b't="str"' in attributes):
                failed[_cell_position(attributes)] = NOT_CALCULATED
    return {place: text for place, text in failed.items() if place != (-1, -1)}


def _cell_position(attributes: bytes) -> tuple[int, int]:
    """Row and column from 0; (-1, -1) where the cell does not say."""
    found = _PLACE.search(attributes)
    if not found:
        return -1, -1
    letters, number = found.groups()
    column = sum((mark - 64) * 26**power for power, mark in enumerate(reversed(letters)))
    return int(number) - 1, column - 1
