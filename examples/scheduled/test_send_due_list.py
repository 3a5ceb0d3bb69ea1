"""The list arrives at a mail server of the test's own, and a register that cannot be read is no silence."""

import socket
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from send_due_list import main

STAFF = Path(__file__).with_name("staff.csv")


class Postbox:
    """Keeps what it is sent."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 - as the mail server calls it
        """One message."""
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def postbox():
    """A mail server on a free port of this machine."""
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.arguments = ["--smtp", "127.0.0.1", "--port", str(port)]
    yield box
    controller.stop()


def send(postbox, register, on):
    """Run it as cron does."""
    return main([str(register), "--to", "hr@council.example", "--on", on, *postbox.arguments])


def test_the_list_arrives(postbox):
    """Who has no check stands first, then overdue, due, and due within 60 days; who is in date is not in it."""
    assert send(postbox, STAFF, "2025-10-01") == 0
    [message] = postbox.messages
    assert message["Subject"] == "DBS rechecks on 01/10/2025: 4"
    assert [line.split()[0] for line in message.get_content().splitlines()[:4]] == ["S0004", "S0003", "S0002", "S0005"]
    assert "S0001" not in message.get_content()


def test_the_same_day_is_the_same_message(postbox):
    """Two runs on a day have one identity, so a receiver can drop the second."""
    send(postbox, STAFF, "2025-10-01")
    send(postbox, STAFF, "2025-10-01")
    assert len({message["Message-ID"] for message in postbox.messages}) == 1


def test_a_register_that_cannot_be_read_is_said(postbox, tmp_path):
    """No e-mail would look like good news."""
    broken = tmp_path / "staff.csv"
    broken.write_text("Somebody deleted the header\n", encoding="utf-8")
    assert send(postbox, broken, "2025-10-01") == 2
    assert "COULD NOT BE READ" in postbox.messages[0]["Subject"]


def test_a_cell_that_cannot_be_read_is_in_the_mail(postbox, tmp_path):
    """A date that is none is unknown, and the mail says where it stands."""
    register = tmp_path / "staff.csv"
    register.write_text(STAFF.read_text(encoding="utf-8").replace("20/11/2022", "31/11/2022"), encoding="utf-8")
    assert send(postbox, register, "2025-10-01") == 0
    text = postbox.messages[0].get_content()
    assert "31/11/2022" in text
    assert "row 6" in text
