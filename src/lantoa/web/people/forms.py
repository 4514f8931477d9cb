"""What people send about people, read and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from lantoa.web.people.actors import Party
from lantoa.web.people.rights import Right, from_names

if TYPE_CHECKING:
    from django.http import QueryDict

_PASSWORD = {"autocomplete": "new-password"}


class OwnerForm(forms.Form):
    """The first account."""

    unit_name = forms.CharField(
        max_length=120, widget=forms.TextInput({"autocomplete": "organization"})
    )
    name = forms.CharField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.CharField(max_length=254, widget=forms.EmailInput({"autocomplete": "username"}))
    password = forms.CharField(max_length=1000, strip=False, widget=forms.PasswordInput(_PASSWORD))


class AcceptForm(forms.Form):
    """An account that was invited."""

    name = forms.CharField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(max_length=1000, strip=False, widget=forms.PasswordInput(_PASSWORD))


class AccountForm(forms.Form):
    """One's own name and language."""

    name = forms.CharField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    lang = forms.ChoiceField(choices=[("vi", "Tiếng Việt"), ("en", "English")])


def rights_chosen(data: QueryDict) -> Right:
    """Return the rights that are ticked; at least that to view."""
    return from_names(["view", *data.getlist("rights")])


def party_chosen(data: QueryDict) -> Party | None:
    """Return the outside party that a form names as ``kind:id``, ``None`` where it names none."""
    kind, colon, key = data.get("party", "").partition(":")
    return Party(kind[:20], key[:64]) if colon and kind and key else None
