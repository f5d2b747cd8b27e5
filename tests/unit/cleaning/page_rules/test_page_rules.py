"""What each rule for saved pages takes away, and what it must leave."""

from __future__ import annotations

import time

import pytest

from digestgen.cleaning import RULE_NAMES, clean
from digestgen.cleaning.page_rules import PAGE_RULE_NAMES
from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import replay
from digestgen.model.source import Field, Format, Source

FIRST = "The river rose in the night and the town of Nerin woke up wet."
SECOND = "Nobody had seen the water so high since the old bridge was built."
THIRD = "By noon the baker sold bread from a boat, and by night from two of them."
LAST = "The mayor promised that the dyke would be raised before the winter came."
TITLE = "A river in the night"
FIELDS = (
    Field("title", TITLE, 0, 0),
    Field("authors", ("Ada Vale", "Ben Moss"), 0, 0),
    Field("description", "How a town woke up wet", 0, 0),
)


def page(*blocks: str) -> Source:
    return Source("a.html", "\n\n".join(blocks) + "\n", Format.HTML, "html", FIELDS, 0)


def cleaned(*blocks: str) -> Cleaned:
    source = page(*blocks)
    result = clean(source)
    assert result.markdown == replay(source.text, result.edits)
    return result


ABOVE = [
    ("page-title", f"# {TITLE}"),
    ("page-title", f"## {TITLE.upper()}!"),
    ("page-title", "# What the water did to us"),
    ("page-title", "A river, in this night"),
    ("page-standfirst", "## How a town woke up wet"),
    ("page-byline", "By [Ada Vale](/ada) and Ben Moss"),
    ("page-byline", "Written by Cleo van Hart"),
    ("page-byline", "ADA VALE, staff reporter | 4 March 2021"),
    ("page-date", "Published 4 March 2021, 07:15 GMT"),
    ("page-date", "Updated 3 hours ago"),
    ("page-date", "5 min read"),
    ("page-date", "Tempo de leitura: 2 minutos"),
    ("page-caption", "The bridge on Monday. (Photo: Cleo Hart)"),
    ("page-caption", "In this file photo the bridge still stands. (Cleo Hart via AP, File)"),
    ("page-caption", "The baker in his boat. Cleo Hart/Getty Images"),
    ("page-linked-line", "[The Nerin Courier](/)"),
]
BELOW = [
    ("page-credits", "*Eve Falk contributed to this report.*"),
    ("page-credits", "(Reporting by Eve Falk; editing by Gil Hahn)"),
    ("page-credits", "Source: News agencies"),
    ("page-credits", "Write to Ada Vale at ada@courier.example"),
    ("page-credits", "Follow Ada Vale on Twitter: @adavale"),
    ("page-credits", "Ada Vale (ada@courier.example) is the editor of the Courier."),
    ("page-credits", "### About Ada Vale"),
    ("page-credits", "About the author:"),
    ("page-call", "Like this story? Share it with a friend!"),
    ("page-call", "Sign up for our letter and never miss a flood again."),
    ("page-below", "Tags: floods, town hall"),
    ("page-below", "Filed under: [Floods](/floods)"),
    ("page-below", "### Comments"),
    ("page-below", "Leave a comment below"),
    ("page-below", "- [The flood of 2018](/a)\n- [Who pays for the dyke?](/b)"),
    ("page-below", "- How we [got wet](/a)\n- The cat that [swam to the tower](/b)"),
    ("page-read-more", "### More from the Courier"),
    ("page-bare-heading", "## In other towns"),
    ("page-title", TITLE),
]
BETWEEN = [
    ("page-read-more", "**Read more:** [Who pays for the dyke?](/b)"),
    ("page-read-more", "READ ALSO [Who pays for the dyke?](/b)"),
    ("page-read-more", "Related"),
    ("page-read-more", "Читайте также: [Кто заплатит?](/b)"),
    ("page-linked-line", "[WHO PAYS FOR THE NEW DYKE](/b)"),
    ("page-call", "Advertisement"),
    ("page-call", "[Sign up for our letter](/letter)"),
    ("page-call", "**[CLICK HERE TO GET THE COURIER APP](/app)**"),
    ("page-twice", SECOND),
]


@pytest.mark.parametrize(("rule", "block"), ABOVE)
def test_what_stands_above_the_text_goes(rule: str, block: str) -> None:
    result = cleaned(block, FIRST, SECOND, THIRD, LAST)

    assert [(rule, f"{block}\n\n")] == [(edit.rule, edit.before) for edit in result.edits]
    assert result.markdown.startswith(FIRST)
    assert result.confidence < 1


@pytest.mark.parametrize(("rule", "block"), BELOW)
def test_what_stands_below_the_text_goes(rule: str, block: str) -> None:
    result = cleaned(FIRST, SECOND, THIRD, LAST, block)

    assert [(rule, f"\n\n{block}")] == [(edit.rule, edit.before) for edit in result.edits]
    assert result.markdown.endswith(f"{LAST}\n")


