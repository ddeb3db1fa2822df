"""Store the simulation: three loads, an edition after the first and the second, the newest always live.

Where everything is stored already, nothing but the database is asked: what needs numpy and pandas is
imported where a part is made.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from data.repository.load_index import (
    REPLACED,
    SHIPPED,
    active_file_names,
    active_shipped_loads,
    has_edition,
    known_digests,
)
from etl.simulation.identity import (
    COLLECTION,
    DEFAULT_SEED,
    PARTS,
    PUBLISHED,
    PUBLISHER,
    SOURCE,
    file_name,
    part_digest,
)

if TYPE_CHECKING:
    import pandas as pd

NOTE = "Angka simulasi, bukan data nyata."


def simulate(
    engine: Engine, seed: int | None = None, progress: Callable[[str], None] | None = None
) -> list[str]:
    """Bring the simulation in; returns the titles of what was stored now, none where all of it is there.

    Without a seed: that of the simulation that is active, else DEFAULT_SEED. Another seed or version takes
    the place of the active one; a part that was withdrawn stays withdrawn. Areas must be known
    (etl.parsing.areas.ensure_areas).
    """
    if seed is None:
        seed = _active_seed(engine)
    known = known_digests(engine, COLLECTION)
    missing = [part for part in PARTS if part_digest(part[0], seed) not in known]
    editions = [part[2] for part in PARTS if part[2] and not has_edition(engine, part[2][0])]
    return _store_parts(engine, seed, progress=progress) if missing or editions else []


def _active_seed(engine: Engine) -> int:
    for name in active_file_names(engine, COLLECTION, SOURCE):
        kind, _, seed = name.rpartition(" ")
        if kind == file_name(0).rpartition(" ")[0] and seed.isdigit():
            return int(seed)
    return DEFAULT_SEED


def _store_parts(engine: Engine, seed: int, *, progress: Callable[[str], None] | None) -> list[str]:
    """Store what is missing of the simulation and withdraw one of another seed or version.

    Returns the titles of the loads stored.
    """
    from data.repository.editions import create_edition
    from data.repository.load_writer import withdraw
    from etl.simulation.parts import first_part, make, second_part, third_part

    makers = dict(zip((name for name, _, _ in PARTS), (first_part, second_part, third_part), strict=True))
    simulation = make(seed)
    wanted = {part_digest(name, seed) for name, _, _ in PARTS}
    for digest, older in active_shipped_loads(engine, COLLECTION, SOURCE).items():
        if digest not in wanted:
            withdraw(engine, older, REPLACED)
    stored = []
    for name, title, edition in PARTS:
        digest = part_digest(name, seed)
        if digest not in known_digests(engine, COLLECTION):
            if progress:
                progress(title)
            stated = {"title": title, "file_name": file_name(seed), "published_on": PUBLISHED[name]}
            if _store(engine, makers[name](simulation), digest=digest, **stated):
                stored.append(title)
        if edition and not has_edition(engine, edition[0]):
            create_edition(engine, edition[0], title=edition[1], collection=COLLECTION, note=NOTE)
    return stored


def _store(engine: Engine, facts: "dict[str, pd.DataFrame]", *, digest: str, **stated: Any) -> bool:
    """One part as one load; False where another process was faster."""
    from data.metrics.contracts import observations
    from data.repository.load_writer import AlreadyLoadedError, NewLoad, add_load

    contract = observations()
    facts["observation"] = contract.validate(facts["observation"][list(contract.columns)])
    rows = sum(len(frame) for frame in facts.values())
    load = NewLoad(
        source=SOURCE,
        collection=COLLECTION,
        digest=digest,
        rows_read=rows,
        rows_accepted=rows,
        loaded_by=SHIPPED,
        publisher=PUBLISHER,
        **stated,
    )
    try:
        add_load(engine, load, facts)
    except AlreadyLoadedError:
        return False
    return True
