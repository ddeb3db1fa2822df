"""A file encrypted piece by piece, so that none is ever whole in memory: AES-256-GCM in the STREAM way.

Each file has a key of its own, made of the folder's key and a salt. Each piece carries its place and whether
it is the last: none can be changed, moved, left out or cut off unnoticed (as in the format of age).
"""

import io
import os
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEAD = b"pantau-terenkripsi-1\n"
SALT_BYTES = 16
PIECE = 1 << 18  # bytes before encryption
TAG_BYTES = 16


class SpoiltError(Exception):
    """A file that was not made with this key, or is not as it was made."""


class Source(Protocol):
    """What is read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, or fewer at the end."""


def encrypt(source: Source, target: BinaryIO, key: bytes) -> None:
    """Write what is read, encrypted. Raises OSError."""
    salt = os.urandom(SALT_BYTES)
    target.write(HEAD + salt)
    cipher, number = _cipher(key, salt), 0
    piece = source.read(PIECE)
    while True:
        following = source.read(PIECE) if len(piece) == PIECE else b""
        target.write(cipher.encrypt(_nonce(number, last=not following), piece, HEAD))
        if not following:
            return
        piece, number = following, number + 1


def decrypt(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The pieces of a file, each as it was. Raises SpoiltError, and OSError."""
    head = source.read(len(HEAD) + SALT_BYTES)
    if not head.startswith(HEAD) or len(head) != len(HEAD) + SALT_BYTES:
        raise SpoiltError
    cipher, number = _cipher(key, head[len(HEAD) :]), 0
    piece = source.read(PIECE + TAG_BYTES)
    while True:
        following = source.read(PIECE + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, HEAD)
        except InvalidTag as error:
            raise SpoiltError from error
        if not following:
            return
        piece, number = following, number + 1


class Decrypted(io.RawIOBase):
    """What a file held, to be read piece by piece; closing it closes the file."""

    def __init__(self, source: BinaryIO, key: bytes) -> None:
        """Read on from where `source` stands."""
        self._source, self._pieces, self._left = source, decrypt(source, key), b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, room: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill some of the room; 0 at the end. Raises SpoiltError."""
        while not self._left:
            if (piece := next(self._pieces, None)) is None:
                return 0
            self._left = piece
        count = min(len(room), len(self._left))
        room[:count], self._left = self._left[:count], self._left[count:]
        return count

    def close(self) -> None:
        """And the file."""
        self._source.close()
        super().close()


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, HEAD).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
