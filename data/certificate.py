"""The certificate that the site shows to readers: until when it is good."""

import socket
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography import x509

PATIENCE = 3.0  # seconds
SOON = timedelta(days=21)


@dataclass(frozen=True)
class Shown:
    """What a site presents: for which name it was asked, and when that certificate ends (UTC)."""

    host: str
    ends: datetime


def shown(address: str) -> Shown | None:
    """The certificate at an https address, as readers get it now, good or not; None for http.

    It is asked for over the network, since the file may be new and the proxy still show the old one. Raises
    OSError where nothing answers, ValueError where what is shown is no certificate.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        return None
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # one that has ended is what this is for
    with (
        socket.create_connection((parts.hostname, parts.port or 443), PATIENCE) as plain,
        context.wrap_socket(plain, server_hostname=parts.hostname) as line,
    ):
        found = line.getpeercert(binary_form=True)
    if found is None:
        raise ValueError(f"{parts.hostname}: none")
    ends = x509.load_der_x509_certificate(found).not_valid_after_utc
    return Shown(parts.hostname, ends.replace(tzinfo=None))
