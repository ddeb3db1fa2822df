"""What python-pptx leaves out of a chart, or writes as the schema of Office forbids."""

from typing import Any

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def number_axes(found: Any) -> None:
    """The numbers of the axes as the schema wants them: python-pptx writes negative ones."""
    numbers: dict[str, str] = {}
    for element in found._chartSpace.iter(f"{C}axId", f"{C}crossAx"):
        element.set("val", numbers.setdefault(element.get("val"), str(len(numbers) + 1)))


def speak(found: Any, language: str) -> None:
    """The language of the chart (id-ID), for spelling and screen readers."""
    space = found._chartSpace
    for old in space.findall(f"{C}lang"):
        space.remove(old)
    lang = etree.Element(f"{C}lang")
    lang.set("val", language)
    before = space.find(f"{C}roundedCorners")
    anchor = before if before is not None else space.find(f"{C}date1904")
    if before is not None:
        before.addprevious(lang)
    elif anchor is not None:
        anchor.addnext(lang)
    else:
        space.insert(0, lang)
