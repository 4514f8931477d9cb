"""Sending what webhooks are to be told."""

from __future__ import annotations

import http.client
import socket
import ssl
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lantoa import __version__
from lantoa.core import clock
from lantoa.core.errors import BadInput
from lantoa.web.kit.jobs import TryAgain
from lantoa.web.programs import signing
from lantoa.web.programs.addresses import check_address, public_addresses
from lantoa.web.programs.models import Delivery

if TYPE_CHECKING:
    from lantoa.web.programs.models import Webhook

_PATIENCE_S: Final = 10
_TRIES: Final = 8


def send(delivery_id: str) -> None:
    """Send one message; a redirect is not followed, an answer is not kept.

    Raises
    ------
    TryAgain
        It did not arrive; it is tried again later, with longer and longer pauses.
    """
    found = Delivery.objects.select_related("webhook").filter(pk=delivery_id).first()
    if found is None or found.state != Delivery.State.WAITING:
        return
    if found.webhook.revoked_at is not None:
        _end(found, Delivery.State.FAILED, "the webhook was ended")
        return
    found.tries += 1
    try:
        found.status = _post(found.webhook, found)
        failure = "" if 200 <= found.status < 300 else f"the receiver answered {found.status}"
    except BadInput as refused:
        _end(found, Delivery.State.FAILED, str(refused))
        return
    except (OSError, http.client.HTTPException) as lost:
        found.status, failure = None, f"the receiver could not be reached ({type(lost).__name__})"
    if not failure:
        _end(found, Delivery.State.SENT)
        return
    if found.tries >= _TRIES:
        _end(found, Delivery.State.FAILED, failure)
        return
    found.error = failure
    found.save(update_fields=["tries", "status", "error"])
    raise TryAgain(failure)


def _end(delivery: Delivery, state: str, error: str = "") -> None:
    delivery.state, delivery.error, delivery.ended_at = state, error[:300], clock.now()
    delivery.save(update_fields=["state", "error", "ended_at", "tries", "status"])


class _To(http.client.HTTPSConnection):
    """A connection to one IP address, under the name that its certificate must have."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_PATIENCE_S)
        self._address = address
        self._secure = ssl.create_default_context()

    def connect(self) -> None:
        """Connect to the address, and prove the name."""
        plain = socket.create_connection((self._address, self.port), _PATIENCE_S)
        self.sock = self._secure.wrap_socket(plain, server_hostname=self.host)


def _post(webhook: Webhook, delivery: Delivery) -> int:
    host, port = check_address(webhook.url)
    parts = urlsplit(webhook.url)
    address = public_addresses(host, port)[0]
    body = delivery.body.encode()
    at_s = int(clock.now().timestamp())
    headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "Content-Type": "application/json",
        "User-Agent": f"lantoa/{__version__}",
        "Lantoa-Event": delivery.event,
        "Lantoa-Delivery": delivery.pk,
        signing.HEADER: signing.signature(signing.secret_of(webhook), body, at_s),
    }
    secure = parts.scheme == "https"
    connection = (
        _To(host, port, address)
        if secure
        else http.client.HTTPConnection(address, port, timeout=_PATIENCE_S)
    )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()
