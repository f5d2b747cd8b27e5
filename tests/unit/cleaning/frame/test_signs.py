"""Signs of a page: what is one, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from digestgen.cleaning.frame.signs import KINDS, find_signs


def _seen(text: str) -> list[tuple[str, str]]:
    return [(KINDS[sign.kind], text[sign.start : sign.end]) for sign in find_signs(text)]


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("Selby, Nov. 20, 2019 10:15 AM EST The boat", "stamp", "Nov. 20, 2019 10:15 AM EST"),
        ("Selby 20 novembre 2019 Le bateau", "stamp", "20 novembre 2019"),
        ("Selby 2019-11-18T20:51:19Z The boat", "stamp", "2019-11-18T20:51:19Z"),
        ("Published Tue, Nov 19 20197:05 AM ESTThe boat", "stamp", "Tue, Nov 19 20197:05 AM EST"),
        ("The boat By Ada Vale and John Holm 3 min read", "by", "By Ada Vale and John Holm"),
        ("The boat / by Ada Vale", "by", "by Ada Vale"),
        ("The boat By Monica Vale 3 min read", "by", "By Monica Vale"),
        ("(Photo: Ada Vale/Selby Courier) The boat", "credit", "(Photo: Ada Vale/Selby Courier)"),
        ("Ada Vale/AFP/Getty Images The boat", "credit", "Ada Vale/AFP/Getty Images"),
        ("FacebookTwitterEmail", "share", "Facebook"),
        ("Share this story Facebook Twitter", "share", "Share this story"),
        ("The end. Read more: Eels", "related", "Read more"),
        ("The end. MOST POPULAR Eels", "related", "MOST POPULAR"),
        ("Fin. Lire aussi : Anguilles", "related", "Lire aussi"),
        ("The end. Tags: Eels", "tags", "Tags"),
        ("The end. 12 Comments", "count", "12 Comments"),
        ("The end. Leave a reply", "comment", "Leave a reply"),
        ("Sign up for our letter.", "news", "Sign up for"),
        ("The end. © 2019 Selby Courier. All", "copy", "© 2019 Selby"),
        ("3 hours ago The boat", "age", "3 hours ago"),
        ("Ada Vale @adavale The boat", "handle", "@adavale"),
    ],
)
def test_sign_is_found(text: str, kind: str, sign: str) -> None:
    assert any(k == kind and s.strip() == sign for k, s in _seen(text)), _seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "HANOI, Vietnam (AP) — The minister said it on a visit.",
        "He read more about the boat and its captain.",
        "By Monday the boat was gone, and by then nobody cared.",
        "They wrote about it on Facebook, and later on Twitter.",
        "The share of the county fell to 12, the related costs rose.",
        "Reuters reported that the boat was sold.",
        "Sharing a cart, they crossed the bridge.",
    ],
)
def test_running_text_has_no_sign(text: str) -> None:
    assert _seen(text) == []


def test_signs_are_in_order_and_apart() -> None:
    text = (
        "Share Facebook Twitter By Ada Vale Nov 20, 2019 Photo: John Holm/AP Read more: Eels © 2019"
    )

    signs = find_signs(text)

    assert all(a.end <= b.start for a, b in pairwise(signs))
