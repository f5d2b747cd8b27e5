from __future__ import annotations

from datetime import date

import pytest

from digestgen.content.paths import file_name_date, is_article_path


@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "blog/_posts/2020-04-26-a.md",
        "2020/a.markdown",
        "a.TXT",
        "a.html",
        "a.htm",
        "x/contents.lr",
        "a.b.md",
    ],
)
def test_articles_are_known_by_their_suffix(path: str) -> None:
    assert is_article_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "topics.yaml",
        "a.jpg",
        "md",
        ".md",
        ".hidden.md",
        "_draft.md",
        "_drafts/a.md",
        "_posts",
        ".git/a.md",
        "a/.x/b.md",
        "other.lr",
        "",
        "a//b.md",
    ],
)
def test_other_files_and_hidden_folders_are_no_articles(path: str) -> None:
    assert not is_article_path(path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2020-04-26-recruits.md", date(2020, 4, 26)),
        ("blog/2020-04-26-recruits/index.pt.md", date(2020, 4, 26)),
        ("2019-01-01/2020-04-26-recruits.md", date(2020, 4, 26)),
        ("weekly.2015-02-20.md", date(2015, 2, 20)),
        ("2020-13-26-recruits.md", None),
        ("12020-04-26.md", None),
        ("recruits.md", None),
    ],
)
def test_the_day_of_a_file_stands_in_its_name_or_folder(path: str, expected: date | None) -> None:
    assert expected == file_name_date(path)
