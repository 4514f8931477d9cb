"""Invented KOLs for tests."""

from __future__ import annotations


def a_kol(cast, name="An Ví Dụ", *, role="member", unit=None, address="", **private):
    from lantoa.web.kols.channel_services import add_kol_at
    from lantoa.web.kols.services import KolSaid, PrivateSaid

    return add_kol_at(
        by=cast.actor(role), unit_id=(unit or cast.here).id, said=KolSaid(name=name, topics=["ẩm thực"]),
        private=PrivateSaid(**private), address=address,
    )  # fmt: skip


def own_kol(cast, **more):
    """The KOL that Khoa is."""
    from lantoa.web.kols.models import Kol, Private
    from tests.web.cast import KOL_ID

    kol = Kol.objects.create(id=KOL_ID, unit=cast.here, name="Khoa Ví Dụ", sort_name="khoa vi du",
                             folded=" khoa vi du ", **more)  # fmt: skip
    Private.objects.create(kol=kol, legal_name="Lê Văn Ví Dụ", phone="0900 000 002")
    return kol


def a_network(cast, name="Mạng lưới Mẫu", *, role="member", unit=None):
    from lantoa.web.kols.services import NetworkSaid, add_network

    return add_network(
        by=cast.actor(role), unit_id=(unit or cast.here).id, said=NetworkSaid(name=name)
    )


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def upload(content=PDF, name="giay.pdf"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)
