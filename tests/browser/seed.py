"""Fill a workspace with units and people, and say what a browser needs to go about there."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tests.browser.example import EXAMPLE

PASSWORD = "một câu dài dễ nhớ 24"
OWNER = "an@example.vn"


def seed(workspace: Path) -> dict[str, str]:
    """Make an owner, a province with a commune, a member, an invitation; give their ids."""
    os.environ["LANTOA_WORKSPACE"] = str(workspace)
    os.environ["LANTOA_CAMPAIGNS"] = str(EXAMPLE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from lantoa.web.people import invitations, services
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Membership
    from lantoa.web.people.queries import actor_of, root
    from lantoa.web.people.rights import Right

    owner = services.make_owner(
        by=Actor.alone(), email=OWNER, name="Nguyễn Thị An", password=PASSWORD,
        unit_name="Cục Thông tin Mẫu",
    )  # fmt: skip
    by = actor_of(owner)
    here = services.add_unit(by=by, parent=root(), name="Tỉnh Mây", kind="province")
    below = services.add_unit(by=by, parent=here, name="Xã Lá Xanh", kind="commune")
    services.add_unit(by=by, parent=root(), name="Hội Thanh niên Gió", kind="federation")
    _, token = invitations.invite(by=by, unit=here, email="binh@example.vn", rights=Right.EDIT)
    member = invitations.accept(token=token, name="Trần Văn Bình", password=PASSWORD)
    _, token = invitations.invite(by=by, unit=here, email="chi@example.vn")
    return {
        "root": root().id,
        "here": here.id,
        "below": below.id,
        "member": str(Membership.objects.get(user=member).pk),
        "invitation": token,
    }


if __name__ == "__main__":
    print(json.dumps(seed(Path(sys.argv[1]))))
