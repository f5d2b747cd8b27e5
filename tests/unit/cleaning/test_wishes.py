from __future__ import annotations

import pytest

from digestgen.article import Examined, examine
from digestgen.cleaning.wishes import find_wishes
from digestgen.content.source import read_source
from digestgen.model.edit import replay
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Source
from digestgen.model.wish import SitePattern, Wishes
from digestgen.text import patterns

BODY = (
    " date 2020-05-02 By By Jane Doe 2 hours ago in World The river rose again.Nobody was hurt in "
    "the town. Sign up to our newsletter now. The council met at noon. Advertisement It will meet "
    "again on Monday.\n"
)


def source_of(front: str, body: str = BODY, name: str = "2020/a.txt") -> Source:
    source, problems = read_source(f"---\n{front}---\n{body}".encode(), name)
    assert source is not None, problems
    return source


def examined(front: str, body: str = BODY, name: str = "2020/a.txt", **more: object) -> Examined:
    text = f"---\n{front}---\n{body}" if front else body
    found = examine(text.encode(), name, ReadSettings(**more))  # type: ignore[arg-type]  # of tests
    assert found.source
    assert found.cleaned
    edits = found.cleaned.edits
    body_start = found.source.body_start
    assert replay(found.source.text, edits)[body_start:] == found.cleaned.markdown
    return found


def markdown_of(front: str, body: str = BODY, name: str = "2020/a.txt", **more: object) -> str:
    cleaned = examined(front, body, name, **more).cleaned
    assert cleaned
    return cleaned.markdown


def codes_of(found: Examined) -> list[tuple[str, int, int]]:
    ours = ("keep-not-found", "drop-not-found", "keep-and-drop", "front-matter-value")
    return [(p.code, p.line, p.column) for p in found.reading.problems if p.code in ours]


def test_kept_text_undoes_the_edit_that_touches_it() -> None:
    plain = markdown_of("")

    kept = markdown_of("keep: [Advertisement]\n")

    assert "Advertisement" not in plain
    assert "noon. Advertisement It will" in kept
    assert "By By" not in kept


def test_part_of_a_removal_keeps_all_of_it() -> None:
    assert "By By Jane Doe" in markdown_of("keep: [By Jane]\n")


def test_what_was_read_in_a_kept_text_is_still_known() -> None:
    article = examined('keep: ["date 2020-05-02"]\n').reading.article

    assert article
    assert str(article.card.published) == "2020-05-02"


def test_no_blank_is_put_inside_kept_text() -> None:
    body = "He works for Amazon.Com in the north of the country. She lives in the south of it.\n"
    split = "rose again.Nobody"

    assert "again.Nobody" not in markdown_of("")
    assert "again.Nobody" in markdown_of(f'keep: ["{split}"]\n')
    assert "Amazon.Com" in markdown_of('keep: ["Amazon.Com in"]\n', body)


def test_dropped_text_goes_with_the_blank_behind_it() -> None:
    found = examined("drop:\n  - Sign up to our newsletter now.\n")

    assert found.cleaned
    assert "town. The council met" in found.cleaned.markdown
    edit = next(e for e in found.cleaned.edits if e.rule == "drop")
    assert edit.reason == "dropped in the front matter"
    assert found.cleaned.confidence == examined("").cleaned.confidence  # type: ignore[union-attr]


def test_every_occurrence_of_a_dropped_text_goes() -> None:
    body = "One here. Buy it now! Two here. Buy it now! Three here.\n"

    assert markdown_of('drop: "Buy it now!"\n', body) == "One here. Two here. Three here.\n"


def test_blanks_and_quotes_of_a_wish_need_not_be_those_of_the_page() -> None:
    body = "He said “it’s\nover” and left.The end came on a Monday. It was late in the day.\n"

    text = markdown_of("""drop: ['said "it''s over" and left. The end']\n""", body)

    assert "over" not in text
    assert "left" not in text


def test_whole_words_are_looked_for_first() -> None:
    body = "A cat sat on a mat near a canal.\n"

    assert markdown_of("drop: [a]\n", body) == "A cat sat on mat near canal.\n"
    assert markdown_of("drop: [ana]\n", body) == "A cat sat on a mat near a cl.\n"


def test_text_that_is_not_found_is_told_with_its_line() -> None:
    found = examined("drop:\n  - Sign up to our newsletter now.\n  - not here\nkeep: [nor here]\n")

    assert codes_of(found) == [("drop-not-found", 4, 5), ("keep-not-found", 5, 8)]


def test_the_front_matter_is_not_searched() -> None:
    assert codes_of(examined("keep: [keep]\n")) == [("keep-not-found", 2, 8)]


def test_what_is_to_stay_and_to_go_stays_and_is_told() -> None:
    found = examined("keep: [our newsletter]\ndrop: [Sign up to our newsletter now.]\n")

    assert found.cleaned
    assert "Sign up to our newsletter now." in found.cleaned.markdown
    assert codes_of(found) == [("keep-and-drop", 3, 8)]


