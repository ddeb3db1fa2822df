"""The parts of the simulation into the database, in order, each with the edition that follows it."""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Engine

from data.metrics.contracts import observations
from data.repository.editions import create_edition
from data.repository.load_index import REPLACED, SHIPPED, active_shipped_loads, has_edition, known_digests
from data.repository.load_writer import AlreadyLoadedError, NewLoad, add_load, withdraw
from etl.simulation.identity import COLLECTION, PARTS, PUBLISHER, SOURCE, file_name, part_digest
from etl.simulation.parts import first_part, make, second_part, third_part

MAKERS = dict(zip((name for name, _, _ in PARTS), (first_part, second_part, third_part), strict=True))
NOTE = "Angka simulasi, bukan data nyata."


def store_parts(engine: Engine, seed: int, *, progress: Callable[[str], None] | None = None) -> list[str]:
    """Store what is missing of the simulation and withdraw one of another seed or version; returns the
    titles of the loads stored."""
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
            if _store(engine, MAKERS[name](simulation), digest=digest, title=title, name=file_name(seed)):
                stored.append(title)
        if edition and not has_edition(engine, edition[0]):
            create_edition(engine, edition[0], title=edition[1], collection=COLLECTION, note=NOTE)
    return stored


def _store(engine: Engine, facts: dict[str, pd.DataFrame], *, digest: str, title: str, name: str) -> bool:
    """One part as one load; False where another process was faster."""
    contract = observations()
    facts["observation"] = contract.validate(facts["observation"][list(contract.columns)])
    rows = sum(len(frame) for frame in facts.values())
    load = NewLoad(
        source=SOURCE,
        collection=COLLECTION,
        digest=digest,
        file_name=name,
        title=title,
        rows_read=rows,
        rows_accepted=rows,
        loaded_by=SHIPPED,
        publisher=PUBLISHER,
    )
    try:
        add_load(engine, load, facts)
    except AlreadyLoadedError:
        return False
    return True
