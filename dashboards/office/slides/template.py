"""The template of the slides: 16:9, theme, four layouts of real placeholders, one style for tables."""

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Emu, Inches

from dashboards.rendering.theme import COLOURS, HEAD, INK, LINE, PAPER, SEGMENT, STATUS, TABLE_LINE, ooxml

Box = tuple[float, float, float, float]  # left, top, width, height in inches
WIDE, HIGH = 13.333, 7.5
LEFT, RIGHT = 0.55, 12.78
TITLE: Box = (LEFT, 0.5, RIGHT - LEFT, 0.88)
UNDER: Box = (LEFT, 1.38, RIGHT - LEFT, 0.28)  # what follows the finding, in small
UNDER_ONE: Box = (LEFT, 1.0, RIGHT - LEFT, 0.58)  # the same under a title of one line
BODY: Box = (LEFT, 1.74, RIGHT - LEFT, 5.06)
FOOT: Box = (LEFT, 6.98, 11.0, 0.36)
NUMBER: Box = (11.78, 6.98, 1.0, 0.36)
CHART, TABLE, TEXT = 13, 14, 15  # idx of the placeholders
STYLE = "{6B1F0C52-5A0E-4E0B-9C57-3321A0B7C0DE}"  # of the table style below
COVER, PICTURE, ROWS, BOTH = range(4)
FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": HEAD,
    "lt2": COLOURS["ground"],
    "accent1": STATUS["tercapai"],
    "accent2": STATUS["di_jalur"],
    "accent3": STATUS["perlu_percepatan"],
    "accent4": STATUS["jauh_tertinggal"],
    "accent5": SEGMENT["PU"],
    "accent6": SEGMENT["BPU"],
    "hlink": SEGMENT["PU"],
    "folHlink": SEGMENT["BPU"],
}


def template() -> Any:
    """An empty presentation."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    _theme(made.slide_master)
    layouts = list(made.slide_layouts)
    left, top, wide, high = BODY
    half = 6.1
    text = ("body", TEXT, "Teks", (left, top + high - 0.55, wide, 0.5))
    kinds = (
        ("Judul", "title", [("subTitle", 1, "Keterangan", (0.9, 4.1, 11.4, 1.4))]),
        ("Temuan dan grafik", "chart", [("chart", CHART, "Grafik", (left, top, wide, high - 0.6)), text]),
        ("Temuan dan tabel", "tbl", [("tbl", TABLE, "Tabel", (left, top, wide, high - 0.6)), text]),
        (
            "Temuan, grafik, dan tabel",
            None,
            [
                ("chart", CHART, "Grafik", (left, top, half, high - 0.6)),
                ("tbl", TABLE, "Tabel", (left + half + 0.2, top, wide - half - 0.2, high - 0.6)),
                text,
            ],
        ),
    )
    for layout, (name, kind, holders) in zip(layouts, kinds, strict=False):
        _layout(layout, name, kind, holders)
    for layout in layouts[len(kinds) :]:
        made.slide_layouts.remove(layout)
    _master(made.slide_master)
    _dark(made.slide_layouts[COVER])
    _tables(made)
    relations = made.part.package._rels
    for key in [key for key, found in relations.items() if found.reltype == RT.THUMBNAIL]:
        relations.pop(key)  # a picture of somebody else's first slide
    return made


def _layout(layout: Any, name: str, kind: str | None, holders: list[tuple[str, int, str, Box]]) -> None:
    element = layout._element
    element.find(f"{{{P}}}cSld").set("name", name)
    if kind:
        element.set("type", kind)
    elif "type" in element.attrib:
        del element.attrib["type"]
    tree = layout.shapes._spTree
    for shape in list(layout.shapes):
        tree.remove(shape._element)
    cover = kind == "title"
    title = ("ctrTitle", None, "Judul", (0.9, 1.9, 11.4, 2.0)) if cover else ("title", None, "Judul", None)
    plain = [title, *holders, ("ftr", 11, "Kaki", None), ("sldNum", 12, "Nomor", None)]
    for at, (sort, idx, label, box) in enumerate(plain, 2):
        tree.append(_holder(at, label, sort, idx=idx, box=box))


def _holder(number: int, name: str, sort: str, *, idx: int | None, box: Box | None) -> Any:
    """A placeholder of a layout; without a box it stands where the master has it."""
    place = ""
    if box is not None:
        x, y, w, h = (int(Inches(v)) for v in box)
        place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
    index = f' idx="{idx}"' if idx is not None else ""
    text = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr lang="id-ID"/><a:t>‹#›</a:t></a:fld>'
    inside = text if sort == "sldNum" else f'<a:r><a:rPr lang="id-ID"/><a:t>{name}</a:t></a:r>'
    return etree.fromstring(
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{sort}"{index}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></p:txBody></p:sp>",
        _parser(),
    )


def _parser() -> Any:
    """Elements of python-pptx's own classes."""
    from pptx.oxml import oxml_parser

    return oxml_parser


