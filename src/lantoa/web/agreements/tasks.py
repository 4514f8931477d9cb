"""Work on agreements that no page waits for; each may be killed anywhere and run again."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from lantoa.core import clock
from lantoa.core.formats import day
from lantoa.core.periods import today
from lantoa.flows.workspace import Workspace
from lantoa.web.agreements.models import Reminder
from lantoa.web.agreements.pages import due_name
from lantoa.web.people.actors import Actor


def remind() -> None:
    """Write to whoever owes what falls due within a week or is late."""
    from lantoa.web.agreements.yearly_services import remind_all

    remind_all(by=Actor.system("reminders"))


def search_all() -> None:
    """Look through the lake for evidence of every agreement."""
    from lantoa.web.agreements.evidence_services import search_evidence

    search_evidence(by=Actor.system("evidence"), workspace=Workspace.at(settings.WORKSPACE))


def send_reminder(key: int) -> None:
    """Send one reminder by mail; where the server does not take it, it is tried again."""
    one = Reminder.objects.select_related("due__obligation__agreement__unit").get(pk=key)
    if one.sent_at is not None:
        return
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
    EmailMessage(
        " ".join(subject.split()), text, settings.DEFAULT_FROM_EMAIL, [one.sent_to]
    ).send()
    one.sent_at = clock.now()
    one.save()
