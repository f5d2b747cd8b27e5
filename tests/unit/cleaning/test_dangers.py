"""What a careless rule would destroy: one test a danger of the catalogue of mess."""

from __future__ import annotations

import pytest

from digestgen.model.metadata import Found
from tests.unit.cleaning.sources import cleaned


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the storm had passed. The town was dry again.",
        "By Friday night, all was over. Nobody was hurt.",
        "By The Numbers: three ships, four storms. It was a hard year.",
        "By April of last year the mine had closed. It never opened again.",
        "By comparison, the north was dry. It often is.",
        "By Ada Vale it was said to be a good year. She never said so.",
    ],
)
def test_sentence_that_begins_with_by_is_no_byline(text: str) -> None:
    result = cleaned(text)

    assert result.markdown == text
    assert result.found.authors == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on November 20, 2019, in a storm. It was never rebuilt.",
        "Three days ago in Selby a boat was found. It had no crew.",
        "The law was updated on May 4, 2018 and again in June. Nobody noticed.",
        "The match of 05/10/2018 was lost. The next was won.",
    ],
)
def test_dates_of_the_story_stay(text: str) -> None:
    assert cleaned(text).markdown == text


@pytest.mark.parametrize(
    "text",
    [
        "We came to learn more about Libya, its people and its towns.",
        "The book says more about ships than sails. More about sails would help.",
    ],
)
def test_more_about_in_a_sentence_is_no_footer(text: str) -> None:
    result = cleaned(text)

    assert result.markdown == text
    assert result.found.tags == ()


@pytest.mark.parametrize(
    "token",
    [
        "the U.S.Army",
        "from St.Louis to sea",
        "at 5 a.m.Eastern time",
        "as No.1 of ten",
        "in v1.2.Next today",
        "on example.com today",
        "at Amazon.Com in May",
        "with Node.Js and more",
        "the .NET tools",
        "a Ph.D. or more",
        "about 3.14 of it",
        "e.g.Foo and bar",
        "said Sen.Vale again",
        "in report.Final.pdf here",
        "by J.K.Rowling alone",
        "via Yahoo!Japan alone",
        "see https://example.org/a.Better/page now",
        "write ada.Vale@example.org now",
        "he waited...And left",
        "the iPhone and McDonald of YouTube",
    ],
)
def test_stop_inside_a_name_is_not_split(token: str) -> None:
    text = f"They went {token} and that was all. The end came soon."

    assert cleaned(text).markdown == text


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("They left.Although", "They left. Although"),
        ("Was it late?Nobody", "Was it late? Nobody"),
        ("“It is over.”The", "“It is over.” The"),
        ("They left (at last).The", "They left (at last). The"),
        ('They left."We stayed," she said. The', 'They left. "We stayed," she said. The'),
    ],
)
def test_glued_sentences_are_parted(glued: str, parted: str) -> None:
    markdown = cleaned(f"{glued} crowd went home again.").markdown

    assert f"{parted} crowd went home again." == " ".join(markdown.split())


@pytest.mark.parametrize(
    "text",
    [
        # a refrain
        "We will rise, we will rise, sang the crowd. We will rise, we will rise, it sang again.",
        # the same question twice, with an answer between
        "What did you see that night at the harbour? Nothing. What did you see that night at the "
        "harbour? A light, perhaps.",
        # a quotation taken up again after a colon
        "Nobody in this town has seen the letter that was sent. He repeated: “Nobody in this town "
        "has seen the letter that was sent” and left.",
    ],
)
def test_repeats_with_a_purpose_stay(text: str) -> None:
    assert cleaned(text).markdown == text


@pytest.mark.parametrize(
    "text",
    [
        "Facebook and Twitter fell. Share prices of both were down. Email was up.",
        "It lives on advertising. Advertisement revenue rose. Advertisement Standards agreed.",
        "The law is about cookies. We use cookies, the firm said. Copyright law is next.",
    ],
)
def test_stories_about_the_web_keep_their_words(text: str) -> None:
    assert cleaned(text).markdown == text


@pytest.mark.parametrize(
    "text",
    [
        "TRIPOLI (Reuters) - The port opened on Monday. Ships came at once.",
        "VIENNA, (AP) – The talks failed. New ones begin in May.",
    ],
)
def test_dateline_stays(text: str) -> None:
    assert cleaned(text).markdown == text


@pytest.mark.parametrize(
    "text",
    [
        "It rained all day. Finance minister Ada Vale said the budget was safe.",
        "It rained all day. On Monday Selby Rail cut its fares by half.",
        "It rained all day. The deal Selby Rail signed last week collapsed.",
        "It rained all day. The day Ada Vale left the town was cold.",
        "It rained all day. They saw The Hague and The Times building.",
        "It rained all day. The latest high-end Selby phone costs the earth.",
        "It rained all day. The crowd shouted “No more rain” at the sky.",
    ],
)
def test_sentence_with_a_name_in_it_holds_no_subheading(text: str) -> None:
    assert cleaned(text).markdown == text


def test_text_in_another_script_is_left_alone() -> None:
    text = "船は朝に港を出た。雨が降っていた。誰も見ていなかった。"

    assert cleaned(text).markdown == text


def test_title_made_up_says_so_and_is_short() -> None:
    result = cleaned("The " + "very " * 40 + "long sentence ends here. It is over.")

    assert result.title_source is Found.DERIVED
    assert len(result.found.title) <= 90


def test_made_up_title_holds_no_markup() -> None:
    assert cleaned("The *old* and *new* mill. It stands.").found.title == "The *old* and *new* mill"


def test_quotation_is_not_divided() -> None:
    sentence = "We walked on and on over the long hill that lies behind the town. "
    quoted = '"' + sentence * 12 + 'That was all," she said. '

    paragraphs = cleaned(sentence * 8 + quoted + sentence * 8).markdown.split("\n\n")

    assert all(paragraph.count('"') in (0, 2) for paragraph in paragraphs)
    assert len(paragraphs) > 2
