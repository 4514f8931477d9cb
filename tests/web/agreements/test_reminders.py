"""Reminders go to the side that owes, once, through a real mail server."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest
from aiosmtpd.controller import Controller

from lantoa.core.errors import BadInput
from tests.web.agreements.made import Made


class _Kept:
    def __init__(self) -> None:
        self.letters: list = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # the sink's own name
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 taken"


@pytest.fixture
def letters():
    """A mail server on this machine, and what came to it."""
    from django.test import override_settings

    kept = _Kept()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1",
                           EMAIL_PORT=port, EMAIL_USE_TLS=False, EMAIL_USE_SSL=False,
                           EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD=""):  # fmt: skip
        yield kept.letters
    server.stop()


def _send_all() -> None:
    from lantoa.web.agreements.tasks import send_reminders

    send_reminders()


def test_what_is_late_is_said_once_to_the_side_that_owes_it(made: Made, letters):
    from lantoa.web.agreements import tasks
    from lantoa.web.agreements.models import Reminder

    made.in_force()  # side A owed its first quarter by 30 September
    tasks.remind()
    tasks.remind()
    _send_all()
    _send_all()
    ((to, letter),) = letters
    assert to == ["a@example.vn"]
    subject = str(make_header(decode_header(letter["Subject"])))
    assert "TT-01" in subject
    assert "quá hạn 10 ngày" in subject
    assert Reminder.objects.get().sent_at is not None
    assert made.verbs().count("dues.remind") == 1


def test_nobody_is_written_to_without_an_address(made: Made):
    from lantoa.web.agreements.models import Agreement, Due
    from lantoa.web.agreements.yearly_services import remind_of

    one = made.in_force()
    Agreement.objects.update(mail_a="")
    due = Due.objects.filter(obligation__agreement=one, obligation__side="a")[0]
    with pytest.raises(BadInput, match="no e-mail address"):
        remind_of(by=made.cast.actor("member"), due=due)


def test_a_title_with_a_line_break_does_not_break_the_letter(made: Made, letters):
    from lantoa.web.agreements import tasks
    from lantoa.web.agreements.models import Obligation

    made.in_force()
    Obligation.objects.filter(side="a").update(title="Việc\r\nBcc: x@example.vn")
    tasks.remind()
    _send_all()
    assert letters[0][0] == ["a@example.vn"]
    assert letters[0][1]["Bcc"] is None
