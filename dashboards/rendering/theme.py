"""Colours by meaning, one Plotly layout, and the one factory that makes every dcc.Graph."""

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
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif'


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
