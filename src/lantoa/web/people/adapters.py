"""How sign-in is done here: by invitation only, secrets sealed, failures in the log."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings

from lantoa.web.people.invitations import invited_in, welcome

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lantoa.web.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether anybody may make an account: no."""
        del request
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are kept sealed with the workspace's own key."""

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that the database kept."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        """Return what a new passkey is called until somebody names it."""
        from allauth.mfa.models import Authenticator

        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"


def _seal() -> Fernet:
    key = hashlib.sha256(b"lantoa second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class AgencyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An agency's directory signs people in who have an account, or an open invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whether somebody unknown may come in: whoever holds the invitation to this address."""
        return invited_in(request, _address(sociallogin)) is not None

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """Make the account that the invitation is for, with the rights that it gives."""
        invitation = invited_in(request, _address(sociallogin))
        user = cast("User", super().save_user(request, sociallogin, form))
        if invitation is not None:
            said = str(sociallogin.account.extra_data.get("name", ""))
            welcome(user=user, invitation=invitation, name=said)
        return user


def _address(sociallogin: Any) -> str:
    return str(sociallogin.user.email or "").lower()
