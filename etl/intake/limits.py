"""How much a job may take of the machine, and that it ends with the process that started it."""

import ctypes
import os
import signal
import sys

CPU_SECONDS = 300
MEMORY = 3_000_000_000  # bytes of address space
_ON_THE_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of linux/prctl.h


def limit_this_process() -> None:
    """Bound time, memory and core files of this process, and let pages go first; not on Windows."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def end_with_the_parent(parent: int) -> None:
    """A killed intake process leaves no job behind that works on beside that of the next one; on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ON_THE_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before it could be asked for
            sys.exit("proses pemasuk yang memulainya sudah berhenti")
