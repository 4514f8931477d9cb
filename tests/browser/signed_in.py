"""Every address that asks who you are, and where a browser looks at each."""

from __future__ import annotations

OPEN: dict[str, tuple[str, ...]] = {
    "account_login": ("/sign-in", "/sign-in?lang=en"),
    "account_signup": ("/sign-up",),
    "account_inactive": ("/sign-in/closed",),
    "account_reset_password": ("/password/forgotten",),
    "account_reset_password_done": ("/password/forgotten/sent",),
    "account_reset_password_from_key": ("/password/new/1-nothing",),
    "account_reset_password_from_key_done": ("/password/new/done",),
    "socialaccount_login_cancelled": ("/agency/stopped",),
    "socialaccount_login_error": ("/agency/failed",),
    "invitation": ("/invitation/{invitation}",),
}
"""Pages for whoever has not signed in."""
OWNER: dict[str, tuple[str, ...]] = {
    "account": ("/account", "/account?lang=en"),
    "account_logout": ("/sign-out",),
    "account_change_password": ("/account/password",),
    "usersessions_list": ("/account/sessions",),
    "units": ("/units",),
    "unit": ("/units/{root}", "/units/{here}", "/units/{below}"),
    "member": ("/members/{member}",),
    "log": ("/log", "/log?verify=1", "/log?q=khong-co"),
    "outside": ("/outside",),
    "campaign-unit": ("/c/mot-cay-cho-pho/unit",),
    "kols": ("/kols", "/kols?address=https://vm.tiktok.com/ZM1", "/kols?archived=1"),
    "kol-new": ("/kols/new", "/kols/new?address=https://x.com/an_vidu"),
    "tiers": ("/kols/tiers",),
    "rosters": ("/kols/import",),
    "networks": ("/networks",),
    "network-new": ("/networks/new",),
    "data-requests": ("/kols/data-requests",),
}
"""Pages for the owner."""
FIRST: dict[str, tuple[str, ...]] = {"first-start": ("/start",)}
"""Pages of a workspace without accounts."""
AFTER_CONFIRMING: dict[str, tuple[str, ...]] = {
    "account_reauthenticate": ("/account/confirm",),
    "mfa_activate_totp": ("/account/app",),
    "mfa_add_webauthn": ("/account/passkeys/new",),
}
"""Pages that ask for the password once more."""
IN_JOURNEYS = (
    "mfa_authenticate", "mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_edit_webauthn", "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn", "account_set_password", "openid_connect_login",
    "webhook", "kol", "kol-edit", "roster", "network", "network-edit", "trust", "held",
    "kol-figures", "own-kol", "own-network",
)  # fmt: skip
"""Pages that only somebody in the middle of something sees: the journeys pass them."""
NO_PAGES = (
    "mfa_login_webauthn", "openid_connect_callback", "socialaccount_signup", "signed-link",
    "mfa_index", "mfa_list_webauthn", "socialaccount_connections", "mfa_download_recovery_codes",
    "unit-add", "unit-rename", "unit-move", "unit-active", "unit-invite", "member-rights",
    "member-end", "person-reset-link", "invitation-revoke", "outside-end", "link-revoke",
    "make-token", "revoke-token", "make-webhook", "try-webhook", "revoke-webhook", "alive",
    "api-description", "api-nowhere", "api-token", "api-campaigns", "api-campaign", "api-board",
    "api-figure", "api-imports", "api-import-files", "api-import", "api-quarantine",
    "kol-do", "roster-do", "roster-rows", "network-do", "trust-do", "evidence-file", "consent-file",
    "held-do", "held-file", "own-kol-do", "own-kol-file", "api-kols", "api-kol-add", "api-kol",
    "api-kol-channels", "api-networks", "api-trust",
    "api-quarantine-retry", "api-states", "api-units", "api-unit", "api-members", "api-audit",
)  # fmt: skip
"""Addresses that lead on, take a form or give a file."""
NAMES = (*OPEN, *OWNER, *FIRST, *AFTER_CONFIRMING, *IN_JOURNEYS, *NO_PAGES)
