"""What people send to make a token or a webhook, read and bounded."""

from __future__ import annotations

from django import forms

from lantoa.web.people.rights import Right
from lantoa.web.programs.queries import EVENTS

RIGHTS = (Right.EDIT, Right.APPROVE, Right.PUBLISH, Right.EXPORT)
"""Rights that a token may have besides viewing; none manages people."""


class TokenForm(forms.Form):
    """A token to be made."""

    name = forms.CharField(max_length=120)
    unit = forms.CharField(max_length=12)
    days = forms.IntegerField(min_value=1, max_value=366)
    rights = forms.MultipleChoiceField(
        required=False, choices=[(str(int(right)), right.name) for right in RIGHTS]
    )

    @property
    def right(self) -> Right:
        """The rights that were chosen, with that to view."""
        found = Right.VIEW
        for value in self.cleaned_data["rights"]:
            found |= Right(int(value))
        return found


class WebhookForm(forms.Form):
    """A webhook to be made."""

    url = forms.CharField(max_length=500)
    unit = forms.CharField(max_length=12)
    events = forms.MultipleChoiceField(
        required=False, choices=[(name, words[0]) for name, words in EVENTS.items()]
    )
