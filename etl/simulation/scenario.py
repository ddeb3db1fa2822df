"""What the simulation of the province aims at: simulation.toml of its definition."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from data.database.faults import UnusableError
from data.provinces.definition import province

BANDS = 4  # of status, best first


class Scenario(BaseModel):
    """Totals of the province, and events that happen in real data as well; months are written 2025-03."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    eligible_2025: int
    silent_in_september: str
    """The area that has no status in September 2026, since it does not report; empty: none."""
    active: dict[str, int]
    """Active participants of the province, all segments, by month."""
    spread: dict[str, tuple[int, ...]]
    """By segment: how many areas fall into each band of status, best first."""
    rebased: dict[str, dict[int, float]]
    """By area and year: by how much a new survey moved the base beyond what people did."""
    silent: dict[str, tuple[str, ...]]
    """By area: the months it does not report."""
    first_reported: dict[str, dict[str, int]]
    """By area and segment: thousandths of the final figure that June 2026 was first reported as."""


@cache
def scenario() -> Scenario:
    """That of the province of this installation. Raises UnusableError where it is not of one piece."""
    file = province().folder / "simulation" / "simulation.toml"
    where = f"{file.parent.parent.name}/simulation/{file.name}"
    try:
        found = Scenario.model_validate(tomllib.loads(file.read_text("utf-8")))
    except ValidationError as fault:
        names = ", ".join(".".join(map(str, error["loc"])) for error in fault.errors())
        raise UnusableError(f"{where}: kurang, berlebih, atau salah isinya: {names}.") from None
    areas = len(province().districts) - bool(found.silent_in_september)
    for segment, bands in found.spread.items():
        if (len(bands), sum(bands)) != (BANDS, areas):
            raise UnusableError(
                f"{where}: spread {segment} harus {BANDS} angka yang berjumlah {areas}, satu bagi tiap "
                f"daerah yang dinilai; yang tertulis {list(bands)}."
            )
    return found
