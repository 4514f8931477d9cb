"""Addresses of the way in, of one's own account, of units and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import views as accounts
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as agencies
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.decorators.http import require_http_methods

from lantoa.web.kit.marks import open_to_accounts, open_to_all
from lantoa.web.people import unit_views, views

if TYPE_CHECKING:
    from django.urls import URLPattern


_METHODS = require_http_methods(["GET", "HEAD", "POST"])
"""What a form needs; allauth's views would take more."""


def _all(route: str, view: Any, name: str) -> URLPattern:
    made: URLPattern = path(route, open_to_all(_METHODS(view)), name=name)
    return made


def _own(route: str, view: Any, name: str) -> URLPattern:
    made: URLPattern = path(route, open_to_accounts(_METHODS(view)), name=name)
    return made


# The names are those by which allauth finds its own pages.
_IN = [
    _all("sign-in", accounts.login, "account_login"),
    _all("sign-in/code", second.authenticate, "mfa_authenticate"),
    _all("sign-in/passkey", passkeys.login_webauthn, "mfa_login_webauthn"),
    _all("sign-in/closed", accounts.account_inactive, "account_inactive"),
    _all("sign-out", accounts.logout, "account_logout"),
    _all("password/forgotten", accounts.password_reset, "account_reset_password"),
    _all("password/forgotten/sent", accounts.password_reset_done, "account_reset_password_done"),
    _all("password/new/done", accounts.password_reset_from_key_done,
         "account_reset_password_from_key_done"),
    re_path(r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
            open_to_all(_METHODS(accounts.password_reset_from_key)), name="account_reset_password_from_key"),
    _all("agency/stopped", agencies.login_cancelled, "socialaccount_login_cancelled"),
    _all("agency/failed", agencies.login_error, "socialaccount_login_error"),
    _all("agency/<str:provider_id>/sign-in", oidc.login, "openid_connect_login"),
    _all("agency/<str:provider_id>/back", oidc.callback, "openid_connect_callback"),
]  # fmt: skip
_ACCOUNT = [
    _own("account/confirm", accounts.reauthenticate, "account_reauthenticate"),
    _own("account/confirm/code", second.reauthenticate, "mfa_reauthenticate"),
    _own("account/confirm/passkey", passkeys.reauthenticate_webauthn,
         "mfa_reauthenticate_webauthn"),
    _own("account/password", accounts.password_change, "account_change_password"),
    _own("account/password/first", accounts.password_set, "account_set_password"),
    _own("account/app", totp.activate_totp, "mfa_activate_totp"),
    _own("account/app/off", totp.deactivate_totp, "mfa_deactivate_totp"),
    _own("account/codes", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _own("account/codes/new", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _own("account/codes/file", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    _own("account/passkeys/new", passkeys.add_webauthn, "mfa_add_webauthn"),
    _own("account/passkeys/<int:pk>", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    _own("account/passkeys/<int:pk>/remove", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    _own("account/sessions", sessions.list_usersessions, "usersessions_list"),
]  # fmt: skip
urlpatterns = [
    *_IN,
    *_ACCOUNT,
    path("start", views.first_start, name="first-start"),
    path("sign-up", views.closed, name="account_signup"),
    path("agency/sign-up", views.closed, name="socialaccount_signup"),
    path("invitation/<str:token>", views.invitation, name="invitation"),
    path("l/<str:token>", views.signed_link, name="signed-link"),
    path("outside", views.outside, name="outside"),
    path("account", views.account, name="account"),
    path("account/security", views.security, name="mfa_index"),
    path("account/passkeys", views.security, name="mfa_list_webauthn"),
    path("account/agencies", views.security, name="socialaccount_connections"),
    path("units", unit_views.units, name="units"),
    path("units/<slug:key>", unit_views.unit, name="unit"),
    path("units/<slug:key>/add", unit_views.add, name="unit-add"),
    path("units/<slug:key>/rename", unit_views.rename, name="unit-rename"),
    path("units/<slug:key>/move", unit_views.move, name="unit-move"),
    path("units/<slug:key>/active", unit_views.active, name="unit-active"),
    path("units/<slug:key>/invite", unit_views.invite, name="unit-invite"),
    path("members/<uuid:key>", unit_views.member, name="member"),
    path("members/<uuid:key>/rights", unit_views.set_rights, name="member-rights"),
    path("members/<uuid:key>/end", unit_views.end_membership, name="member-end"),
    path("people/<uuid:key>/reset-link", unit_views.reset_link, name="person-reset-link"),
    path("invitations/<uuid:key>/revoke", unit_views.revoke_invitation, name="invitation-revoke"),
    path("outside/<uuid:key>/end", unit_views.end_outside, name="outside-end"),
    path("links/<uuid:key>/revoke", unit_views.revoke_link, name="link-revoke"),
    path("log", unit_views.log, name="log"),
]
