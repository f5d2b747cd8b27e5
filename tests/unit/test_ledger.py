from __future__ import annotations

import pytest

from digestgen.ledger import (
    HEADER,
    Line,
    Place,
    is_page,
    parse_ledger,
    place_of,
    with_lines,
    without_address,
)

ARTICLE = Line("articles/a.html", "article", "A title", "2020-04-05", "2020/a.md")
TOPIC = Line("topics/libya.html", "topic", "Libya")
MOVED = Line("articles/old.html", "moved", "articles/a.html")


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in parse_ledger(text.encode(), "addresses.tsv")[1]]


def test_what_is_written_is_read_back() -> None:
    strange = Line("articles/b.html", "article", "A\tB \\t C\\", "", "odd\nname\\n.md")
    months = (Line("archive/2020-04.html", "archive"), Line("digests/2020-W17.html", "digest"))
    lines = (ARTICLE, strange, MOVED, *months, TOPIC)

    data = with_lines(b"", lines)

    assert data.startswith(HEADER.encode())
    assert (tuple(sorted(lines)), ()) == parse_ledger(data, "addresses.tsv")


def test_lines_stand_sorted_behind_all_remarks() -> None:
    data = with_lines(b"topics/b.html\ttopic\tB\r\n# mine\n\n", [TOPIC, ARTICLE])

    lines = data.decode().splitlines()
    assert "# mine" == lines[0]
    assert sorted(lines[1:]) == lines[1:]
    assert data == with_lines(data, [TOPIC])


def test_the_same_line_twice_is_fine() -> None:
    """A union merge of git leaves such lines."""
    text = f"{TOPIC.text()}\n{ARTICLE.text()}\n{TOPIC.text()}\n"

    assert ((ARTICLE, TOPIC), ()) == parse_ledger(text.encode(), "addresses.tsv")


def test_an_address_may_have_had_several_names() -> None:
    text = "topics/a.html\ttopic\tOne\ntopics/a.html\ttopic\tOther\n"

    assert [] == codes(text)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_a_mark_of_a_merge_is_a_fault(mark: str) -> None:
    assert [(2, 1, "ledger-conflict")] == codes(f"{TOPIC.text()}\n{mark}\n{ARTICLE.text()}\n")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("topics/a.html\ttopik\tA", (1, 15, "ledger-line")),
        ("topics/a.html", (1, 15, "ledger-line")),
        ("topics/a.html\ttopic\tA\tB", (1, 15, "ledger-line")),
        ("articles/a.html\ttopic\tA", (1, 1, "ledger-address")),
        ("../a.html\tarticle\t\ta.md\tA", (1, 1, "ledger-address")),
        ("a.html/b.html\tmoved\tarticles/a.html", (1, 1, "ledger-address")),
        ("b.html\tmoved\thttps://elsewhere.example/", (1, 14, "ledger-address")),
        ("archive/index.html\tarchive", (1, 1, "ledger-address")),
        ("digests/2020-04.html\tarchive", (1, 1, "ledger-address")),
        ("digests/2020-04.html\tdigest\tApril", (1, 22, "ledger-line")),
    ],
)
def test_a_line_with_a_fault_is_told_with_its_place(text: str, fault: tuple[int, int, str]) -> None:
    assert [fault] == codes(text)


def test_two_targets_and_circles_are_faults() -> None:
    text = "a.html\tmoved\tb.html\nb.html\tmoved\tc.html\nc.html\tmoved\ta.html\n"
    two = "a.html\tmoved\tb.html\na.html\tmoved\tc.html\n"

    assert [(n, 1, "ledger-loop") for n in (1, 2, 3)] == codes(text)
    assert [(2, 1, "ledger-moved")] == codes(two)


def test_a_chain_into_a_circle_is_no_circle_itself() -> None:
    text = "a.html\tmoved\tb.html\nb.html\tmoved\tc.html\nc.html\tmoved\tb.html\n"

    assert [(2, 1, "ledger-loop"), (3, 1, "ledger-loop")] == codes(text)


def test_bytes_that_are_no_text_are_told() -> None:
    _, problems = parse_ledger(b"topics/a.html\ttopic\t\xff\n", "addresses.tsv")

    assert ["ledger-line"] == [problem.code for problem in problems]


def test_forgetting_an_address_leaves_the_rest_as_it_is() -> None:
    data = f"# remark\r\n{ARTICLE.text()}\n\n{TOPIC.text()}\n".encode()

    assert f"# remark\r\n\n{TOPIC.text()}\n".encode() == without_address(data, ARTICLE.address)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("topics/libya.html", Place("topic", "libya", "")),
        ("topics/libya/feed.xml", Place("topic", "libya", "feed")),
        ("authors/ann/2020-04.html", Place("author", "ann", "2020-04")),
        ("archive/undated.html", Place("archive", "", "undated")),
        ("digests/2020-W17.html", Place("digest", "", "2020-W17")),
        ("digests/index.html", Place("digest", "", "index")),
        ("digests/weeks.xml", None),
        ("topics/index.html", None),
        ("archive/index.html", None),
        ("articles/a.html", None),
        ("topics/a/b/c.html", None),
    ],
)
def test_an_address_tells_its_group(address: str, place: Place | None) -> None:
    assert place == place_of(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("a/b/index.html", True), ("a.html/b.html", False), ("a/b", False), ("../a.html", False)],
)
def test_pages_lie_at_safe_addresses(address: str, *, expected: bool) -> None:
    assert expected == is_page(address)
