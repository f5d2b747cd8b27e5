from __future__ import annotations

from digestgen.markdown import render_markdown
from digestgen.markdown.review import is_skipping, review_markdown


def told(text: str, first_line: int = 5, title: str = "Title") -> list[tuple[int, str]]:
    headings = render_markdown(text, path="a.md", first_line=first_line, title=title).headings
    found = list(review_markdown(text, headings, path="a.md", first_line=first_line))
    assert is_skipping(headings) == any(p.code == "heading-skip" for p in found)
    return [(problem.line, problem.code) for problem in found]


def test_an_image_without_a_text_is_told_at_its_line() -> None:
    text = "One ![A map](a.png)\ntwo ![](b.png)\n\n- ![ ](https://x.example/c.png)\n"

    assert [(6, "image-text"), (8, "image-text")] == told(text)


def test_raw_images_need_a_text_too() -> None:
    text = (
        'A <img src="a.png"> b <img src="b.png" alt="B">\n\n<div>\n<img alt="" src=c.png>\n</div>\n'
    )

    assert [(5, "image-text"), (8, "image-text")] == told(text)


def test_a_skipped_level_is_told_at_its_line() -> None:
    assert [(7, "heading-skip")] == told("## A\n\n#### B\n\n##### C\n\n## D\n")


def test_the_first_heading_is_below_the_title() -> None:
    assert [(5, "heading-skip")] == told("### A\n")
    assert [] == told("# Title\n\n## A\n")
    assert [(7, "heading-skip")] == told("# Title\n\n### A\n")


def test_a_text_that_is_no_part_of_the_file_has_no_lines() -> None:
    assert [(0, "image-text"), (0, "heading-skip")] == told("![](a.png)\n\n#### B\n", first_line=0)


def test_going_up_skips_nothing() -> None:
    assert [] == told("## A\n\n### B\n\n#### C\n\n## D\n\n### E\n")
