from __future__ import annotations

import pytest

from digestgen.content.page.inline import image_line, line_of
from digestgen.content.page.model import Sort, Token


def text(value: str) -> Token:
    return Token(Sort.TEXT, value)


def marked(mark: str, *inner: Token, address: str = "") -> tuple[Token, ...]:
    return (Token(Sort.OPEN, mark, address), *inner, Token(Sort.CLOSE, mark))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2 * 3 and [x] and a_b _c_", r"2 \* 3 and \[x\] and a_b \_c\_"),
        ("1. no list", r"1\. no list"),
        ("1.5 million", "1.5 million"),
        ("- no item", r"\- no item"),
        ("-12.9 degrees", "-12.9 degrees"),
        ("# no heading", r"\# no heading"),
        ("#hashtag", "#hashtag"),
        ("> no quote", r"\> no quote"),
        ("a < b <b> AT&T &amp;", r"a < b \<b> AT&T \&amp;"),
        ("costs $5 ~ 6 ~~x~~", r"costs $5 ~ 6 \~\~x\~\~"),
        ("  two\n\tlines\u00a0here ", "two lines here"),
    ],
)
def test_text_is_escaped_only_where_it_would_be_markup(value: str, expected: str) -> None:
    assert expected == line_of((text(value),))


def test_blanks_at_the_ends_of_a_mark_stand_outside_of_it() -> None:
    tokens = (text("a"), *marked("strong", text(" b ")), text("c"))

    assert "a **b** c" == line_of(tokens)


def test_a_mark_within_a_word_is_left_out() -> None:
    assert "unbelievable" == line_of((text("un"), *marked("em", text("believ")), text("able")))


def test_links_keep_their_marks_and_addresses() -> None:
    inner = marked("strong", text("the [plan]"))

    assert r"[**the \[plan\]**](/a)" == line_of(marked("link", *inner, address="/a"))
    assert "[x](</a%20b(c)>)" == line_of(marked("link", text("x"), address="/a b(c)"))
    assert "x" == line_of(marked("link", text("x"), address="#top"))


def test_code_is_not_escaped_and_outlasts_backticks() -> None:
    assert "`a * b`" == line_of(marked("code", text("a * b")))
    assert "`` a`b` ``" == line_of(marked("code", text("a`b`")))


def test_a_line_break_is_hard() -> None:
    tokens = (text("one "), Token(Sort.BREAK), text(" two"))

    assert "one\\\ntwo" == line_of(tokens)
    assert "one two" == line_of(tokens, breaks=False)


def test_a_picture_has_its_caption_as_its_title() -> None:
    token = Token(Sort.IMAGE, "/a.png", "A [map]", 'The "old" bridge')

    assert r'![A \[map\]](/a.png "The \"old\" bridge")' == image_line(token)
