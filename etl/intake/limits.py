"""How much a job may take of the machine."""

import os

CPU_SECONDS = 300
MEMORY = 3_000_000_000  # bytes of address space


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
