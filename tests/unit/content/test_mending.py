from __future__ import annotations

import pytest

from digestgen.content.mending import Mended, Wanted, mend

_WANTED = Wanted(
    names={"libya": "Libya", "Jamahiriya": "Libya", "yes": "No: maybe", "coast": 'The "coast"'},
    lists={"Sudan; Libya": ("Sudan", "Libya"), "a|b": ("a", "b, c")},
)


def mended(text: str, path: str = "a.md") -> str | None:
    found = mend(text.encode(), path, _WANTED, timezone="UTC")
    return found.data.decode() if found else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [oil, libya]  # two", "tags: [oil, Libya]  # two"),
        ("tags: ['libya', oil]", "tags: ['Libya', oil]"),
        ("tags:\n  - oil\n  - libya", "tags:\n  - oil\n  - Libya"),
        ("tags: libya, oil", "tags: Libya, oil"),
        ("keywords: [yes]", 'keywords: ["No: maybe"]'),
        ('tags: ["coast"]', 'tags: ["The \\"coast\\""]'),
        ("tags: [libya, Jamahiriya]", "tags: [Libya, Jamahiriya]"),
        ("tags: [Sudan; Libya, oil]", "tags: [Sudan, Libya, oil]"),
        ('tags: ["Sudan; Libya"]', 'tags: ["Sudan", "Libya"]'),
        ("tags:\n  - Sudan; Libya", "tags:\n  - Sudan\n  - Libya"),
        ("tags:\n  - 'Sudan; Libya'\n  - oil", "tags:\n  - 'Sudan'\n  - 'Libya'\n  - oil"),
        ("tags: Sudan; Libya", "tags: Sudan, Libya"),
        ("tags: [Libya, Sudan; Libya]", "tags: [Libya, Sudan]"),
        ("tags: [a|b]", 'tags: ["a", "b, c"]'),
        ('tags: ["oil ", " gas"]', 'tags: ["oil", "gas"]'),
        ("date: 26 April 2020", "date: 2020-04-26"),
        ("date: '26 April 2020'  # a Sunday", "date: '2020-04-26'  # a Sunday"),
        ("date: 04/26/2020\nupdated: May 1, 2020", "date: 2020-04-26\nupdated: 2020-05-01"),
    ],
)
def test_what_is_certain_is_mended_in_place(before: str, after: str) -> None:
    frame = "---\ntitle: libya  # stays\n{}\n---\n\nlibya, 26 April 2020\n"

    assert frame.format(after) == mended(frame.format(before))


@pytest.mark.parametrize(
    "fields",
    [
        "date: 2020-04-26",
        "date: 2020-04-26T10:00:00Z",
        "date: 26 April 2020 10:30",
        "date: April 2020",
        "date: 04/05/2020",
        "date: 1587900000",
        "tags: [oil, Libya]",
        "section: libya",
        'tags: ["\\x6cibya"]',
        "title: &a b\ntags: [libya]",
    ],
)
def test_what_is_right_or_doubtful_stays(fields: str) -> None:
    assert mended(f"---\ntitle: A\n{fields}\n---\n\nText\n") is None


def test_line_ends_and_marks_stay() -> None:
    before = "\ufeff---\r\ntitle: A\r\ntags: [libya] # x\r\n---\r\n\r\nText\r\n"

    assert before.replace("[libya]", "[Libya]") == mended(before)


def test_other_dialects_and_encodings() -> None:
    toml = '+++\ntitle = "A"\ntags = ["libya"]\n+++\n\nText\n'

    assert toml.replace("libya", "Libya") == mended(toml)
    assert mend(b"---\ntags: [libya, caf\xe9]\n---\n", "a.md", _WANTED, timezone="UTC") is None


def test_each_mend_is_told_with_its_place() -> None:
    found = mend(
        b"---\ndate: 26 April 2020\ntags: [oil, libya]\n---\n\nx", "a.md", _WANTED, timezone="UTC"
    )

    assert isinstance(found, Mended)
    assert [
        (2, 7, "the date '26 April 2020' is written 2020-04-26"),
        (3, 13, "the tag 'libya' is written 'Libya'"),
    ] == [tuple(one) for one in found.mends]
