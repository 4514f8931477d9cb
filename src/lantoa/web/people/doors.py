"""Who stands at the door: every request carries its actor, and none comes in that no mark lets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlencode

from django.contrib.auth import login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from lantoa.core.errors import Forbidden, NotFound
from lantoa.web.kit.frame import Who
from lantoa.web.kit.marks import marks_of
from lantoa.web.people.actors import Actor
from lantoa.web.people.models import User
from lantoa.web.people.queries import actor_of, actor_of_open_link, has_accounts
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

LINK: Final = "lantoa_link"
"""Where the session keeps the signed link by which somebody came."""
_BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_FORWARDED: Final = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-Ip")


def actors(answer: Answer) -> Answer:
    """Set ``request.actor`` on every request, and let only those in whom the view's marks let."""

    def with_actor(request: HttpRequest) -> HttpResponseBase:
        actor = _actor(request)
        request.actor = actor  # type: ignore[attr-defined]
        request.who = _who(actor)  # type: ignore[attr-defined]
        return answer(request)

    with_actor.process_view = _checked  # type: ignore[attr-defined]
    return with_actor


def actor(request: HttpRequest) -> Actor:
    """Return who makes a request."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def person(request: HttpRequest) -> User:
    """Return the account of who makes a request.

    Raises
    ------
    NotFound
        Nobody has signed in.
    """
    if not isinstance(request.user, User):
        raise NotFound("there is nothing here")
    return request.user


def let_in(request: HttpRequest, user: User) -> None:
    """Sign somebody in who just got their account, and count their device as one signed in."""
    from allauth.usersessions.models import UserSession

    login(request, user, _BACKEND)
    UserSession.objects.create_from_request(request)


def is_on_this_machine(request: HttpRequest) -> bool:
    """Whether a request was made on the machine itself, under its own name and through no proxy."""
    host = request.get_host().rpartition(":")
    name = host[0] if host[0] and host[2].isdigit() else request.get_host()
    return (
        name in _LOOPBACK
        and request.META.get("REMOTE_ADDR", "") in ("", "127.0.0.1", "::1")
        and not any(header in request.headers for header in _FORWARDED)
    )


def _actor(request: HttpRequest) -> Actor:
    if isinstance(request.user, User):
        return actor_of(request.user)
    if key := request.session.get(LINK):
        found = actor_of_open_link(key)
        if found is not None:
            return found
        del request.session[LINK]
    if has_accounts() or not is_on_this_machine(request):
        return Actor.nobody()
    return Actor.alone()


def _who(actor: Actor) -> Who:
    return Who(
        kind=actor.kind,
        account=actor.user_id is not None,
        people=actor.may_somewhere(Right.PEOPLE) and actor.kind != "alone",
        edits=actor.may_somewhere(Right.EDIT),
        exports=actor.may_somewhere(Right.EXPORT),
    )


def _checked(
    request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase | None:
    del args, kwargs
    by, marks = actor(request), marks_of(view)
    if "all" in marks or by.kind == "member":
        return None
    if by.kind == "alone":
        return None if "alone" in marks else _to(request, "first-start")
    if by.kind == "outside":
        return _outside(request, by, marks)
    return _to(request, "account_login")


def _outside(request: HttpRequest, by: Actor, marks: frozenset[str]) -> HttpResponseBase | None:
    if "outside" in marks or ("accounts" in marks and by.user_id):
        return None
    if request.path == reverse("campaigns"):
        return HttpResponseRedirect(reverse("outside"))
    raise Http404


def _to(request: HttpRequest, door: str) -> HttpResponseBase:
    """Show the way in; who sent something, or asks for a part of a page, is told so plainly."""
    asked = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    address = reverse(door)
    if door == "account_login" and asked not in ("", "/"):
        address += "?" + urlencode({"next": asked})
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": reverse(door)})
    if request.method not in ("GET", "HEAD"):
        if door == "first-start":
            raise Forbidden("this needs accounts: make the owner's first")
        return HttpResponseRedirect(address, status=303)
    return HttpResponseRedirect(address)
