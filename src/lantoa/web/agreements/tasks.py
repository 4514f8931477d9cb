"""Work on agreements that no page waits for; each may be killed anywhere and run again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from lantoa.core import clock
from lantoa.core.formats import day
from lantoa.core.periods import today
from lantoa.flows.workspace import Workspace
from lantoa.web.agreements.models import Reminder
from lantoa.web.agreements.pages import due_name
from lantoa.web.people.actors import Actor

_log = logging.getLogger("lantoa.agreements")
_TRIED_FOR: Final = timedelta(days=3)


def remind() -> None:
    """Write to whoever owes what falls due within a week or is late."""
    from lantoa.web.agreements.yearly_services import remind_all

    remind_all(by=Actor.system("reminders"))


def search_all() -> None:
    """Look through the lake for evidence of every agreement."""
    from lantoa.web.agreements.evidence_services import search_evidence

    search_evidence(by=Actor.system("evidence"), workspace=Workspace.at(settings.WORKSPACE))


def send_reminders() -> None:
    """Send what was asked for and not sent yet; what a mail server refuses is tried again later."""
    since = clock.now() - _TRIED_FOR
    rows = Reminder.objects.filter(sent_at=None, asked_at__gte=since).order_by("pk")
    for one in rows.select_related("due__obligation__agreement__unit"):
        try:
            _letter(one).send()
        except OSError as failure:
            _log.warning("a reminder was not sent", extra={"kind": type(failure).__name__})
            continue
        one.sent_at = clock.now()
        one.save()


def _letter(one: Reminder) -> EmailMessage:
    due, held = one.due, one.due.obligation.agreement
    what = f"{due.obligation.title}: {due_name(due, due.obligation, 'vi')}"
    late = (today(clock.now()) - due.by).days
    when = f"đã quá hạn {late} ngày" if late > 0 else f"đến hạn {day(due.by)}"
    text = (
        f"{what}\n{when} (hạn {day(due.by)}).\n\n"
        f"Thỏa thuận {held.number}: {held.title}\nBên A: {held.unit.name}\nBên B: {held.other.name}\n\n"
        f"This is due on {day(due.by, 'en')} under agreement {held.number}.\n"
    )
    subject = f"[{held.number}] {due.obligation.title}: {when}"
    return EmailMessage(
        " ".join(subject.split()), text, settings.DEFAULT_FROM_EMAIL, [one.sent_to]
    )
