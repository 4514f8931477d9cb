"""Pages of programs: tokens of the API and webhooks, made, tried and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lantoa.core import clock
from lantoa.core.errors import BadInput
from lantoa.core.formats import moment
from lantoa.web.kit.frame import page
from lantoa.web.kit.marks import open_while_alone
from lantoa.web.kit.spoken import lang_of, say
from lantoa.web.people.doors import actor
from lantoa.web.people.queries import units
from lantoa.web.people.rights import Right
from lantoa.web.programs import queries, services
from lantoa.web.programs.forms import RIGHTS, TokenForm, WebhookForm
from lantoa.web.programs.signing import HEADER, secret_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.core.formats import Lang
    from lantoa.web.people.actors import Actor

_HOME = "Asia/Ho_Chi_Minh"
_SHOWN = 50
_NAMES = {
    Right.VIEW: ("Xem", "View"),
    Right.EDIT: ("Nhập và sửa", "Enter and change"),
    Right.APPROVE: ("Duyệt", "Approve"),
    Right.PUBLISH: ("Công bố", "Publish"),
    Right.EXPORT: ("Lấy dữ liệu ra", "Take data out"),
    Right.PEOPLE: ("Quản lý người", "Manage people"),
}


@open_while_alone
@require_safe
def programs(request: HttpRequest) -> HttpResponseBase:
    """List tokens and webhooks; offer to make more."""
    by = actor(request)
    return page(request, "programs/programs.html", _facts(request, by))


@open_while_alone
@require_POST
def make_token(request: HttpRequest) -> HttpResponseBase:
    """Make a token and show it: this once, and never again."""
    by, form = actor(request), TokenForm(request.POST)
    try:
        if not form.is_valid():
            raise BadInput("give a name, a unit, and from 1 to 366 days")
        said = form.cleaned_data
        made, token = services.make_token(
            by=by, unit_id=said["unit"], name=said["name"], rights=form.right, days=said["days"]
        )
    except BadInput as failure:
        facts = _facts(request, by) | {"problem": str(failure)}
        return page(request, "programs/programs.html", facts, status=400)
    facts = _facts(request, by) | {"made": made, "token": token}
    return page(request, "programs/programs.html", facts)


@open_while_alone
@require_POST
def revoke_token(request: HttpRequest, token_id: str) -> HttpResponseBase:
    """End a token."""
    services.revoke_token(by=actor(request), token_id=token_id)
    return HttpResponseRedirect(reverse("programs") + "#ma")


@open_while_alone
@require_POST
def make_webhook(request: HttpRequest) -> HttpResponseBase:
    """Have an address told what happens."""
    by, form = actor(request), WebhookForm(request.POST)
    try:
        if not form.is_valid():
            raise BadInput("give an address, a unit, and at least one event")
        said = form.cleaned_data
        made = services.make_webhook(
            by=by, unit_id=said["unit"], url=said["url"], events=said["events"]
        )
    except BadInput as failure:
        facts = _facts(request, by) | {"hook_problem": str(failure)}
        return page(request, "programs/programs.html", facts, status=400)
    return HttpResponseRedirect(reverse("webhook", args=[made.pk]))


@open_while_alone
@require_safe
def webhook(request: HttpRequest, webhook_id: str) -> HttpResponseBase:
    """Show a webhook: its secret, how to check a message, and what was sent."""
    by, lang = actor(request), lang_of(request)
    hook = queries.webhook(by=by, id=webhook_id)
    sent = list(queries.deliveries(by=by, webhook_id=webhook_id)[:_SHOWN])
    facts = {
        "tab": "programs",
        "hook": hook,
        "secret": secret_of(hook),
        "header": HEADER,
        "events": [say(lang, *queries.EVENTS[name]) for name in hook.events],
        "sent": [
            {"delivery": one, "at": moment(one.made_at, _HOME, lang),
             "event": say(lang, *queries.EVENTS.get(one.event, ("Tin thử", "A try")))}
            for one in sent
        ],
        "trying": any(one.state == one.State.WAITING for one in sent),
    }  # fmt: skip
    return page(request, "programs/webhook.html", facts)


@open_while_alone
@require_POST
def try_webhook(request: HttpRequest, webhook_id: str) -> HttpResponseBase:
    """Send a message that says nothing but that it is a try."""
    services.try_webhook(by=actor(request), webhook_id=webhook_id)
    return HttpResponseRedirect(reverse("webhook", args=[webhook_id]) + "#da-gui")


@open_while_alone
@require_POST
def revoke_webhook(request: HttpRequest, webhook_id: str) -> HttpResponseBase:
    """Send nothing more to an address."""
    services.revoke_webhook(by=actor(request), webhook_id=webhook_id)
    return HttpResponseRedirect(reverse("programs") + "#webhook")


def _facts(request: HttpRequest, by: Actor) -> dict[str, Any]:
    lang = lang_of(request)
    mine = list(units(by=by, right=Right.EXPORT).filter(active=True))
    return {
        "tab": "programs",
        "units": mine,
        "rights": [(int(one), say(lang, *_NAMES[one])) for one in RIGHTS if by.may_somewhere(one)],
        "events": [(name, say(lang, *words)) for name, words in queries.EVENTS.items()],
        "tokens": [_token(one, lang) for one in queries.tokens(by=by)[:_SHOWN]],
        "webhooks": [
            {"hook": one, "events": [say(lang, *queries.EVENTS[name]) for name in one.events]}
            for one in queries.webhooks(by=by)[:_SHOWN]
        ],
    }


def _token(token: Any, lang: Lang) -> dict[str, Any]:
    over = token.revoked_at or (token.expires_at if token.expires_at <= clock.now() else None)
    return {
        "token": token,
        "rights": [say(lang, *words) for right, words in _NAMES.items() if right in token.right],
        "used": moment(token.last_used_at, _HOME, lang) if token.last_used_at else "",
        "until": moment(token.expires_at, _HOME, lang),
        "over": over and moment(over, _HOME, lang),
        "revoked": token.revoked_at is not None,
    }
