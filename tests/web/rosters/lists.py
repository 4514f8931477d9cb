"""Lists of invented KOLs as teams keep them, and a worker that does what waits."""

from __future__ import annotations

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

HEADINGS = [
    "Nghệ danh",
    "Họ và tên",
    "Link kênh",
    "Follow",
    "MCN",
    "Lĩnh vực",
    "Tỉnh",
    "SĐT",
    "Báo giá",
]


def row(name, link="", follow="", mcn="", topics="", **more):
    return [name, more.get("legal", ""), link, follow, mcn, topics, more.get("home", ""),
            more.get("phone", ""), more.get("fee", "")]  # fmt: skip


def table(*rows, headings=HEADINGS):
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode("utf-8-sig")


def upload(*rows, name="danh-sach.csv", headings=HEADINGS):
    return SimpleUploadedFile(name, table(*rows, headings=headings))


def work():
    """Do every job that waits, as a worker does."""
    from lantoa.web.kit import jobs
    from lantoa.web.kit.models import Job

    while waiting := list(Job.objects.filter(state="queued").values_list("pk", flat=True)):
        for number in waiting:
            jobs.run(number)
    failed = Job.objects.filter(state="failed").values_list("error", flat=True)
    assert not list(failed)


def handed_in(cast, *rows, role="member", unit=None, **more):
    """A list, read into its preview."""
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import RosterImport

    by = cast.actor(role)
    made = services.take_list(by=by, unit_id=(unit or cast.here).id, file=upload(*rows, **more))
    services.map_columns(by=by, roster=made, mapping=made.mapping)
    work()
    return RosterImport.objects.get(pk=made.pk)


def imported(cast, *rows, role="member", **more):
    """A list, entered into the register."""
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import RosterImport

    made = handed_in(cast, *rows, role=role, **more)
    services.import_list(by=cast.actor(role), roster=made)
    work()
    return RosterImport.objects.get(pk=made.pk)


def undone(cast, made, role="member"):
    from lantoa.web.rosters import services
    from lantoa.web.rosters.models import RosterImport

    services.undo_list(by=cast.actor(role), roster=made)
    work()
    return RosterImport.objects.get(pk=made.pk)
