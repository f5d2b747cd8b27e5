"""Where an article begins and ends in a page."""

from __future__ import annotations

from digestgen.cleaning.frame.borders import find_frame
from digestgen.cleaning.frame.ends import end_candidates
from digestgen.cleaning.frame.layout import lay_out

_BODY = (
    "The council of Selby bought a boat in the spring, and the boat has run ever since. Two "
    "hundred people a day cross the river on it, most of them workers of the mills. The captain, "
    "a man of sixty, knows every one of them by name and by debt. In winter the ice stops him for "
    "a month, and the mills send a cart over the upper bridge. The county paid half of the costs "
    "until last year, when it left the agreement."
)
_HEAD = (
    "Home News The ferry to Selby will stop in May By Ada Vale Published 26 April 2020, 10:15 "
    "Share Facebook Twitter Email "
)
_FOOT = (
    " Most Read Mills close Eels return to the upper river Tags Selby Ferry Follow us on Twitter"
)


def _article(text: str) -> str:
    frame = find_frame(text)
    return text[frame.start.at : frame.end.at].strip()


def test_a_body_alone_is_kept_whole() -> None:
    assert _article(_BODY) == _BODY


def test_head_and_foot_go() -> None:
    assert _article(_HEAD + _BODY + _FOOT) == _BODY


def test_blanks_lost_between_blocks_do_not_matter() -> None:
    glued = _HEAD.replace(" By ", "By ").replace("Share Facebook Twitter Email ", "ShareFacebook")

    assert _article(glued + _BODY + _FOOT) == _BODY


def test_a_dateline_is_part_of_the_article() -> None:
    body = f"SELBY, Yorkshire (AP) — {_BODY}"

    assert _article(_HEAD + body + _FOOT) == body


def test_a_short_text_is_no_page() -> None:
    frame = find_frame("By Ada Vale Nov 20, 2019 The boat is late. Read more: Eels")

    assert not frame.is_page
    assert (frame.start.at, frame.start.sure) == (0, 1.0)


def test_how_sure_a_border_is_is_a_probability() -> None:
    frame = find_frame(_HEAD + _BODY + _FOOT)

    assert 0 < frame.start.sure <= 1
    assert 0 < frame.end.sure <= 1


def test_a_label_that_is_a_word_of_a_name_ends_no_article() -> None:
    name = "He fought for the Selby Tag Team Championship. "
    later = "After asking for his release he signed with the mills around the end of the year."
    text = f"{_BODY} {name}{later} {_BODY}"

    places = {at for at, _ in end_candidates(lay_out(text))}

    assert text.index("Tag") not in places


def test_a_label_before_a_list_ends_one() -> None:
    text = f"{_BODY}{_FOOT}"

    assert text.index("Tags") in {at for at, _ in end_candidates(lay_out(text))}
