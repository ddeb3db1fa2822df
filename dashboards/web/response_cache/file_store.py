"""A folder of answers that several processes share: bounded in bytes and in number, whole or not there."""

import logging
import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

TOUCHED = 600  # seconds, after which a file that is read counts as read anew
OLD = 300  # seconds, after which nobody is still writing
OFTEN = 64  # answers put by a process between two looks at the bounds
LEFT = 0.9  # of the bounds, after the least used have gone
ENDING = ".jawaban"


class Files:
    """Key (hexadecimal) -> bytes.

    A file is written beside its place and renamed; what cannot be written is not kept, and the log says so
    once.
    """

    def __init__(self, folder: Path, *, most_bytes: int, most: int) -> None:
        """`most_bytes` and `most` bound what the folder holds."""
        self._folder, self._most_bytes, self._most = folder, most_bytes, most
        self._put, self._bytes = OFTEN, 0  # the first put looks
        self._told = False
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """What was put; None where it is not there, or cannot be read."""
        try:
            place = os.open(self._path_of(key), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            return None
        try:
            about = os.fstat(place)
            data = os.read(place, about.st_size)
            if time.time() - about.st_mtime > TOUCHED:
                with suppress(OSError):
                    os.utime(self._path_of(key))
            return data
        except OSError:
            return None
        finally:
            os.close(place)

    def put(self, key: str, data: bytes) -> None:
        """Keep it, and let others go where there are too many."""
        place = Path(self._path_of(key))
        waiting = place.with_name(f"{place.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            waiting.write_bytes(data)
            waiting.replace(place)
        except OSError as error:
            with suppress(OSError):
                waiting.unlink()
            if not self._told:
                self._told = True
                logging.getLogger(__name__).warning("answers are not kept: %s", error)
            return
        with self._lock:
            self._put, self._bytes = self._put + 1, self._bytes + len(data)
            due = self._put >= OFTEN or self._bytes > self._most_bytes // 20
            if due:
                self._put = self._bytes = 0
        if due:
            self._tidy()

    def _path_of(self, key: str) -> str:
        return f"{self._folder}/{key[:2]}/{key[2:]}{ENDING}"

    def _tidy(self) -> None:
        """One process at a time takes the least used away until the rest is within the bounds."""
        with suppress(OSError), (self._folder / "lock").open("w") as lock:
            _alone(lock)
            found = self._found()
            number, weight = len(found), sum(size for _, size, _ in found)
            if number <= self._most and weight <= self._most_bytes:
                return
            for _, size, path in sorted(found):
                if number <= self._most * LEFT and weight <= self._most_bytes * LEFT:
                    break
                with suppress(OSError):
                    os.unlink(path)
                number, weight = number - 1, weight - size

    def _found(self) -> list[tuple[float, int, str]]:
        """When used, how large and where each is; halves that somebody left are taken away."""
        found = []
        for part in os.scandir(self._folder):
            if not part.is_dir() or len(part.name) != 2:
                continue
            for file in os.scandir(part):
                with suppress(OSError):
                    about = file.stat()
                    if file.name.endswith(ENDING):
                        found.append((about.st_mtime, about.st_size, file.path))
                    elif time.time() - about.st_mtime > OLD:
                        os.unlink(file.path)
        return found


def _alone(lock: IO[str]) -> None:
    """Raises OSError where another process holds it; on Windows there is one process."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
