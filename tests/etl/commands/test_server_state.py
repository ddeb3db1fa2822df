"""What `status` says of the server: until when its certificate is good, and whether its clock goes back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.certificate import shown
from data.dates import now
from etl.commands.server_state import surroundings
from tests.support.certificates import site

ENDS = datetime(2026, 12, 15, 12, 0)
SITE = "Sertifikat localhost"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 1, 12, 0), f"{SITE} berlaku sampai 2026-12-15 19.00 WIB, 44 hari lagi."),
        (
            datetime(2026, 11, 26, 12, 0),
            f"[yellow]![/] {SITE} berlaku sampai 2026-12-15 19.00 WIB, 19 hari lagi.",
        ),
        (datetime(2026, 12, 15, 12, 0), f"[red]✗[/] {SITE} sudah habis 2026-12-15 19.00 WIB"),
        (datetime(2027, 3, 1, 12, 0), f"[red]✗[/] {SITE} sudah habis 2026-12-15 19.00 WIB"),
    ],
)
def test_the_certificate_is_named_with_its_days(
    tmp_path: Path, clock: object, moment: datetime, said: str
) -> None:
    clock(moment)  # type: ignore[operator]
    with site(tmp_path, ENDS) as address:
        about = shown(address)
        _, line = surroundings(address, [])
    assert about is not None
    assert (about.host, about.ends) == ("localhost", ENDS)
    assert line.startswith(said)


def test_a_site_that_does_not_answer_is_said_and_one_without_tls_is_not() -> None:
    _, line = surroundings("https://localhost:9", [])
    assert line.startswith("[yellow]![/] Sertifikat situs tidak dapat diperiksa dari server ini (")
    assert len(list(surroundings("http://localhost:9", []))) == 1
    assert len(list(surroundings("", []))) == 1


def test_what_was_noted_after_now_tells_of_a_clock_that_went_back() -> None:
    noted = [("Muatan 1", now() - timedelta(hours=2)), ("Muatan 2", now() + timedelta(minutes=58))]
    _, line = surroundings("", noted)
    assert line.startswith("[yellow]![/] Muatan 2 tercatat ")
    assert "jam server pernah terlalu maju" in line
    assert len(list(surroundings("", [noted[0], ("Muatan 2", now() + timedelta(seconds=30))]))) == 1
