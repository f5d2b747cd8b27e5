from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from digestgen.article import read_article
from digestgen.model.reading import ReadSettings
from tests.cli.run import ROOT, digestgen
from tests.sites.folder import SiteFolder, article

NOW = "1767225600"  # 1 January 2026


def new(site: SiteFolder, *arguments: str) -> tuple[int, str, str]:
    return tuple(digestgen("new", *arguments, cwd=site.root, SOURCE_DATE_EPOCH=NOW))  # type: ignore[return-value]  # three


def test_an_article_is_begun_with_what_was_said(site: SiteFolder) -> None:
    status, out, _ = new(
        site, 'Bread: a "history" # of sorts', "--topic", "Sudan", "-t", "Food, bread",
        "--author", "Jane Doe", "--section", "World", "--draft", "--folder", "2026/food",
    )  # fmt: skip

    path = "content/2026/food/2026-01-01-bread-a-history-of-sorts.md"
    assert (0, f"{path}\n") == (status, out)
    reading = read_article((site.root / path).read_bytes(), "a.md", ReadSettings())
    assert reading.article is not None
    assert reading.is_draft
    card = reading.article.card
    assert ('Bread: a "history" # of sorts', "2026-01-01") == (card.title, str(card.published))
    assert (("Sudan", "Food, bread"), ("Jane Doe",), "World") == (
        card.tags,
        card.authors,
        card.section,
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [("2020-04-26", "2020-04-26"), ("26 April 2020", "2020-04-26"), ("20200426", "2020-04-26")],
)
def test_dates_are_read_as_in_articles(site: SiteFolder, day: str, name: str) -> None:
    assert new(site, "A title", "--date", day)[1] == f"content/{name}-a-title.md\n"


@pytest.mark.parametrize("day", ["2020-13-01", "04/05/2020", "soon", "April 2020", ""])
def test_days_that_are_none_are_told(site: SiteFolder, day: str) -> None:
    status, _, err = new(site, "A title", "--date", day)

    assert status == 2
    assert "write year-month-day" in err
    assert [] == list((site.root / "content").iterdir())


def test_no_file_is_replaced(site: SiteFolder) -> None:
    new(site, "A title")
    (site.root / "content/2026-01-01-a-title.md").write_text("mine")

    status, _, err = new(site, "A title")

    assert status == 1
    assert "[target-exists]" in err
    assert (site.root / "content/2026-01-01-a-title.md").read_text() == "mine"


def test_no_two_articles_get_one_address(site: SiteFolder) -> None:
    site.write("content/2019/a-title.txt", "Text.")

    status, _, err = new(site, "A title")

    assert status == 1
    assert "[address-clash]" in err
    assert new(site, "A title", "--slug", "another")[0] == 0
    assert "slug: another" in (site.root / "content/2026-01-01-another.md").read_text()


@pytest.mark.parametrize("folder", ["..", "../x", "a/../../x", ".hidden", "_drafts", "a/con"])
def test_folders_where_nothing_is_read_are_refused(site: SiteFolder, folder: str) -> None:
    status, _, err = new(site, "A title", "--folder", folder)

    assert status == 1
    assert "[new-folder]" in err
    assert [] == list((site.root / "content").iterdir())


@pytest.mark.parametrize("builds", [False, True])
def test_topics_are_written_as_the_site_calls_them(site: SiteFolder, *, builds: bool) -> None:
    site.write("content/a.md", article(tags=("Libyan civil war", "Qaddafi")))
    site.write("content/topics.yaml", "- name: Muammar Gaddafi\n  aliases: [Qaddafi]\n")
    if builds:
        assert digestgen("build", cwd=site.root).status == 0

    _, _, err = new(site, "T", "-t", "libyan Civil War", "-t", "qaddafi", "-t", "Libyan civil wr")

    text = (site.root / "content/2026-01-01-t.md").read_text()
    assert "tags:\n  - Libyan civil war\n  - Muammar Gaddafi\n  - Libyan civil wr\n" in text
    assert "'Libyan civil wr' is a new topic; did you mean 'Libyan civil war'?" in err


def test_what_topics_yaml_says_since_the_build_counts(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))
    assert digestgen("build", cwd=site.root).status == 0
    site.write("content/topics.yaml", "- name: State of Libya\n  aliases: [Libya]\n- Chad\n")

    new(site, "T", "-t", "libya", "-t", "CHAD")

    assert "  - State of Libya\n  - Chad\n" in (site.root / "content/2026-01-01-t.md").read_text()


def test_other_numbers_are_other_topics(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Elections of 2019",)))

    _, _, err = new(site, "T", "-t", "Elections of 2020")

    assert "'Elections of 2020' is a new topic\n" in err


def test_programs_get_the_path_and_the_topics(site: SiteFolder) -> None:
    _, out, _ = new(site, "T", "--json", "-t", "Libya")

    assert out == '{"path":"content/2026-01-01-t.md","title":"T","topics":["Libya"]}\n'


def test_a_title_of_blanks_is_none(site: SiteFolder) -> None:
    assert new(site, " \n ")[0] == 2


def on_terminal(site: SiteFolder, typed: bytes, *arguments: str, **environment: str) -> str:
    """Run `digestgen new` on a terminal of its own; return what it showed."""
    import pty  # noqa: PLC0415  not everywhere

    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover  another process
        os.chdir(site.root)
        os.environ.update(
            {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOW, "TERM": "dumb"} | environment
        )
        run = "from digestgen.cli.main import main; main()"
        os.execv(sys.executable, [sys.executable, "-c", run, "new", *arguments])
    os.write(terminal, typed)
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode()


needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no terminals to be made")


@needs_terminal
@pytest.mark.parametrize(
    ("answer", "tag"), [(b"y\n", "Libyan civil war"), (b"n\n", "Libyan civil wr")]
)
def test_a_near_miss_is_asked_about_on_a_terminal(
    site: SiteFolder, answer: bytes, tag: str
) -> None:
    site.write("content/a.md", article(tags=("Libyan civil war",)))

    shown = on_terminal(site, answer, "T", "-t", "Libyan civil wr", EDITOR="true", VISUAL="")

    assert "did you mean 'Libyan civil war'?" in shown
    assert f"  - {tag}\n" in (site.root / "content/2026-01-01-t.md").read_text()


@needs_terminal
def test_the_editor_is_opened_on_a_terminal(site: SiteFolder, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "opened with %s" "$1" >> "$2"\n')
    editor.chmod(0o755)

    on_terminal(site, b"", "T", VISUAL=f"'{editor}' --wait", EDITOR="false")

    text = (site.root / "content/2026-01-01-t.md").read_text()
    assert text.endswith("---\n\nopened with --wait")
