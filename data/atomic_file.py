"""Files that are written whole or not at all, and what the system says when one cannot be written or read."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WHY = {
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EEXIST: "di tempat itu ada berkas, bukan folder",
    errno.ENOTDIR: "di tempat itu ada berkas, bukan folder",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOENT: "foldernya tidak ada",
    errno.EROFS: "cakramnya hanya dapat dibaca",
    errno.ENOSPC: "cakramnya penuh",
    errno.EDQUOT: "jatah ruangnya penuh",
    errno.EFBIG: "berkasnya melebihi batas ukuran",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EIO: "cakramnya tidak menjawab",
}


def describe_os_error(error: OSError) -> str:
    """The reason of the system, in Indonesian where it is one that people meet."""
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def reach_the_disk(path: Path) -> None:
    """Wait until a file's content, or a folder's names, would outlast a power cut."""
    if os.name == "nt" and path.is_dir():  # a folder cannot be opened there
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """A file beside its place to write into.

    It is put onto its place when the block ends, and what stood there stays when the block raises. What is no
    plain file (a pipe, a screen) is written to as it is. Once the block has ended it stays through a power
    cut. Raises OSError.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    place = Path(os.path.realpath(path))  # a link stays a link
    waiting = place.with_name(f".{os.getpid()}-{place.name[:40]}.sementara")
    try:
        yield waiting
        if place.exists():
            shutil.copymode(place, waiting)  # who might read it before, and nobody else
        reach_the_disk(waiting)
        waiting.replace(place)
        reach_the_disk(place.parent)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
