"""Uploaded files on their way to the lake: limited in size, kept under names of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from lantoa.web.kit.names import safe_name

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LimitedUpload", "folder_of", "safe_name"]


class LimitedUpload(TemporaryFileUploadHandler):
    """Spools uploads to the workspace's disk, and stops at the limit whatever the head says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taken = 0

    def handle_raw_input(
        self, input_data: Any, META: Any,  # noqa: N803
        content_length: int, boundary: Any, encoding: Any = None,
    ) -> None:  # fmt: skip
        """Refuse at once what says itself that it is too large."""
        del input_data, META, boundary, encoding
        if content_length > settings.UPLOAD_LIMIT_BYTES:
            raise RequestDataTooBig("the upload is larger than the limit")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        self._taken += len(raw_data)
        if self._taken > settings.UPLOAD_LIMIT_BYTES:
            raise RequestDataTooBig("the upload is larger than the limit")
        super().receive_data_chunk(raw_data, start)


def folder_of(job_id: object) -> Path:
    """Return the folder in which the file of a job waits."""
    folder: Path = settings.UPLOADS / str(job_id)
    return folder
