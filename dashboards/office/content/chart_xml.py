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


def lay(found: Any, inner: tuple[float, float, float, float]) -> None:
    """The plot itself at this place of the chart: left, top, width and height as parts of it."""
    area = found._chartSpace.find(f".//{C}plotArea")
    for old in area.findall(f"{C}layout"):
        area.remove(old)
    layout = etree.Element(f"{C}layout")
    manual = etree.SubElement(layout, f"{C}manualLayout")
    etree.SubElement(manual, f"{C}layoutTarget").set("val", "inner")
    for tag in ("xMode", "yMode"):
        etree.SubElement(manual, f"{C}{tag}").set("val", "edge")
    for tag, part in zip("xywh", inner, strict=True):
        etree.SubElement(manual, f"{C}{tag}").set("val", str(part))
    area.insert(0, layout)
