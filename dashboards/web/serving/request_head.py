"""What is there of a request: whole, to be waited for, or to be refused by its head."""

import re

LONGEST_HEAD = 16_384  # bytes of a request's address and headers: no page needs a tenth of them
LARGEST_BODY = 1_000_000  # bytes; a page's script sends a few hundred
UPLOAD = re.compile(rb"POST /(muat|tulis/bukti)(?:\?\S*)? HTTP/1\.1\r\n")
LARGEST_UPLOADS = {b"muat": 100_100_000, b"tulis/bukti": 5_100_000}  # a file and the form around it
_FIELD = re.compile(rb"\r\n(content-length|transfer-encoding|expect)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_REASONS = {
    411: b"Length Required",
    413: b"Content Too Large",
    417: b"Expectation Failed",
    431: b"Request Header Fields Too Large",
}
_PAGE = (  # said before anything of the request is read: no language, no style
    '<!DOCTYPE html><html lang="id"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Pantau Jamsostek</title>'
    "<h1>{}</h1><p>{} Kembali ke halaman sebelumnya.</p>"
)
_SAID = {
    413: _PAGE.format("Yang dikirim terlalu besar.", "Tidak ada yang tersimpan."),
    431: _PAGE.format(
        "Alamat atau kuki terlalu panjang.", "Hapus kuki situs ini di peramban, lalu coba lagi."
    ),
}


def _refusal(code: int) -> bytes:
    body = _SAID.get(code, "").encode()
    media = b"Content-Type: text/html; charset=utf-8\r\n" if body else b""
    head = b"HTTP/1.1 %d %b\r\nConnection: close\r\n%bContent-Length: %d\r\n\r\n"
    return head % (code, _REASONS[code], media, len(body)) + body


MANNERS = {str(code): _refusal(code) for code in _REASONS}


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
    upload = UPLOAD.match(arrived)
    if upload and length <= LARGEST_UPLOADS[upload[1]] and b"expect" not in named:
        return "stream"
    if length > LARGEST_BODY:
        return "413"
    if b"expect" in named and length:
        return "417"
    return "whole" if len(arrived) - end - 4 >= length else "wait"
