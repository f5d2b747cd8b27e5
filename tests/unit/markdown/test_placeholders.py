from __future__ import annotations

from digestgen.markdown import link_markup, substitute
from digestgen.model.article import Link

LINK = Link("a.md", "", is_image=False, text="", line=1)
IMAGE = Link("a.png", "", is_image=True, text='A "b" <c>', line=1, title="T")


def test_found_link_gets_an_escaped_address() -> None:
    assert link_markup(LINK, '../a.html?b=1&c="') == ' href="../a.html?b=1&amp;c=&quot;"'


def test_link_to_nothing_is_dangling() -> None:
    assert link_markup(LINK, None) == ' class="dangling"'


def test_link_that_could_run_is_dangling_whoever_made_it() -> None:
    assert link_markup(LINK, "javascript:alert(1)") == ' class="dangling"'


def test_image_markup() -> None:
    expected = '<img src="a.png" alt="A &quot;b&quot; &lt;c&gt;" title="T" loading="lazy">'

    assert expected == link_markup(IMAGE, "a.png")


def test_missing_image_shows_its_alternative_text() -> None:
    expected = '<span class="missing-image">A &quot;b&quot; &lt;c&gt;</span>'

    assert expected == link_markup(IMAGE, None)


def test_replacements_are_not_replaced_again() -> None:
    assert substitute("[\x020\x03][\x021\x03]", ["\x021\x03", "b"]) == "[\x021\x03][b]"
