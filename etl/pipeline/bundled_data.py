"""The published figures that ship with the product, into the collection `terbit`.

Where all of it is loaded already, only the database is asked: no pandas is imported.
"""

from collections.abc import Callable

from sqlalchemy import Engine

from data.provinces.definition import province
from data.repository.load_index import REPLACED, SHIPPED, active_shipped_loads, known_digests
from data.settings import ROOT
from etl.readers.fingerprint import file_digest

COLLECTION = "terbit"
PUBLISHED = province().folder / "published"
FILES = tuple(
    (path, source)
    for path, source in (
        (PUBLISHED / "figures.csv", "terbit"),
        (PUBLISHED / "targets.csv", "target"),
        (PUBLISHED / "programmes.csv", "pendanaan"),
        (PUBLISHED / "sector_gaps.csv", "sektor"),
        (ROOT / "reference" / "contribution_rates.csv", "iuran"),
    )
    if path.is_file()
)
"""The files and the format of each. Of a province that nothing was published on, the files are not there."""


class BundledDataError(Exception):
    """A file of the product itself was refused; the text lists why."""


def load_bundled(engine: Engine, progress: Callable[[str], None] | None = None) -> list[str]:
    """Load what has not been loaded yet; returns the names of the files loaded now.

    A new version of a file takes the place of the old one; a file that was withdrawn stays withdrawn.
    Areas must be known (etl.parsing.areas.ensure_areas). Raises BundledDataError.
    """
    known = known_digests(engine, COLLECTION)
    missing = [(path, source) for path, source in FILES if file_digest(path, source) not in known]
    if not missing:
        return []
    from data.repository.load_writer import withdraw
    from etl.pipeline.load_file import load_file

    loaded = []
    for path, source in missing:
        if progress:
            progress(path.name)
        report = load_file(engine, path, source=source, collection=COLLECTION, loaded_by=SHIPPED)
        if report.refused:
            reasons = "\n".join(issue.message for issue in report.found("error"))
            raise BundledDataError(f"{path.name} ditolak:\n{reasons}")
        for digest, older in active_shipped_loads(engine, COLLECTION, source).items():
            if digest != file_digest(path, source):
                withdraw(engine, older, REPLACED)
        if report.outcome == "loaded":
            loaded.append(path.name)
    return loaded
