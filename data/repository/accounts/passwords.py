"""Passwords: argon2id digests, and what a password must be."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

SHORTEST, LONGEST = 12, 200  # characters; length counts, kinds of characters do not
AT_ONCE = 2  # digests that a process makes at the same time: each takes 64 MB for a moment
PLACES = 4  # with those that wait: the other threads of a process are for readers
_turns, _places = BoundedSemaphore(AT_ONCE), BoundedSemaphore(PLACES)
_hasher = PasswordHasher()


class BusyError(Exception):
    """Too many passwords are being looked at: nothing was tried."""


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for a turn, where there is a place. Raises BusyError, at once."""
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        with _turns:
            yield
    finally:
        _places.release()


class WeakPasswordError(ValueError):
    """A password that cannot be set; `reason` is `short`, `long`, `name` or `simple`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; the words are the page's."""
        super().__init__(reason)
        self.reason = reason


def require_strong(password: str, *, name: str, person: str = "") -> None:
    """Raise WeakPasswordError where a password is too short, too long, holds the name or repeats itself."""
    if len(password) < SHORTEST:
        raise WeakPasswordError("short")
    if len(password) > LONGEST:
        raise WeakPasswordError("long")
    folded = password.casefold()
    words = [name, *person.casefold().split()]
    if any(len(word) > 3 and word.casefold() in folded for word in words):
        raise WeakPasswordError("name")
    if (
        len(set(folded)) < 6
        or folded in "01234567890123456789"
        or "pantau" in folded
        or "jamsostek" in folded
    ):
        raise WeakPasswordError("simple")


def digest(password: str) -> str:
    """The argon2id digest to keep. Raises BusyError."""
    with _turn():
        return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; takes as long where there is no account (None). Raises BusyError."""
    if len(password) > LONGEST:
        password, kept = "", None
    with _turn():
        try:
            return _hasher.verify(kept or _nobodys(), password) and kept is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _hasher.hash("a password that no account has")
