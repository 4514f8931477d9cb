from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import HoldsSecrets, Unreadable
from lantoa.sources.adapter import Head
from lantoa.sources.facebook import ADAPTERS
from lantoa.sources.facebook.graph import items, records
from tests.sources.mangled import ANYTHING, CONTEXT, holds, mangled

POST = {"id": "100_22222", "message": "Chào", "created_time": "2026-08-27T02:00:49+0000"}
MEDIA = {
    "id": "17900000000000001",
    "media_type": "IMAGE",
    "like_count": 5,
    "comments_count": 1,
    "permalink": "https://www.instagram.com/p/DcAwluvzFq6/",
}
NEXT = "https://graph.facebook.com/v26.0/{}?access_token=SECRETSECRET&after=x"


def reply(*nodes, edge=None):
    paging = {"cursors": {"after": "x"}} | ({"next": NEXT.format(edge)} if edge else {})
    return {"data": list(nodes), "paging": paging}


def recognised(document, shape="json"):
    found = document if isinstance(document, list) else [document]
    payloads = tuple(one for one in found if isinstance(one, dict))
    head = Head(name="a", shape=shape, payloads=payloads,
                document=document if shape == "json" else None)  # fmt: skip
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def reason(node):
    with pytest.raises(Unreadable) as refused:
        records(node, CONTEXT)
    return str(refused.value)


def test_a_reply_is_taken_apart_into_its_nodes():
    assert items(reply(POST, POST | {"id": "100_33333"})) == [POST, POST | {"id": "100_33333"}]
    assert items(POST) == [POST]
    assert items({"100_22222": POST, "100_33333": {**POST, "id": "100_33333"}})[0] == POST
    assert items([reply(POST), POST]) == [POST, POST]


def test_only_the_edge_is_taken_from_the_address_of_the_next_page():
    (node,) = items(reply(POST, edge="100/feed"))
    assert node == POST | {"reply.edge": "feed", "reply.of": "100"}
    assert "SECRET" not in repr(items(reply(POST, edge="100/feed")))
    assert "SECRET" not in repr(records(reply(POST, edge="100/feed"), CONTEXT))


def test_an_edge_inside_a_node_gives_nodes_of_their_own():
    page = {"id": "100", "name": "An Example", "fan_count": 7, "posts": {"data": [POST]}}
    channel, post = items(page)
    assert "posts" not in channel
    assert post["reply.owner"] == {"id": "100", "name": "An Example"}
    assert records(page, CONTEXT).posts[0].channel_key == "facebook:100"


def test_business_discovery_gives_the_account_and_its_media():
    found = {"username": "anexample", "id": "17841400000000001", "followers_count": 9,
             "media_count": 1, "media": {"data": [MEDIA]}}  # fmt: skip
    channel, media = items({"business_discovery": found, "id": "17841400000000009"})
    assert records(channel, CONTEXT).channels[0].channel_key == "instagram:@anexample"
    assert records(media, CONTEXT).posts[0].handle == "anexample"


def test_items_of_items_are_the_same_items():
    document = reply(POST, MEDIA, edge="100/feed")
    assert [items(one) for one in items(document)] == [[one] for one in items(document)]


def test_tags_of_a_message_are_no_nodes():
    message = {"id": "m_abc", "message": "Chào", "tags": {"data": [{"name": "inbox"}]}}
    assert items(message) == [message]


def test_an_error_says_what_the_platform_says_without_the_token():
    error = {"error": {"message": "Invalid access_token=EAAabcdefghij", "type": "OAuthException",
                       "code": 190, "error_subcode": 463, "fbtrace_id": "A"}}  # fmt: skip
    assert recognised(error) == ["graph-api"]
    assert reason(items(error)[0]) == (
        "error: the platform reports: OAuthException, 190, 463, Invalid …"
    )


@pytest.mark.parametrize(
    "document",
    [
        {"access_token": "a", "token_type": "bearer", "expires_in": 5},
        {"access_token": "a", "user_id": "1"},
        {"app": {"client_id": "1", "client_secret": "x"}},
        reply({"access_token": "a", "name": "An Example", "id": "100", "tasks": ["ANALYZE"]}),
    ],
)
def test_a_credential_is_refused_whole(document):
    with pytest.raises(HoldsSecrets, match="nothing of it is kept"):
        items(document)


def test_a_token_file_is_recognised_so_that_it_can_be_refused():
    assert recognised({"access_token": "a", "token_type": "bearer"}) == ["graph-api"]
    assert "nothing of it is read" in reason({"access_token": "a", "id": "1"})


