"""Rows of the trust file, of personal data, and of what a KOL sees and does about themselves."""

from __future__ import annotations

from tests.web.rights.kols import EDITORS, at
from tests.web.rights.rows import HERE, INSIDE, Row

KOL = "404 200 404 404 404 404 404"
"""The KOL alone."""

ROWS = [
    Row("trust", "GET", HERE, at("kol")),
    Row("trust-do", "POST", "404 404 404 404 302 403 302", at("kol"),
        lambda w: {"do": "withdraw", "evidence": w.things["evidence"].pk, "why": "nhầm"}),
    Row("trust-do", "POST", "404 404 404 404 200 403 200", at("kol"),
        lambda w: {"do": "link", "days": "9"}),
    Row("evidence-file", "GET", "404 200 404 404 200 200 200", at("evidence")),
    Row("consent-file", "GET", "404 200 404 404 200 403 200", at("consent")),
    Row("data-requests", "GET", INSIDE),
    Row("held", "GET", EDITORS, at("kol")),
    Row("held-do", "POST", "404 404 404 404 302 403 302", at("kol"),
        lambda w: {"do": "finish", "request": w.things["request"].pk}),
    Row("held-file", "GET", EDITORS, at("kol")),
    Row("own-kol", "GET", KOL, at("kol")),
    Row("own-kol-do", "POST", "404 302 404 404 404 404 404", at("kol"),
        lambda w: {"do": "reply", "evidence": w.things["evidence"].pk, "text": "Vâng"}),
    Row("own-kol-file", "GET", KOL, at("kol")),
    # Programs show a token; whoever only has a session is asked for one.
    *(
        Row(name, method, " ".join(["401"] * 7), args, nobody="401")
        for name, method, args in (
            ("api-kols", "GET", lambda w: []), ("api-kols", "POST", lambda w: []),
            ("api-kol-add", "GET", lambda w: []), ("api-kol-add", "POST", lambda w: []),
            ("api-kol", "GET", at("kol")), ("api-kol-channels", "POST", at("kol")),
            ("api-networks", "GET", lambda w: []), ("api-trust", "GET", at("kol")),
        )
    ),
]  # fmt: skip