@pytest.mark.parametrize(("rule", "block"), BETWEEN)
def test_what_interrupts_the_text_goes(rule: str, block: str) -> None:
    result = cleaned(FIRST, SECOND, block, THIRD, LAST)

    assert [(rule, block)] == [(edit.rule, edit.before.strip()) for edit in result.edits]
    assert "\n\n".join((FIRST, SECOND, THIRD, LAST)) == result.markdown.strip()


KEPT_BETWEEN = [
    "Related deaths were not counted, the council said on [Monday](/m).",
    "Read more books, said the librarian, and fewer forecasts of the weather.",
    "More than twenty people slept in the school, the mayor said.",
    "[The council has put the figures on its own page.](/figures)",
    "By Monday morning the water stood at the second step of the church.",
    "Share prices of the boatyard rose by a third, the Nerin exchange said.",
    "Subscribers of the theatre got their money back, it said on Friday.",
    "“It is over,” said Ada Vale.",
    "## What it costs",
    "## Related costs of a flood",
    "## Comments from the mayor and the baker",
    "10 p.m.",
    "- [The first map](/a) shows the old bed of the river.\n- [The second](/b) the new one.",
    "> Nobody had seen the water so high since the old bridge was built.",
    "| Who | Million |\n| --- | --- |\n| State | 3.0 |",
    "```\nRead more: nothing\n\nAdvertisement\n```",
    '![The bridge](bridge.jpg "Photo: Cleo Hart")',
    "About twenty people slept in the school.",
    "Storms contributed to the damage that the town has seen this year.",
    "Tags: the town gave one to every sheep, so that none would be lost.",
]


@pytest.mark.parametrize("block", KEPT_BETWEEN)
def test_what_belongs_to_the_text_stays(block: str) -> None:
    result = cleaned(FIRST, SECOND, THIRD, block, FIRST.replace("river", "lake"), SECOND, LAST)

    assert () == result.edits
    assert result.confidence == 1


def test_a_caption_moves_to_its_picture() -> None:
    caption = 'The "old" bridge \\_on Monday\\_. (Photo: Cleo Hart)'

    result = cleaned(FIRST, "![Bridge](b.jpg)", caption, SECOND, THIRD)

    image = r'![Bridge](b.jpg "The \"old\" bridge \_on Monday\_. (Photo: Cleo Hart)")'
    assert "\n\n".join((FIRST, image, SECOND, THIRD)) == result.markdown.strip()
    assert ["page-caption"] * 2 == [edit.rule for edit in result.edits]


def test_texts_without_blanks_are_running_text_too() -> None:
    texts = (
        "夜のうちに川の水が増えて、町の人々は濡れて目を覚ました。",
        "市長は冬までに堤防を高くすると約束した。",
    )

    result = cleaned(f"# {TITLE}", *texts, "2021年", "Tags: 川")

    assert "\n\n".join((*texts, "2021年")) == result.markdown.strip()


def test_a_box_about_the_author_goes_as_a_whole() -> None:
    note = "She has written about rivers and roofs for longer than the bridge has stood."

    result = cleaned(FIRST, SECOND, THIRD, LAST, FIRST, SECOND, "#### About the author", note)

    assert result.markdown.endswith(f"{LAST}\n\n{FIRST}\n\n{SECOND}\n")


def test_links_behind_a_label_go_with_it() -> None:
    links = "[A cat](/cat) | [A dog on the tower](/dog)"

    result = cleaned(FIRST, SECOND, "**DON'T MISS**", links, THIRD, LAST)

    assert "\n\n".join((FIRST, SECOND, THIRD, LAST)) == result.markdown.strip()


def test_a_page_of_links_keeps_them() -> None:
    links = [f"[The story of house number {n}](/{n})" for n in range(8)]

    result = cleaned(FIRST, *links, LAST)

    assert () == result.edits


def test_questions_asked_again_stay() -> None:
    question = "What did you do when the water came, and what would you do today instead?"

    result = cleaned(question, FIRST, question, SECOND, question, THIRD)

    assert () == result.edits


def test_a_rule_that_wants_most_of_the_page_is_wrong_about_it() -> None:
    result = cleaned("Advertisement", "Subscribe")

    assert () == result.edits


def test_rules_can_be_switched_off() -> None:
    source = page(f"# {TITLE}", FIRST, SECOND, "Tags: a, b")

    result = clean(source, rules_off=("page-title",))

    assert ["page-below"] == [edit.rule for edit in result.edits]


def test_the_rules_have_names_of_their_own() -> None:
    assert len(set(RULE_NAMES)) == len(RULE_NAMES)
    assert set(PAGE_RULE_NAMES) < set(RULE_NAMES)


@pytest.mark.parametrize("piece", [r"\[", r"!\[", "[a](", '![](a "', "*`", ". “"])
def test_the_cost_is_linear(piece: str) -> None:
    """Twenty thousand signs of markup that never ends take well below a second."""
    started = time.process_time()

    cleaned(piece * 20_000)

    assert time.process_time() - started < 3


def test_many_pictures_cost_little() -> None:
    started = time.process_time()

    cleaned(*["![](a.png)"] * 10_000, FIRST)

    assert time.process_time() - started < 3
