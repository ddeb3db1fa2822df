"""Measurements of several processes in one folder, as prometheus_client shares them.

To be called before prometheus_client is imported, and again when a process has ended.
"""

import atexit
import os
import shutil
from tempfile import mkdtemp

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def share() -> None:
    """From now on what processes count is added up; the folder goes with the program."""
    folder, program = mkdtemp(prefix="pantau-ukur-"), os.getpid()
    os.environ[FOLDER] = folder

    def remove() -> None:
        if os.getpid() == program:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)


def ended(process: int) -> None:
    """A process has ended: what it counted stays, what it held is gone."""
    if os.environ.get(FOLDER):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(process)  # type: ignore[no-untyped-call]