def _theme(master: Any) -> None:
    """Our colours by meaning, and a font that is the same everywhere."""
    part = master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    scheme = root.find(f".//{{{A}}}clrScheme")
    scheme.set("name", "Pantau Jamsostek")
    for name, colour in _COLOURS.items():
        slot = scheme.find(f"{{{A}}}{name}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{{{A}}}srgbClr").set("val", colour.lstrip("#").upper())
    for font in root.iterfind(f".//{{{A}}}fontScheme/*/{{{A}}}latin"):
        font.set("typeface", "Arial")
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(master: Any) -> None:
    """Title at the top left, foot and number at the bottom, a line above them."""
    boxes = {"title": TITLE, "body": BODY, "ftr": FOOT, "sldNum": NUMBER}
    for shape in list(master.placeholders):
        sort = shape._element.find(f".//{{{P}}}ph").get("type")
        if sort == "dt":
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top, shape.width, shape.height = (Emu(Inches(v)) for v in boxes[sort])
        frame = shape._element.find(f".//{{{A}}}bodyPr")
        for side in ("lIns", "rIns", "tIns", "bIns"):
            frame.set(side, "0")
        frame.set("anchor", "t" if sort in ("title", "body") else "ctr")
        for fit in list(frame):
            frame.remove(fit)
        for style in shape._element.iterfind(f".//{{{A}}}lvl1pPr"):
            style.set("algn", "r" if sort == "sldNum" else "l")
            style.find(f"{{{A}}}defRPr").set("sz", "1400")
    styles = master._element.find(f"{{{P}}}txStyles")
    title = styles.find(f"{{{P}}}titleStyle/{{{A}}}lvl1pPr")
    title.set("algn", "l")
    title.find(f"{{{A}}}defRPr").attrib.update({"sz": "2800", "b": "1"})
    for level, size in zip(
        styles.find(f"{{{P}}}bodyStyle"), ("1600", "1400", "1200", "1200", "1200"), strict=False
    ):
        level.find(f"{{{A}}}defRPr").set("sz", size)
    _rule(master)


def _dark(layout: Any) -> None:
    """The cover: white on the colour of the header, no bullets."""
    common = layout._element.find(f"{{{P}}}cSld")
    common.insert(
        0,
        etree.fromstring(
            f'<p:bg xmlns:p="{P}" xmlns:a="{A}"><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>",
            _parser(),
        ),
    )
    for style in layout._element.iter(f"{{{A}}}lstStyle"):
        style.append(
            etree.fromstring(
                f'<a:lvl1pPr xmlns:a="{A}" marL="0" indent="0"><a:buNone/><a:defRPr><a:solidFill>'
                '<a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>',
                _parser(),
            )
        )


def _tables(presentation: Any) -> None:
    """One style for all tables: a dark head, thin lines; changed here it changes on every slide."""
    line = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{ooxml(TABLE_LINE)}"/></a:solidFill></a:ln>'
    sides = "".join(f"<a:{side}>{line}</a:{side}>" for side in ("bottom", "insideH"))
    part = presentation.part.part_related_by(RT.TABLE_STYLES)
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:tblStyleLst xmlns:a="{A}" def="{STYLE}">'
        f'<a:tblStyle styleId="{STYLE}" styleName="Pantau Jamsostek">'
        f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="dk1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{sides}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="lt1"/></a:tcTxStyle>'
        '<a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="dk2"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    ).encode()


def _rule(master: Any) -> None:
    line = master.shapes._spTree
    left, top = int(Inches(LEFT)), int(Inches(6.9))
    wide = int(Inches(RIGHT - LEFT))
    colour = LINE.lstrip("#").upper()
    line.append(
        etree.fromstring(
            f'<p:cxnSp xmlns:p="{P}" xmlns:a="{A}"><p:nvCxnSpPr><p:cNvPr id="20" name="Garis kaki"/>'
            f'<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></p:spPr>'
            "</p:cxnSp>",
            _parser(),
        )
    )
