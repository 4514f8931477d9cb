from __future__ import annotations

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import Post, Records
from lantoa.sources.adapter import Head
from lantoa.sources.replies import (
    is_credential,
    is_many_lines,
    is_of_google,
    quoted,
    records_of_each,
)
from tests.sources.mangled import CONTEXT


def one(part, context):
    if part == "bad":
        raise Unreadable("id", "no id")
    return Records(posts=(Post(platform="x", post_key=f"x:{part}", seen_at=context.seen_at),))


def test_a_bad_item_is_refused_and_the_others_are_kept():
    found = records_of_each(["1", "bad", "2"], one, CONTEXT)
    assert [post.post_key for post in found.posts] == ["x:1", "x:2"]
    assert found.refused == (("item 2 id", "no id"),)


def test_a_reply_of_bad_items_alone_is_unreadable():
    with pytest.raises(Unreadable, match=r"item 1 id: no id \(and 1 more\)"):
        records_of_each(["bad", "bad"], one, CONTEXT)


def test_a_single_bad_item_says_its_own_reason():
    with pytest.raises(Unreadable, match=r"^id: no id$"):
        records_of_each(["bad"], one, CONTEXT)


def test_an_empty_reply_on_a_line_is_unreadable():
    with pytest.raises(Unreadable, match="without items"):
        records_of_each([], one, CONTEXT)


@pytest.mark.parametrize(
    "message",
    [
        "see https://graph.facebook.com/v1/4?access_token=abc123def&x=1",
        "Error validating EAACsqT7rCzQBAF5EbwpqyXOUC",
        "client_secret=abc123def",
    ],
)
def test_a_message_is_quoted_without_its_token(message):
    assert "abc123def" not in quoted(message)
    assert "EAACsq" not in quoted(message)


def test_a_long_message_is_cut_and_its_lone_surrogates_are_gone():
    said = quoted("a\ud83d\n" + "b " * 500)
    assert len(said) == 301
    said.encode()


def test_a_client_description_is_a_credential_even_without_its_secret():
    client = {"installed": {"client_id": "1", "auth_uri": "https://accounts.google.com/o/auth"}}
    assert is_credential(client)
    assert is_of_google(client)
    assert not is_credential([client])


def test_one_line_that_is_a_document_is_not_read_as_lines():
    many = Head(name="a", shape="lines", payloads=({"id": "1"}, {"id": "2"}))
    single = Head(name="a", shape="lines", payloads=({"id": "1"},), document={"id": "1"})
    assert (is_many_lines(many), is_many_lines(single)) == (True, False)
