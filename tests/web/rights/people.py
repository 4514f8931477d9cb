"""Rows of the way in, of one's own account, of units and the log."""

from __future__ import annotations

import uuid

from tests.web.rights.rows import HERE, INSIDE, OWN, Row

AWAY = "302 302 302 302 302 302 302"
"""Led on: there is nothing to do here for who has signed in, or they are asked who they are."""
GONE = "404 404 404 404 404 404 404"
OWNER = "404 404 404 404 403 403 302"


def _here(world):
    return [world.cast.here.id]


def _beside(world):
    return [world.cast.beside.id]


def _key(name):
    return lambda world: [getattr(world, name).pk]


def _both(name, get, post="", **more):
    """A page with a form."""
    return [Row(name, "GET", get, **more), Row(name, "POST", post or get, **more)]


def _oidc(world):
    return ["agency"]


def _reset(world):
    return ["x", "y"]


ROWS = [
    # the way in
    *_both("account_login", AWAY, nobody="200"),
    *_both("mfa_authenticate", AWAY),
    *_both("mfa_login_webauthn", AWAY),
    Row("account_inactive", "GET", OWN, nobody="200"),
    Row("account_logout", "GET", OWN),
    Row("account_logout", "POST", "in in in in in in in"),
    *_both("account_reset_password", OWN, nobody="200"),
    Row("account_reset_password_done", "GET", OWN, nobody="200"),
    Row("account_reset_password_from_key_done", "GET", OWN, nobody="200"),
    *_both("account_reset_password_from_key", OWN, args=_reset, nobody="200"),
    Row("socialaccount_login_cancelled", "GET", OWN, nobody="200"),
    Row("socialaccount_login_error", "GET", "401 401 401 401 401 401 401", nobody="401"),
    *_both("openid_connect_login", GONE, args=_oidc, nobody="404"),
    *_both("openid_connect_callback", GONE, args=_oidc, nobody="404"),
    Row("account_signup", "GET", OWN, nobody="200"),
    Row("socialaccount_signup", "GET", OWN, nobody="200"),
    *_both("first-start", GONE),
    Row("invitation", "GET", OWN, lambda w: [w.token], nobody="200"),
    Row("invitation", "POST", "400 400 400 400 400 400 400", lambda w: [w.token], nobody="400"),
    Row("invitation", "GET", GONE, lambda w: ["no-such-token"], nobody="404"),
    Row("signed-link", "GET", AWAY, lambda w: [w.link_token], nobody="302"),
    Row("signed-link", "GET", GONE, lambda w: ["no-such-token"], nobody="404"),
    # one's own account
    *_both("account_reauthenticate", OWN),
    *_both("mfa_reauthenticate", AWAY),
    *_both("mfa_reauthenticate_webauthn", AWAY),
    *_both("account_change_password", OWN),
    *_both("account_set_password", AWAY),
    *_both("mfa_activate_totp", AWAY),
    *_both("mfa_deactivate_totp", GONE),
    Row("mfa_view_recovery_codes", "GET", GONE),
    *_both("mfa_generate_recovery_codes", AWAY),
    Row("mfa_download_recovery_codes", "GET", GONE),
    *_both("mfa_add_webauthn", AWAY),
    *_both("mfa_edit_webauthn", AWAY, args=lambda w: [1]),
    *_both("mfa_remove_webauthn", AWAY, args=lambda w: [1]),
    *_both("usersessions_list", OWN, AWAY),
    Row("mfa_index", "GET", AWAY),
    Row("mfa_list_webauthn", "GET", AWAY),
    Row("socialaccount_connections", "GET", AWAY),
    Row("outside", "GET", OWN),
    Row("account", "GET", OWN),
    Row("account", "POST", AWAY, data=lambda w: {"name": "Tên", "lang": "en"}),
    # units
    Row("units", "GET", INSIDE),
    Row("unit", "GET", HERE, _here),
    Row("unit", "GET", "404 404 404 200 404 404 200", _beside),
    Row("unit", "GET", GONE, lambda w: ["nosuchunit22"]),
    Row("unit-add", "POST", OWNER, _here, lambda w: {"name": "Xã Cỏ", "kind": "commune"}),
    Row("unit-rename", "POST", OWNER, _here, lambda w: {"name": "Tỉnh Nắng"}),
    Row("unit-move", "POST", "404 404 404 404 403 403 302", lambda w: [w.cast.below.id],
        lambda w: {"parent": w.cast.beside.id}),
    Row("unit-active", "POST", OWNER, _here, lambda w: {"active": "no"}),
    Row("unit-invite", "POST", "404 404 404 404 403 403 200", _here,
        lambda w: {"email": "x@example.vn", "rights": ["edit"]}),
    Row("member", "GET", "404 404 404 404 403 403 200", _key("membership")),
    Row("member-rights", "POST", OWNER, _key("membership"), lambda w: {"rights": ["edit"]}),
    Row("member-end", "POST", OWNER, _key("membership")),
    Row("member-end", "POST", GONE, lambda w: [uuid.UUID(int=7)]),
    Row("person-reset-link", "POST", "404 404 404 404 404 404 200",
        lambda w: [w.cast.users["member"].pk]),
    Row("invitation-revoke", "POST", OWNER, _key("invitation")),
    Row("outside-end", "POST", OWNER, _key("access")),
    Row("link-revoke", "POST", "404 404 404 404 302 403 302", _key("link")),
    Row("log", "GET", "404 404 404 403 403 403 200"),
]  # fmt: skip
