"""A process that ends when the one that started it does."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # of linux/prctl.h


def end_with_parent(parent: int) -> None:
    """Have this process killed once `parent`, which forked it, is gone, itself killed or not; on Linux.

    So nothing works on beside what the next one starts, and no port stays taken.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before it could be asked for
            sys.exit("proses yang memulainya sudah berhenti")
