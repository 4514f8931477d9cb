"""The stock cast: An owns, Bình is a member, Giang approves, Dũng is a member next door.

Chi has an account and no rights; Hà speaks for a network, Khoa is a KOL. All are invented.

```
Cục Mẫu                     An (owner: every right, at the root)
├── Tỉnh Mây  (.here)       Bình (member: view, edit, export) · Giang (approver: view, approve)
│   └── Xã Lá (.below)
└── Tỉnh Gió  (.beside)     Dũng (member: view, edit)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.roles import ROLES

if TYPE_CHECKING:
    from django.test import Client

    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit, User

NETWORK_ID = "6d1f0c1e-0000-4000-8000-00000000000a"
"""For which Hà acts; apps that know networks make one of this id."""
KOL_ID = "6d1f0c1e-0000-4000-8000-00000000000b"
"""Which Khoa is; apps that know KOLs make one of this id."""
_NAMES = {
    "owner": "An", "member": "Bình", "outsider": "Chi", "sibling": "Dũng", "approver": "Giang",
    "network": "Hà", "kol": "Khoa",
}  # fmt: skip


class Cast:
    """Units and people in one workspace; made once the site is there."""

    def __init__(self, site) -> None:
        from lantoa.web.people import queries
        from lantoa.web.people.models import Membership, OutsideAccess, Unit, User
        from lantoa.web.people.rights import ALL, Right

        self.site = site
        self.root: Unit = queries.root()
        self.here = _unit(Unit, self.root, "Tỉnh Mây", "province")
        self.below = _unit(Unit, self.here, "Xã Lá", "commune")
        self.beside = _unit(Unit, self.root, "Tỉnh Gió", "province")
        self.users: dict[str, User] = {
            role: User.objects.create(email=f"{role}@example.vn", name=name)
            for role, name in _NAMES.items()
        }
        for role, unit, rights in (
            ("owner", self.root, ALL),
            ("member", self.here, Right.VIEW | Right.EDIT | Right.EXPORT),
            ("approver", self.here, Right.VIEW | Right.APPROVE),
            ("sibling", self.beside, Right.VIEW | Right.EDIT),
        ):
            Membership.objects.create(user=self.users[role], unit=unit, rights=int(rights))
        for role, party in (("network", NETWORK_ID), ("kol", KOL_ID)):
            OutsideAccess.objects.create(
                user=self.users[role], unit=self.here, party_kind=role, party_id=party
            )

    def actor(self, role: str) -> Actor:
        """Return what somebody may do; ``nobody`` has not signed in."""
        from lantoa.web.people.actors import Actor
        from lantoa.web.people.queries import actor_of

        return Actor.nobody() if role == "nobody" else actor_of(self.users[role])

    def client(self, role: str) -> Client:
        """Return a browser in which somebody has signed in; ``nobody`` has not."""
        from django.test import Client

        client = Client(SERVER_NAME="localhost")
        if role != "nobody":
            client.force_login(
                self.users[role], "allauth.account.auth_backends.AuthenticationBackend"
            )
        return client

    def seen_by(self, role: str):
        """Return the site as somebody sees it."""
        return type(self.site)(self.site.root, self.client(role))

    def clients(self) -> dict[str, Client]:
        """Return a browser for each role of the rights matrix."""
        return {role: self.client(role) for role in ROLES}


def _unit(model, parent, name: str, kind: str):
    made = model(name=name, kind=kind, parent=parent)
    made.path = f"{parent.path}{made.id}/"
    made.save(force_insert=True)
    return made
