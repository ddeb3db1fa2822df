"""Every colour of the product, by meaning: style sheets, charts, workbooks, slides and Typst take them here.

A style sheet writes var(--c-NAME); `css` replaces it with the colour before the sheet is served, so that
margins of printed pages, which know no custom properties, have them too. No other file holds a colour code.
"""

import re
from functools import cache
from typing import Any

STATUS = {
    "tercapai": "#0b6e6e",
    "di_jalur": "#7cc0b7",
    "perlu_percepatan": "#f2b84b",
    "jauh_tertinggal": "#bf4428",
    "belum_melapor": "#c3c9d1",
    "tanpa_angka": "#b9c0c9",
    "tanpa_target": "#aab3bd",
    "dasar_lain": "#8b95a1",
}
STATUS_INK = {
    "tercapai": "#ffffff",
    "di_jalur": "#0f2f2c",
    "perlu_percepatan": "#3d2b05",
    "jauh_tertinggal": "#ffffff",
    "belum_melapor": "#1b2430",
    "tanpa_angka": "#1b2430",
    "tanpa_target": "#1b2430",
    "dasar_lain": "#1b2430",
}
SEGMENT = {"PU": "#2f4b7c", "BPU": "#8e4c9e", "JAKON": "#60707f", "PMI": "#8a6d1d", "TOTAL": "#1b2430"}
# Pieces of a potensi, each with the ink that is read on it: covered, covered by others' money, not covered.
PIECE = {
    "PU": ("#2f4b7c", "#ffffff"),
    "BPU": ("#8e4c9e", "#ffffff"),
    "BPU_PAID": ("#c58fd1", "#1b2430"),
    "JAKON": ("#60707f", "#ffffff"),
    "PMI": ("#8a6d1d", "#ffffff"),
    "PU_NOT": ("#cfd8e8", "#1b2430"),
    "BPU_NOT": ("#ead9ee", "#1b2430"),
    "JAKON_NOT": ("#e0e4e8", "#1b2430"),
    "PMI_NOT": ("#eee6cf", "#1b2430"),
}
# What marks figures that are invented or not open yet: a badge, a pale cell of a workbook, words on paper.
AMBER, AMBER_INK = "#f2b84b", "#3d2b05"
PALE_AMBER, PALE_AMBER_INK = "#fbe3b0", "#5a3d00"
AMBER_TEXT = "#8a5a00"
INK, MUTED, LINE, PAPER = "#1b2430", "#5b6673", "#dfe4ea", "#ffffff"
# Areas beside each other: none of them a status, each at least 4.5:1 on paper.
AREA = ("#52606f", "#2a6aa6", "#a8487c", "#5d6b12", "#7a52a8", "#8f5325")
HEAD = "#12263a"  # the bar at the top of every page and slide
TOOLTIP_INK = "#fff"
TABLE_LINE = "#c9d0d8"  # between the rows of a table of a document or a slide
CROWD = "#b4bdc7"  # a dot that is one of many
PATH = "#47535f"  # the path to a target
# Emphasised words on paper, by the status they are about: darker than its fill where that is pale.
TONE = {
    "tercapai": STATUS["tercapai"],
    "di_jalur": "#1f756c",
    "perlu_percepatan": "#855600",
    "jauh_tertinggal": "#b23b20",
}
# What style sheets and Typst call by name; `dark-` is for a dark screen, `-ink` is read on the colour before.
COLOURS = {
    **STATUS,
    **{f"{status}-ink": ink for status, ink in STATUS_INK.items()},
    **{f"tone-{status}": colour for status, colour in TONE.items()},
    **{"dark-tone-tercapai": "#6fcabf", "dark-tone-perlu_percepatan": AMBER},
    "dark-tone-jauh_tertinggal": "#f08a6e",
    **{"black": "#000000", "mask": "#00000044"},
    **{"ink": "#16212d", "muted": "#54616e", "line": LINE, "paper": PAPER, "track": "#e6eaef"},
    **{
        "ground": "#f4f6f8",
        "wash": "#f4f6f8",
        "dark-wash": "#18212b",
        "mine": "#fff6e3",
        "dark-mine": "#2e2812",
    },
    **{"dark-ink": "#e6eaef", "dark-muted": "#a3adb8", "dark-line": "#303b47", "dark-paper": "#18212b"},
    **{"dark-ground": "#10161d", "dark-track": "#2a3541"},
    **{"link": "#1d5f8a", "dark-link": "#84bfe6", "up": STATUS["tercapai"], "dark-up": "#5fc4b8"},
    **{"down": "#b23b20", "dark-down": "#f08a6e"},
    **{"amber": AMBER, "amber-ink": AMBER_INK, "amber-text": AMBER_TEXT},
    **{"pale-amber": PALE_AMBER, "pale-amber-ink": PALE_AMBER_INK, "dark-pale-amber": "#5a4411"},
    # the bar at the top: its fields, words and lines
    **{"head": HEAD, "dark-head": "#0b1722", "head-field": "#1d3a54", "head-line": "#3a5a78"},
    **{"head-link": "#d5dde6", "head-words": "#b8c7d6", "head-muted": "#a9b8c7", "head-faint": "#8fa1b3"},
    # segments as words on paper: at least 4.5:1
    **{"seg-pu": SEGMENT["PU"], "seg-bpu": SEGMENT["BPU"], "seg-jakon": "#566472", "seg-pmi": "#7a6119"},
    **{"dark-seg-pu": "#8fb0e6", "dark-seg-bpu": "#d29ae0", "dark-seg-jakon": "#a8b5c2"},
    "dark-seg-pmi": "#d3b65c",
    # no judgement: not reported (hatched), no target, another basis
    **{"hatch-light": "#eceff2", "hatch-dark": "#dde2e7", "hatch-gap": "#cfd6dd", "hatch-ink": "#46515d"},
    **{"quiet-ink": "#38424d", "tanpa_target-pale": "#dde2e8", "tanpa_target-fill": "#8d99a6"},
    **{"dasar_lain-pale": "#f1f3f5", "own-row": "#f0f3f6", "crowd": CROWD},
    # months of which everybody reported
    **{"complete": "#cfe5e2", "complete-ink": "#0b4f4c"},
    **{"dark-complete": "#1d4a48", "dark-complete-ink": "#bfe5e0"},
}
FONT = '"Segoe UI", Roboto, "Noto Sans", system-ui, Arial, sans-serif'


@cache
def css(text: str) -> str:
    """A style sheet with the colours written in (#fff), without comments and needless spaces.

    It travels with every page.

    Raises KeyError for a name that is none.
    """
    coloured = re.sub(r"var\(--c-([\w-]+)\)", lambda found: _short(COLOURS[found[1]]), text)
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", coloured, flags=re.S))
    return re.sub(r": (?=\S)", ":", re.sub(r" ?([{};,]) ?", r"\1", bare)).replace(";}", "}")


def ooxml(colour: str) -> str:
    """A colour as documents and slides write it: 12263A."""
    return colour.removeprefix("#").upper()


def _short(colour: str) -> str:
    doubled = all(first == second for first, second in zip(colour[1::2], colour[2::2], strict=True))
    return "#" + colour[1::2] if doubled else colour


def config(language: str, filename: str) -> dict[str, Any]:
    """Plotly's configuration: nothing leaves for the cloud, one button to take the picture along."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": filename},
        "responsive": True,
        "locale": language,
        "locales": {
            "id": {
                "dictionary": {
                    "Download plot as a PNG": "Unduh gambar (PNG)",
                    "Download plot as a png": "Unduh gambar (PNG)",
                    "Download plot": "Unduh gambar",
                }
            }
        },
    }
