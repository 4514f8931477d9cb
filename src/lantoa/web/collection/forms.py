"""What people send with files, read and bounded."""

from __future__ import annotations

from typing import Any

from django import forms


class UploadForm(forms.Form):
    """What goes with dropped files; the files themselves are read by content."""

    seen_at = forms.CharField(required=False, max_length=40)
    capture = forms.CharField(required=False, max_length=120)
    unit = forms.CharField(required=False, max_length=12)
    pseudonymise = forms.BooleanField(required=False)
    modified = forms.CharField(required=False, max_length=2000)

    def clean_modified(self) -> list[int]:
        """Return the files' own times, in the order of the files; none where one is no number."""
        words = str(self.cleaned_data["modified"]).split()
        whole = all(word.isascii() and word.isdigit() and len(word) < 16 for word in words)
        return [int(word) for word in words] if whole else []


def columns_chosen(data: Any) -> dict[str, str]:
    """Return column → field as a mapping form sends them: ``column-N`` and ``field-N``."""
    return {
        str(data[key]): str(data.get(f"field-{key.removeprefix('column-')}", ""))
        for key in data
        if key.startswith("column-")
    }
