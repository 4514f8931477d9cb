"""The stock cast before all that there is: what the rights matrix asks for, one of each.

Everything here belongs to Tỉnh Mây (``.here``), but one file of the lake that came by no page and
so belongs to the root. An app that adds pages adds what they need under a name of its own:
``world.things["kol"]``, from ``tests/web/rights/<app>.py``'s ``prepare(world)``.
"""

from __future__ import annotations

from typing import Any

from tests.web.cast import KOL_ID, NETWORK_ID, Cast


class World:
    """The cast, a campaign, files, a job that waits, an invitation, a link, an access."""

    def __init__(self, site) -> None:
        from lantoa.flows.evidence import posts_of_scope
        from lantoa.web.campaigns import queries
        from lantoa.web.campaigns.models import Holding
        from lantoa.web.collection.models import ImportJob
        from lantoa.web.people import invitations
        from lantoa.web.people.actors import Actor, Party
        from lantoa.web.people.models import Membership, OutsideAccess
        from tests.web.rights import APPS

        self.cast = Cast(site)
        self.system = Actor.system("test")
        here = self.cast.here
        self.campaign = queries.campaigns(by=self.system)[0]
        Holding.objects.create(file=queries.place_of(self.campaign.path), unit=here)
        self.states = [s for s in queries.lake().states() if s.is_batch]
        for state in self.states[:2]:
            ImportJob.objects.create(
                name="x", sha256=state.sha256 or "", unit=here, state="done", made_at=state.at
            )
        self.job = ImportJob.objects.create(
            name="bang.csv", unit=here, state="mapping", made_at=self.states[0].at,
            mapping='platform = "tiktok"\n[columns]\npost_id = "id"\n',
        )  # fmt: skip
        self.invitation, self.token = invitations.invite(
            by=self.system, unit=here, email="moi@example.vn"
        )
        self.link, self.link_token = invitations.make_link(
            by=self.system, unit=here, what=("kol", KOL_ID), party=Party("kol", KOL_ID), label="",
            days=9,
        )  # fmt: skip
        self.access = OutsideAccess.objects.get(party_id=NETWORK_ID)
        self.membership = Membership.objects.get(user=self.cast.users["member"])
        self.post_key = posts_of_scope(
            queries.workspace(), self.campaign.declared, queries.lake().state(), limit=1
        )[1][0].post_key
        self.things: dict[str, Any] = {}
        for app in APPS:
            if hasattr(app, "prepare"):
                app.prepare(self)
