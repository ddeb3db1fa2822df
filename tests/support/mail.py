"""A real mail server on loopback that keeps what it is given, or refuses it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

MailServer = Callable[..., "Mailbox"]


class Mailbox:
    """What has arrived. `refusals`: address -> the answer to who sends to it."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refusals: dict[str, str] = {}
        self.address = ""

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _more: Any) -> str:  # noqa: N802
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        found = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.messages.append(found)
        return "250 OK"

    def texts(self) -> dict[str, str]:
        """By address the text of the newest mail."""
        return {str(one["To"]): one.get_content().replace("\r\n", "\n") for one in self.messages}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """Starts a server with the options of aiosmtpd's Controller; stopped after the test."""
    with ExitStack() as running:

        def start(port: int = 0, **options: Any) -> Mailbox:
            box, number = Mailbox(), port or free_port()
            controller = Controller(box, hostname="127.0.0.1", port=number, ready_timeout=60, **options)
            controller.start()
            running.callback(controller.stop)
            box.address = f"localhost:{number}"
            return box

        yield start