@pytest.mark.parametrize("value", ["{a: b}", "[[a, b], c]"])
def test_wishes_are_texts(value: str) -> None:
    assert "front-matter-value" in [code for code, _, _ in codes_of(examined(f"drop: {value}\n"))]


def test_empty_wishes_are_none() -> None:
    assert codes_of(examined("drop:\nkeep: ['']\n")) == []


def test_a_scrape_whose_front_matter_only_wishes_is_cleaned() -> None:
    body = BODY.strip() + " It rained." * 60
    found = examined("drop: [Sign up to our newsletter now.]\n", body, "a.md")

    assert found.cleaned
    assert "By By" not in found.cleaned.markdown
    assert "newsletter" not in found.cleaned.markdown
    stated = examined("drop: [Sign up to our newsletter now.]\ntitle: Mine\n", body, "a.md")
    assert stated.cleaned
    assert "By By" in stated.cleaned.markdown
    assert "newsletter" not in stated.cleaned.markdown


def test_a_dropped_line_of_markdown_goes_with_its_end() -> None:
    text = markdown_of("title: A\ndrop: [two]\n", "one\ntwo\nthree\n\n- two\n", "a.md")

    assert text == "one\nthree\n\n- \n"


def test_wishes_are_no_foreign_fields() -> None:
    article = examined("keep: [a]\ndrop: [b]\nmood: good\n").reading.article

    assert article
    assert article.metadata.extra == (("mood", '"good"'),)


# patterns of the site


def pattern(text: str, **more: str) -> SitePattern:
    return SitePattern(text, "digestgen.yaml:4:7", **more)


def wishes(source: Source, *drop: SitePattern, keep: tuple[SitePattern, ...] = ()) -> Wishes:
    return find_wishes(source, drop=drop, keep=keep, source_url="https://www.News.example/a")[0]


def test_a_pattern_of_the_site_drops_what_it_matches() -> None:
    drop = (pattern(r"Sign up .*? now\.", reason="newsletter"),)

    found = examined("", drop=drop)

    assert found.cleaned
    assert "newsletter" not in found.cleaned.markdown
    assert "newsletter (digestgen.yaml:4:7)" in [e.reason for e in found.cleaned.edits]


def test_a_pattern_of_the_site_keeps_what_it_matches() -> None:
    assert "Advertisement" in markdown_of("", keep=(pattern("(?i)advertisement"),))


@pytest.mark.parametrize(
    ("limit", "is_for_it"),
    [
        ({"path": "2020/*"}, True),
        ({"path": "2020/"}, True),
        ({"path": "2021/*"}, False),
        ({"path": "*.txt"}, True),
        ({"source": "news.example"}, True),
        ({"source": "www.news.example"}, True),
        ({"source": "example"}, True),
        ({"source": "ws.example"}, False),
        ({"source": "The Daily Test"}, True),
        ({"source": "other.example"}, False),
        ({"source": "news.example", "path": "2021/"}, False),
    ],
)
def test_patterns_are_limited_by_source_and_path(limit: dict[str, str], is_for_it: bool) -> None:
    source = source_of("site_name: The Daily Test\n")

    assert bool(wishes(source, pattern("river", **limit)).removals) is is_for_it


def test_the_article_has_the_last_word() -> None:
    keeps = source_of("keep: [newsletter]\n")
    drops = source_of("drop: [newsletter]\n")

    assert wishes(keeps, pattern("our newsletter")).removals == ()
    assert len(wishes(drops, keep=(pattern("our newsletter"),)).removals) == 1
    assert wishes(drops, keep=(pattern("our newsletter"),)).kept == ()


def test_patterns_are_for_scrapes_and_pages_not_for_markdown() -> None:
    drop = (pattern("river"),)
    page = "<html><body><article><p>The river rose again in the night, they said.</p></article>"

    assert "river" in markdown_of("title: A\n", "The river.\n", "a.md", drop=drop)
    assert "river" not in markdown_of("", page, "a.html", drop=drop)


def test_overlapping_removals_become_one() -> None:
    source = source_of("drop: [the river, river rose]\n", "See the river rose again.\n")

    removals = wishes(source, pattern("rose again")).removals

    start = source.body_start
    assert [(r.start - start, r.end - start) for r in removals] == [(4, 24)]


def test_a_pattern_that_takes_too_long_is_a_fault_of_the_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT_S", 0.05)
    body = "a" * 60 + "b. The river rose.\n"

    reading = examine(body.encode(), "a.txt", ReadSettings(drop=(pattern("(a|aa)+$"),))).reading

    (problem,) = [p for p in reading.problems if p.code == "pattern-time"]
    assert reading.article is None
    assert problem.is_fatal
    assert problem.path == "a.txt"
    assert "(a|aa)+$" in problem.message
    assert "digestgen.yaml:4:7" in problem.message


def test_a_pattern_that_takes_most_of_a_text_is_a_doubt() -> None:
    found: list[Problem] = list(examined("", drop=(pattern(r"(?s)By .*"),)).reading.problems)

    assert "pattern-much" in [p.code for p in found]
