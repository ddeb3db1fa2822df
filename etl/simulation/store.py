"""Store the simulation: three loads, an edition after the first and the second, the newest always live.

Where everything stands already, nothing but the database is asked: no numpy, no pandas.
"""

from collections.abc import Callable

from sqlalchemy import Engine

from data.repository.load_index import active_file_names, has_edition, known_digests
from etl.simulation.identity import COLLECTION, DEFAULT_SEED, PARTS, SOURCE, file_name, part_digest


def simulate(
    engine: Engine, seed: int | None = None, progress: Callable[[str], None] | None = None
) -> list[str]:
    """Bring the simulation in; returns the titles of what was stored now, none where all of it stands.

    Without a seed: that of the simulation that stands, else DEFAULT_SEED. Another seed or version takes the
    place of the one that stands; a part that was withdrawn stays withdrawn. Areas must be known
    (etl.parsing.areas.ensure_areas).
    """
    if seed is None:
        seed = _standing_seed(engine)
    known = known_digests(engine, COLLECTION)
    missing = [part for part in PARTS if part_digest(part[0], seed) not in known]
    editions = [part[2] for part in PARTS if part[2] and not has_edition(engine, part[2][0])]
    if not missing and not editions:
        return []
    from etl.simulation.loading import store_parts

    return store_parts(engine, seed, progress=progress)


def _standing_seed(engine: Engine) -> int:
    for name in active_file_names(engine, COLLECTION, SOURCE):
        kind, _, seed = name.rpartition(" ")
        if kind == file_name(0).rpartition(" ")[0] and seed.isdigit():
            return int(seed)
    return DEFAULT_SEED
