"""Refusals as programs read them: ``application/problem+json`` (RFC 9457), in their language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.http import HttpResponse

from lantoa.core.errors import (
    BadInput,
    Forbidden,
    LakeBusy,
    LantoaError,
    NoSuchState,
    NotFound,
    StateGone,
)
from lantoa.web.kit.spoken import say, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from lantoa.core.formats import Lang

CONTENT_TYPE: Final = "application/problem+json"


class Kind(NamedTuple):
    """One kind of problem: its status, and its title in both languages."""

    status: int
    vietnamese: str
    english: str


KINDS: Final = {
    "bad-request": Kind(400, "Yêu cầu chưa đúng", "The request cannot be understood"),
    "unauthorized": Kind(401, "Chưa có mã truy cập dùng được", "A valid token is needed"),
    "forbidden": Kind(403, "Không có quyền", "The right to do this is lacking"),
    "not-found": Kind(404, "Không có gì ở đây", "There is nothing here"),
    "method-not-allowed": Kind(405, "Địa chỉ này không nhận cách gọi đó", "The address knows no such method"),
    "busy": Kind(409, "Kho đang được ghi", "The lake is being written to"),
    "gone": Kind(410, "Trạng thái này không còn đọc được", "This state can no longer be read"),
    "too-large": Kind(413, "Tệp lớn quá mức cho phép", "The upload is too large"),
    "invalid": Kind(422, "Có giá trị chưa đúng", "A value is wrong"),
    "too-many-requests": Kind(429, "Gọi quá nhiều lần trong một phút", "Too many requests in a minute"),
    "broken": Kind(500, "Phần mềm gặp lỗi", "A failure of ours"),
}  # fmt: skip
"""Kinds by the last part of their ``type``."""
_OF_ERRORS: Final[tuple[tuple[type[LantoaError], str], ...]] = (
    (NotFound, "not-found"),
    (Forbidden, "forbidden"),
    (LakeBusy, "busy"),
    (NoSuchState, "not-found"),
    (StateGone, "gone"),
    (BadInput, "bad-request"),
    (LantoaError, "bad-request"),
)


def problem(
    request: HttpRequest, kind: str, detail: str = "", *, more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Return a refusal.

    Parameters
    ----------
    kind
        Key of `KINDS`.
    detail
        What is wrong this time, in the library's English; told in the program's language.
    more
        Members beyond those of the standard.
    """
    lang, its = api_lang(request), KINDS[kind]
    said = {
        "type": f"urn:lantoa:problem:{kind}",
        "title": say(lang, its.vietnamese, its.english),
        "status": its.status,
        "detail": told(detail, lang) or say(lang, its.vietnamese, its.english),
        **(more or {}),
    }
    response = HttpResponse(
        json.dumps(said, ensure_ascii=False), status=its.status, content_type=CONTENT_TYPE
    )
    response.headers["Content-Language"] = lang
    response.headers["Cache-Control"] = "no-store"
    if its.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def problem_of(request: HttpRequest, failure: LantoaError) -> HttpResponse:
    """Return the refusal that an error is; what must not be known of says nothing more."""
    kind = next(kind for known, kind in _OF_ERRORS if isinstance(failure, known))
    return problem(request, kind, "" if isinstance(failure, NotFound) else str(failure))


def api_lang(request: HttpRequest) -> Lang:
    """Return the language that a program asks for: by ``?lang``, else by ``Accept-Language``."""
    asked = request.GET.get("lang") or request.headers.get("Accept-Language", "")
    return "en" if asked.strip().lower().startswith("en") else "vi"
