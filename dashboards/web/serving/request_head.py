"""What is there of a request: whole, to be waited for, or to be refused by its head."""

import re

LONGEST_HEAD = 16_384  # bytes of a request's address and headers: no page needs a tenth of them
LARGEST_BODY = 1_000_000  # bytes; a page's script sends a few hundred
UPLOAD = re.compile(rb"POST /muat(?:\?\S*)? HTTP/1\.1\r\n")
LARGEST_UPLOAD = 100_100_000  # a file and the form around it
_FIELD = re.compile(rb"\r\n(content-length|transfer-encoding|expect)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_REASONS = {
    411: b"Length Required",
    413: b"Content Too Large",
    417: b"Expectation Failed",
    431: b"Request Header Fields Too Large",
}
MANNERS = {
    str(code): b"HTTP/1.1 %d %b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" % (code, words)
    for code, words in _REASONS.items()
}


def verdict(arrived: bytes | bytearray) -> str:
    """`wait`, `whole`, `stream`, or the status it is refused with.

    What is no HTTP is `whole`: the parser says so. `stream`: a file that is uploaded; its head alone goes on,
    to where it is known who may send one.
    """
    end = arrived.find(b"\r\n\r\n")
    if end > LONGEST_HEAD or (end < 0 and len(arrived) > LONGEST_HEAD):
        return "431"
    if end < 0:
        return "wait"
    fields = [(name.lower(), value.strip()) for name, value in _FIELD.findall(bytes(arrived[: end + 2]))]
    named = {name for name, _ in fields}
    if b"transfer-encoding" in named:  # a body of unknown length; no browser sends one
        return "411"
    lengths = [value for name, value in fields if name == b"content-length"]
    if len(lengths) != 1 or not re.fullmatch(rb"[0-9]{1,18}", lengths[0]):
        return "whole"
    length = int(lengths[0])
    if UPLOAD.match(arrived) and length <= LARGEST_UPLOAD and b"expect" not in named:
        return "stream"
    if length > LARGEST_BODY:
        return "413"
    if b"expect" in named and length:
        return "417"
    return "whole" if len(arrived) - end - 4 >= length else "wait"
