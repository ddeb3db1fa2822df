"""The finding of a step: what is large, what stands small under it."""

import pytest

from dashboards.meeting.map_corners import Holes, holes
from dashboards.meeting.opening import parted
from dashboards.rendering.headline import Headline


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("**PTSP belum selesai di 5 dari 6 daerah**; 6 janji lewat.", None, ""),  # short enough
        (
            "**Kota Tegal memimpin** (32,9 %, sementara), terakhir Kendal (4,8 %, sementara); 2 belum "
            "melapor; 14 dari 33 di jalur.",
            "**Kota Tegal memimpin** (32,9 %, sementara).",
            "Terakhir Kendal (4,8 %, sementara); 2 belum melapor; 14 dari 33 di jalur.",
        ),
        (
            "BPU kurang orang terbanyak (33 dari 35 daerah): **13,8 %, target 15,8 %**, kurang 120.081 "
            "orang, di bawah jalur.",
            "BPU kurang orang terbanyak (33 dari 35 daerah): **13,8 %, target 15,8 %**.",
            "Kurang 120.081 orang, di bawah jalur.",
        ),
    ],
)
def test_a_finding_is_parted_behind_its_judgement(text: str, lead: str | None, rest: str) -> None:
    assert parted(Headline(text)) == (text if lead is None else lead, rest)


def test_the_corners_of_a_map_hold_what_fits_them() -> None:
    """Seven empty columns above, three below, and three more in the last line."""
    tiles = [
        (0, 7),
        *((1, column) for column in range(10)),
        *((2, column) for column in range(3, 10)),
        (3, 6),
    ]
    assert holes(tiles) == Holes(4, 10, "1 / 1 / 2 / 8", "3 / 1 / 5 / 4", "4 / 4 / 5 / 7")


def test_a_full_map_has_no_corners() -> None:
    tiles = [(line, column) for line in range(4) for column in range(4)]
    assert holes(tiles) == Holes(4, 4, None, None, None)