@pytest.mark.parametrize(
    ("node", "what"),
    [
        ({"id": "t_1", "message_count": 2, "snippet": "chào"}, "a conversation"),
        ({"id": "m_1", "message": "chào", "from": {"id": "1"}}, "a private message"),
        ({"quota_usage": 0, "config": {}}, "a publishing limit"),
        ({"id": "17900000000000001", "status_code": "FINISHED"}, "a container"),
        ({"product_id": 1, "merchant_id": 2}, "a product"),
        ({"id": "5", "name": "Ngày hội", "start_time": "2026-08-27T02:00:49+0700"}, "an event"),
        ({"id": "5", "name": "Nhóm", "member_count": 3}, "a group"),
        ({"id": "5", "name": "B", "profile_picture_uri": "x"}, "a business"),
        ({"id": "5", "name": "A", "link": "https://www.facebook.com/album.php?fbid=5"}, "an album"),
        ({"id": "5", "name": "App", "category": "B", "link": "https://example.vn"}, "an application"),
        ({"data": {"url": "x", "is_silhouette": False}}, "a picture"),
        ({"data": {"app_id": "1", "is_valid": True}}, "the description of a token"),
        ({"id": "17840000000000001", "name": "love"}, "a hashtag"),
        ({"id": "5", "name": "An", "profile_type": "user"}, "one of the people who reacted"),
        ({"id": "5", "name": "An", "created_time": "2026-08-27T02:00:49+0000"}, "a photo or an album"),
        ({"id": "5", "name": "An Example"}, "an id and a name"),
        ({"id": "17900000000000001"}, "an id alone"),
        ({"id": "5", "reply.edge": "likes"}, "one of the people who reacted"),
        ({"id": "179", "media_type": "IMAGE", "reply.edge": "children"}, "a part of a carousel"),
        ({"colour": "red"}, "no node of the Graph API that is known"),
    ],
)  # fmt: skip
def test_a_node_without_a_post_is_refused_with_what_it_is(node, what):
    said = reason(node)
    assert said.startswith(what)
    assert said.endswith("it holds no post, count, comment or channel")


@pytest.mark.parametrize(
    "document",
    [
        POST,
        reply(POST),
        reply(),
        {"data": []},
        {"1": {"id": "1", "name": "An"}},
        {"id": "1"},
        [POST],
    ],
)
def test_replies_are_recognised(document):
    assert recognised(document) == ["graph-api"]


@pytest.mark.parametrize(
    "document",
    [
        {"data": [{"id": "1", "text": "a", "edit_history_tweet_ids": ["1"]}], "includes": {}},
        {"data": [{"id": "1", "name": "An", "username": "an"}]},
        {"data": {"videos": []}, "error": {"code": "ok", "message": "", "log_id": "1"}},
        {"nav_index": "1:1:1", "data": {"pk": "1", "code": "a", "media_type": 1}},
        [{"id": "1", "name": "An"}],
        [{"id": "1", "shortCode": "a", "caption": "", "likesCount": 1,
          "timestamp": "2026-08-27T02:00:49.000Z"}],
        {"id": "1", "username": "an", "acct": "an", "followers_count": 1, "statuses_count": 2},
        {"id": "1", "text": "a", "media_type": "TEXT_POST", "media_product_type": "THREADS",
         "permalink": "https://www.threads.net/@an/post/x", "timestamp": 5},
        {"kind": "youtube#video", "id": "-AbCdEfGh_1"},
        "text", [], None, 5,
    ],
)  # fmt: skip
def test_documents_of_others_are_not_taken(document):
    assert recognised(document) == []


def test_lines_are_recognised_by_posts_and_not_by_an_id_alone():
    assert recognised([reply(POST), POST], shape="lines") == ["graph-api"]
    assert recognised([{"id": "1"}, {"id": "2", "name": "An"}], shape="lines") == []


def test_nodes_nested_without_end_do_not_end_the_import():
    node: Any = POST
    for _ in range(200):
        node = {"data": [node]}
    assert "no node of the Graph API" in reason(node)


PAGE = {
    "id": "100", "name": "An Example", "username": "an", "fan_count": 7, "link": "x",
    "posts": reply(POST | {"comments": {"data": [{"id": "100_22222_5", "message": "a"}]}}),
    "media": reply(MEDIA, edge="17841400000000001/media"),
}  # fmt: skip


@given(mangled(PAGE))
def test_a_reply_with_anything_in_any_field_is_kept_or_refused(payload):
    recognised(payload)
    holds(records, payload)
    try:
        found = items(payload)
    except HoldsSecrets:
        return
    for part in found:
        holds(records, part)


@given(ANYTHING)
def test_anything_at_all_is_kept_or_refused(payload):
    recognised(payload)
    holds(records, payload)
