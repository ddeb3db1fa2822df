"""Sending by SMTP: one connection for a run, opened when there is something to send."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from data.repository.mail.outbox import RefusedError, UndeliveredError, UnreachableError, Waiting
from data.settings import Settings

SECONDS = 20  # that the server may take for one answer
PORTS = {"starttls": 587, "tls": 465, "none": 25}
Send = Callable[[Waiting], None]


@contextmanager
def sender(settings: Settings) -> Iterator[Send]:
    """A function that sends one message. It raises RefusedError, UndeliveredError or UnreachableError."""
    opened: list[smtplib.SMTP] = []

    def send(one: Waiting) -> None:
        try:
            message = _message(settings, one)
        except (ValueError, MessageError) as error:  # an address that is none stops nobody else's mail
            raise RefusedError(f"{type(error).__name__}: {one.address}") from error
        try:
            if not opened:
                opened.append(_open(settings))
            opened[0].send_message(message, settings.mail_from, [one.address])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _of_message(code, words) from error
        except smtplib.SMTPDataError as error:
            raise _of_message(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPResponseException as error:
            raise UnreachableError(_words(error.smtp_code, error.smtp_error)) from error
        except (OSError, smtplib.SMTPException) as error:
            raise UnreachableError(f"{settings.mail_server}: {type(error).__name__}") from error

    try:
        yield send
    finally:
        for server in opened:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()


def _open(settings: Settings) -> smtplib.SMTP:
    host, _, port = settings.mail_server.partition(":")
    number = int(port or PORTS[settings.mail_security])
    trusted = ssl.create_default_context()
    if settings.mail_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, number, timeout=SECONDS, context=trusted)
    else:
        server = smtplib.SMTP(host, number, timeout=SECONDS)
    try:
        if settings.mail_security == "starttls":
            server.starttls(context=trusted)
        if settings.mail_user:
            server.login(settings.mail_user, settings.mail_password)
    except (OSError, smtplib.SMTPException):
        server.close()
        raise
    return server


def _message(settings: Settings, one: Waiting) -> EmailMessage:
    """The same message keeps its number, so that a mailbox that gets it twice can tell."""
    made = EmailMessage(policy=SMTP)
    made["From"] = Address("Pantau Jamsostek", addr_spec=settings.mail_from)
    made["To"] = Address(addr_spec=one.address)
    made["Subject"] = " ".join(one.subject.split())
    made["Date"] = one.made_at.strftime("%a, %d %b %Y %H:%M:%S +0000")
    domain = settings.mail_from.partition("@")[2]
    made["Message-ID"] = f"<pantau-{one.id}-{one.made_at:%Y%m%d%H%M%S}@{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(one.body, cte="quoted-printable")
    return made


def _of_message(code: int, words: bytes | str) -> Exception:
    """What the server says of this one message: for ever (5xx), or for now."""
    return (RefusedError if 500 <= code < 600 else UndeliveredError)(_words(code, words))


def _words(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"[:200]
