"""Certificates that end when a test says, and a site that shows one."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_server
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def write_certificate(folder: Path, ends: datetime) -> None:
    """pantau.pem and pantau.key for localhost; `ends` is UTC."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    begun = ends.replace(tzinfo=UTC) - timedelta(days=90)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begun)
        .not_valid_after(ends.replace(tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "pantau.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    words = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    (folder / "pantau.key").write_bytes(words)


@contextmanager
def site(folder: Path, ends: datetime) -> Iterator[str]:
    """The address of something that shows a certificate, and says nothing more."""
    write_certificate(folder, ends)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "pantau.pem", folder / "pantau.key")
    with create_server(("127.0.0.1", 0)) as listener:

        def show() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listener.accept()
                    with suppress(OSError):
                        context.wrap_socket(line, server_side=True).close()

        Thread(target=show, daemon=True).start()
        yield f"https://localhost:{listener.getsockname()[1]}"
        listener.shutdown(2)
