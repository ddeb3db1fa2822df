"""Mail over TLS, to a real server that asks for a password; a certificate nobody knows will not do."""

import ssl
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from dashboards.notify.smtp import sender
from data.repository.mail.outbox import UnreachableError, Waiting
from data.settings import Settings
from tests.support.mail import MailServer

ONE = Waiting(
    id=7,
    account="kudus",
    address="kudus@contoh.go.id",
    made_at=datetime(2026, 12, 11, 0, 5),
    subject="Kabar\nBcc: lain@contoh.go.id",
    body="Cakupan “naik” 1 %\n" + "panjang " * 200,
    state="waiting",
    attempts=0,
    tried_at=None,
    reason="",
)


def _certificate(folder: Path) -> ssl.SSLContext:
    words = (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    out = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run(["openssl", *words.split(), *out], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def _asks(_server: object, _session: object, _envelope: object, _how: str, given: object) -> AuthResult:
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (
        b"pantau",
        b"rahasia surel",
    )
    return AuthResult(success=right, handled=False)


def test_over_tls_with_a_password(
    mail_server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"tls_context": _certificate(tmp_path), "require_starttls": True}
    box = mail_server(authenticator=_asks, auth_required=True, auth_require_tls=True, **options)
    words = {"mail_server": box.address, "mail_from": "pantau@contoh.go.id", "mail_user": "pantau"}
    settings = Settings(_env_file=None, mail_password="rahasia surel", **words)  # type: ignore[call-arg, arg-type]
    with sender(settings) as send, pytest.raises(UnreachableError, match="SSLCertVerificationError"):
        send(ONE)  # signed by nobody this machine knows
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with (
        sender(settings.model_copy(update={"mail_password": "salah"})) as send,
        pytest.raises(UnreachableError, match="535 "),
    ):
        send(ONE)
    assert box.messages == []
    with sender(settings) as send:
        send(ONE)
        send(ONE)
    assert [one["Message-ID"] for one in box.messages] == ["<pantau-7-20261211000500@contoh.go.id>"] * 2
    assert box.messages[0]["Bcc"] is None
    assert box.messages[0].get_content().replace("\r\n", "\n") == ONE.body + "\n"
