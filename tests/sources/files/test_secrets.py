"""Credentials are seen before anything is kept."""

from __future__ import annotations

import pytest

from lantoa.core.errors import HoldsSecrets
from lantoa.sources.files.secrets import refuse_credentials, refuse_key_files


@pytest.mark.parametrize(
    "value",
    [
        {"access_token": "t"},
        {"installed": {"client_id": "i", "client_secret": "s"}},
        {"data": [{"id": "1", "access_token": "t"}]},
        [{"a": {"b": {"refresh_token": "t"}}}],
        {"type": "service_account", "private_key": "-----BEGIN"},
    ],
    ids=range(5),
)
def test_a_credential_is_found_some_levels_deep(value):
    with pytest.raises(HoldsSecrets, match="nothing of it is kept"):
        refuse_credentials("x", [value])


def test_a_token_inside_an_address_or_an_empty_one_is_no_credential():
    refuse_credentials(
        "x", [{"next": "https://graph.example/?access_token=t", "access_token": ""}]
    )


def test_a_column_of_passwords_is_a_credential():
    with pytest.raises(HoldsSecrets, match="Password"):
        refuse_credentials("x", [], ["user", "Password"])


def test_keys_and_cookies_are_known_by_their_first_line():
    for data in (b"-----BEGIN OPENSSH PRIVATE KEY-----", b"\n# Netscape HTTP Cookie File"):
        with pytest.raises(HoldsSecrets):
            refuse_key_files("x", data)
    refuse_key_files("x", b"id,text\n")
