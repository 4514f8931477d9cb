"""Credentials are recognised before anything of a file is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from lantoa.core.errors import HoldsSecrets

_KEYS: Final = frozenset((
    "access_token", "refresh_token", "id_token", "client_secret", "app_secret", "consumer_secret",
    "private_key", "api_secret", "api_key_secret", "access_token_secret", "bearer_token",
    "oauth_token_secret", "password", "sessionid", "accesstoken", "refreshtoken", "clientsecret",
))  # fmt: skip
_BEGINNINGS: Final = (b"-----BEGIN", b"# Netscape HTTP Cookie File", b"# HTTP Cookie File")
_DEEPEST: Final = 5
_MOST: Final = 20_000


def refuse_credentials(name: str, values: Iterable[Any], columns: Iterable[str] = ()) -> None:
    """Raise `HoldsSecrets` where a key of JSON values, or a column, is that of a credential.

    Looks at the first thousands of values, five levels deep; tokens inside addresses are not
    what makes a file a credential.
    """
    for column in columns:
        if _plain(column) in _KEYS:
            raise _refusal(name, column)
    level = [value for value in values if isinstance(value, (dict, list))]
    seen = 0
    for _ in range(_DEEPEST):
        seen += len(level)
        for value in level:
            if isinstance(value, Mapping) and (found := _credential_in(value)):
                raise _refusal(name, found)
        if seen > _MOST:
            return
        level = [inner for value in level for inner in _inside(value)]


def refuse_key_files(name: str, sample: bytes) -> None:
    """Raise `HoldsSecrets` for private keys and browser cookies."""
    if sample.lstrip().startswith(_BEGINNINGS):
        raise _refusal(name, "a key or cookies")


def _credential_in(value: Mapping[str, Any]) -> str | None:
    for key, inner in value.items():
        if isinstance(inner, str) and inner and _plain(str(key)) in _KEYS:
            return str(key)
    return None


def _inside(value: Any) -> list[Any]:
    parts = value.values() if isinstance(value, Mapping) else value
    return [part for part in parts if isinstance(part, (dict, list))]


def _plain(key: str) -> str:
    return key.strip().lower().replace("-", "_")


def _refusal(name: str, what: str) -> HoldsSecrets:
    return HoldsSecrets(
        f"{name}: holds a credential ({what}): nothing of it is kept; "
        "take the credential out and import the rest"
    )
