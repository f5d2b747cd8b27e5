from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """Two articles were published; one of them is gone."""
    site = SiteFolder(tmp_path)
    site.write("content/a.md", article(title="First", tags=("Libya",)))
    site.write("content/b.md", article(title="Second", tags=("Sudan",)))
    assert site.build().is_done
    site.remove("content/a.md")
    assert site.build().is_done
    return site


def ledger(site: SiteFolder) -> str:
    return (site.root / "addresses.tsv").read_text("utf-8")


def test_what_leads_on_is_listed_with_the_reason(site: SiteFolder) -> None:
    run = digestgen("addresses", "--json", cwd=site.root)

    rows = {row["address"]: (row["to"], row["why"]) for row in run.rows()}
    assert rows["articles/a.html"] == ("archive/2020-04.html", "gone")
    assert rows["topics/libya/feed.xml"] == ("topics/index.html", "gone")
    assert "articles/b.html" not in rows


def test_an_editors_word_is_written_down_and_obeyed(site: SiteFolder) -> None:
    run = digestgen("addresses", "add", "/articles/a.html", "articles/b.html", cwd=site.root)
    again = digestgen("addresses", "add", "articles/a.html", "topics/sudan.html", cwd=site.root)
    digestgen("build", "-q", cwd=site.root)

    assert run.status == again.status == 0
    assert ledger(site).count("\tmoved\t") == 1
    assert "articles/a.html\tmoved\ttopics/sudan.html\n" in ledger(site)
    assert "url=../topics/sudan.html" in site.page("articles/a.html")


def test_addresses_of_another_tool_live_on(site: SiteFolder) -> None:
    assert digestgen("addresses", "add", "/2019/b/", "articles/b.html", cwd=site.root).status == 0
    digestgen("build", "-q", cwd=site.root)

    assert "url=../../articles/b.html" in site.page("2019/b/index.html")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("articles/a.html", "articles/never.html", "ledger-target"),
        ("articles/a.html", "articles/a.html", "ledger-loop"),
        ("../a.html", "articles/b.html", "ledger-address"),
    ],
)
def test_a_word_that_leads_nowhere_is_refused(
    site: SiteFolder, old: str, new: str, code: str
) -> None:
    before = ledger(site)

    run = digestgen("addresses", "add", old, new, cwd=site.root)

    assert run.status == 1
    assert f"[{code}]" in run.err
    assert before == ledger(site)


def test_what_was_published_by_mistake_is_forgotten(site: SiteFolder) -> None:
    run = digestgen("addresses", "forget", "articles/a.html", cwd=site.root)
    digestgen("build", "-q", cwd=site.root)

    assert run.status == 0
    assert "articles/a.html" not in ledger(site)
    assert not (site.out / "articles/a.html").exists()


def test_what_was_never_published_cannot_be_forgotten(site: SiteFolder) -> None:
    run = digestgen("addresses", "forget", "articles/c.html", cwd=site.root)

    assert run.status == 1
    assert "[ledger-unknown]" in run.err


def test_check_names_doubts_and_faults_with_their_lines(site: SiteFolder) -> None:
    site.write(
        "addresses.tsv",
        "articles/b.html\tmoved\ttopics/sudan.html\nx.html\tmoved\tnever.html\n=======\n",
    )

    run = digestgen("addresses", "check", "--json", cwd=site.root)

    assert run.status == 1
    assert [(row["line"], row["code"]) for row in run.rows()] == [
        (3, "ledger-conflict"), (1, "ledger-live"), (2, "ledger-target"),
    ]  # fmt: skip


def test_a_merge_says_where_the_page_goes(site: SiteFolder) -> None:
    site.write("content/c.md", article(title="Third", tags=("The Sudan",)))
    digestgen("build", "-q", cwd=site.root)

    run = digestgen("topics", "merge", "The Sudan", "Sudan", cwd=site.root)

    assert "topics/the-sudan.html redirects to topics/sudan.html" in run.err


@pytest.mark.parametrize("command", ["list", "add", "forget", "check"])
def test_help_gives_an_example(tmp_path: Path, command: str) -> None:
    run = digestgen("addresses", command, "--help", cwd=tmp_path)

    assert f"digestgen addresses {command}" in run.out.partition("Example")[2]
