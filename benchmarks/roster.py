"""A roster of 10,000 KOLs: read, entered in one transaction, searched, and taken back."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

_FOLDER = tempfile.mkdtemp(prefix="lantoa-roster-")
ROWS = 10_000
SEARCHES = ("hoa hau via he", "vidu 77", "n", "khong co ai")
WORDS = "hoa hậu vỉa hè nắng mưa mây gió núi sông biển hồ làng phố chợ quê".split()


def main() -> None:
    """Measure and print one line a step."""
    os.environ["LANTOA_WORKSPACE"] = _FOLDER
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    path = Path(_FOLDER) / "danh-sach.xlsx"
    _written(path)
    _measured(path)


def _written(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["STT", "Nghệ danh", "Họ và tên", "Link kênh", "Follow", "MCN",
                               "Lĩnh vực", "Tỉnh", "SĐT", "Email", "Báo giá", "Ghi chú"])  # fmt: skip
        for n in range(ROWS):
            name = (
                "Hoa hậu vỉa hè"
                if n == 77
                else " ".join((WORDS[n % 16], WORDS[n // 16 % 16], WORDS[n // 256 % 16], f"{n}"))
            )
            sheet.write_row(n + 1, 0, [
                n, name, f"Ví Dụ {n}", f"https://www.tiktok.com/@vidu.{n}?lang=vi", f"{n % 900}K",
                f"MCN Mẫu {n % 40}", f"chủ đề {n % 30}; đời sống", "Đồng Tháp", "0900 000 001",
                f"vidu{n}@vidu.example", "20 triệu", "ghi chú",
            ])  # fmt: skip


def _measured(path: Path) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lantoa.web.kols import queries
    from lantoa.web.kols.models import Kol
    from lantoa.web.people.actors import Actor, Grant
    from lantoa.web.people.queries import root
    from lantoa.web.people.rights import Right
    from lantoa.web.rosters import services, tasks

    by, unit = Actor.alone(), root()
    with Timed("take the workbook, propose its columns"):
        made = services.take_list(
            by=by, unit_id=unit.id, file=SimpleUploadedFile(path.name, path.read_bytes())
        )
    services.map_columns(by=by, roster=made, mapping=made.mapping)
    with Timed("read 10,000 rows into the preview"):
        tasks.read_list(str(made.pk))
    services.import_list(by=by, roster=made)
    with Timed("enter 10,000 KOLs, channels and memberships"):
        tasks.import_list(str(made.pk))
    assert Kol.objects.count() == ROWS
    member = Actor(kind="member", grants=(Grant(unit.path, Right.VIEW),))
    for question in SEARCHES:
        took = []
        for _ in range(15):
            begun = time.perf_counter()
            rows = queries.searched(queries.roster(by=member), question)
            found = rows.count()
            list(rows.order_by("sort_name", "pk")[:50])
            took.append((time.perf_counter() - begun) * 1000)
        print(f"search {question!r}: {statistics.median(took):.1f} ms ({found} found)")
    services.undo_list(by=by, roster=made)
    with Timed("take the import back"):
        tasks.undo_list(str(made.pk))
    assert not Kol.objects.exists()


class Timed:
    """Print how long something took."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        self._begun, self._cpu = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        took, cpu = time.perf_counter() - self._begun, time.process_time() - self._cpu
        print(f"{self._what}: {took:.1f} s ({cpu:.1f} s of processor)")


if __name__ == "__main__":
    main()
