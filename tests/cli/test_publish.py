"""Publishing to real repositories."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digestgen.build.project import open_project
from digestgen.publish.publishing import Published, Wishes, publish
from tests.cli.run import ROOT, Run, digestgen
from tests.sites.folder import SiteFolder, article

_NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Home(SiteFolder):
    """A project in a repository whose remote is a bare one beside it."""

    def __init__(self, top: Path) -> None:
        super().__init__(top / "project")
        self.remote = top / "remote.git"
        git(top, "init", "--quiet", "--bare", str(self.remote))
        git(self.root, "init", "--quiet", "--initial-branch", "main")
        git(self.root, "remote", "add", "origin", str(self.remote))
        self.write(".gitignore", "site/\n")
        self.write("content/a.md", article(title="The siege of Derna", tags=("Libya", "Derna")))
        self.write("content/b.md", article(title="Oil at Ras Lanuf", tags=("Libya",)))

    def publish(self, *options: str) -> Run:
        return digestgen("publish", *options, cwd=self.root, **_NOBODY)

    def published(self, branch: str = "gh-pages") -> dict[str, str]:
        rows = git(self.remote, "ls-tree", "-r", branch).splitlines()
        return {row.split("\t")[1]: row.split()[2] for row in rows}

    def log(self) -> list[str]:
        return git(self.remote, "log", "--format=%s", "gh-pages").splitlines()

    def commit_as_another(self, top: Path, **files: str) -> None:
        """Put a commit of somebody else on the branch."""
        clone = top / f"clone{random.random()}"
        git(top, "clone", "--quiet", str(self.remote), str(clone))
        git(clone, "checkout", "--quiet", "-B", "gh-pages", *self._start())
        for name, text in files.items():
            (clone / name).write_text(text)
        git(clone, "add", ".")
        git(clone, "commit", "--quiet", "--message", "by hand")
        git(clone, "push", "--quiet", "origin", "gh-pages")

    def _start(self) -> list[str]:
        has_branch = git(self.remote, "branch", "--list", "gh-pages")
        return ["origin/gh-pages"] if has_branch else []


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    run = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | _NOBODY,
        check=True,
    )
    return run.stdout


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_first_publication_holds_the_site_and_nothing_else(home: Home) -> None:
    run = home.publish()

    assert run.status == 0, run.err
    site = {p.relative_to(home.out).as_posix() for p in home.out.rglob("*") if p.is_file()}
    assert set(home.published()) == site - {".gitignore"} | {".nojekyll"}
    assert home.log() == [f"Publish: {run_count(run, 'new')} new, 0 changed, 0 lost"]
    assert git(home.root, "fsck", "--strict") == ""


def run_count(run: Run, word: str) -> int:
    before = run.out.split(f" {word}")[0]
    return int(before.split()[-1])


def test_the_users_work_stays_as_it_is(home: Home) -> None:
    """But for the ledger, which the build in it writes as any other build does."""
    home.write("staged.txt", "staged")
    home.write("addresses.tsv", "")
    git(home.root, "add", "staged.txt")
    before = git(home.root, "status", "--porcelain", "--branch")

    assert home.publish().status == 0

    assert git(home.root, "status", "--porcelain", "--branch") == before
    assert git(home.root, "branch", "--all") == ""


def test_a_second_publication_says_what_changed_and_follows_the_first(home: Home) -> None:
    home.publish()
    home.write("content/c.md", article(title="Kufra", date="2021-01-01"))

    run = home.publish("--json")

    found = run.json()
    assert "articles/c.html" in found["new"]
    assert "index.html" in found["changed"]
    assert found["lost"] == []
    assert len(home.log()) == 2
    assert git(home.remote, "rev-parse", "gh-pages").strip() == found["commit"]


def test_the_same_site_is_not_published_twice(home: Home) -> None:
    home.publish()

    run = home.publish()

    assert (run.status, len(home.log())) == (0, 1)
    assert "nothing to publish" in run.out


def test_a_change_of_the_theme_alone_is_published(home: Home) -> None:
    home.publish()
    style = (ROOT / "themes/default/static/style.css").read_text("utf-8")
    home.write("themes/own/static/style.css", style + "\nbody { margin: 1px }\n")
    home.write(
        "digestgen.yaml",
        "title: Test digest\nbase_url: https://user.example/repo/\ntheme: own\n",
    )

    assert home.publish().status == 0

    assert len(home.log()) == 2


def test_a_trial_pushes_nothing(home: Home) -> None:
    run = home.publish("--dry-run")

    assert run.status == 0
    assert "+ 404.html" in run.out
    assert "nothing was pushed" in run.out
    assert git(home.remote, "branch") == ""


def test_faults_of_the_content_stop_it(home: Home) -> None:
    home.write("content/c.md", "---\ndate: 2020-13-01\n---\n\nText.\n")

    run = home.publish()

    assert run.status == 1
    assert "content/c.md:2:7:" in run.err
    assert git(home.remote, "branch") == ""


def test_addresses_are_not_lost_unless_allowed(home: Home, tmp_path: Path) -> None:
    home.publish()
    # As an older version or another tool may have left it behind one of our commits.
    home.commit_as_another(tmp_path, **{"older.html": "<p>old</p>"})
    git(home.root, "fetch", "--quiet", "origin", "gh-pages")
    amend(home, tmp_path)

    run = home.publish()

    assert run.status == 1
    assert "site/older.html: is published and would go" in run.err
    assert home.publish("--allow-lost").status == 0
    assert "older.html" not in home.published()


def amend(home: Home, top: Path) -> None:
    """Let the last commit of the branch say that it is ours."""
    tip = git(home.remote, "rev-parse", "gh-pages").strip()
    tree = git(home.remote, "rev-parse", f"{tip}^{{tree}}").strip()
    message = "Publish: x\n\nPublished-By: digestgen"
    made = git(home.remote, "commit-tree", tree, "-p", f"{tip}^", "-m", message).strip()
    git(home.remote, "update-ref", "refs/heads/gh-pages", made)
    assert top.exists()


def test_a_commit_of_somebody_else_is_not_buried(home: Home, tmp_path: Path) -> None:
    home.commit_as_another(tmp_path, **{"index.html": "<p>by hand</p>"})

    run = home.publish()

    assert run.status == 1
    assert "is not by digestgen" in run.err
    assert set(home.published()) == {"index.html"}

    assert home.publish("--adopt").status == 0
    assert home.log()[1:] == ["by hand"]


def test_the_domain_stays(home: Home, tmp_path: Path) -> None:
    home.commit_as_another(tmp_path, CNAME="user.example\n")
    home.write("digestgen.yaml", "title: x\nbase_url: https://user.example/\n")

    run = home.publish("--adopt")

    assert run.status == 0, run.err
    assert "CNAME" in home.published()
    assert "https://user.example/ shows it" in run.out


def test_a_base_url_that_is_not_the_domain_is_a_fault(home: Home, tmp_path: Path) -> None:
    home.commit_as_another(tmp_path, CNAME="news.example\n")

    run = home.publish("--adopt")

    assert run.status == 1
    assert "write base_url: https://news.example/" in run.err
    assert home.publish("--adopt", "--base-url-is-right").status == 0


def test_without_a_remote_the_remedy_is_told(home: Home) -> None:
    git(home.root, "remote", "remove", "origin")

    run = home.publish()

    assert run.status == 1
    assert "git remote add origin" in run.err


def test_a_folder_that_is_no_repository_publishes_to_an_address(home: Home, tmp_path: Path) -> None:
    plain = SiteFolder(tmp_path / "plain")
    plain.write("content/a.md", article())

    run = digestgen("publish", "--remote", str(home.remote), cwd=plain.root, **_NOBODY)

    assert run.status == 0, run.err
    assert "articles/a.html" in home.published()
    assert not (plain.root / ".git").exists()


def test_a_remote_that_is_not_there_is_named(home: Home) -> None:
    run = home.publish("--remote", "/nowhere/at/all.git")

    assert run.status == 1
    assert "look at the address of the remote" in run.err


def test_a_branch_that_moves_on_by_our_own_commit_is_followed(home: Home, tmp_path: Path) -> None:
    home.publish()
    home.write("content/c.md", article(title="Kufra"))
    assert home.build().is_done
    asked = []

    def agree(outcome: Published) -> bool:
        asked.append(outcome)
        home.commit_as_another(tmp_path, **{"x.txt": "x"})
        amend(home, tmp_path)
        return True

    outcome = published(home, agree, may_lose=True)

    assert outcome.commit
    assert len(asked) == 1
    assert "x.txt" not in home.published()
    assert "articles/c.html" in home.published()


def test_a_branch_that_moves_on_by_another_is_left_alone(home: Home, tmp_path: Path) -> None:
    home.publish()
    home.write("content/c.md", article(title="Kufra"))
    assert home.build().is_done

    def agree(_outcome: Published) -> bool:
        home.commit_as_another(tmp_path, **{"x.txt": "x"})
        return True

    outcome = published(home, agree)

    assert [p.code for p in outcome.problems if p.is_fatal] == ["publish-foreign", "publish-lost"]
    assert home.log()[0] == "by hand"


def published(home: Home, agree: object, *, may_lose: bool = False) -> Published:
    project, problems = open_project(folder=home.root)
    assert project, problems
    wishes = Wishes("origin", "gh-pages", may_lose=may_lose)
    return publish(project, wishes, shown="site", agree=agree)  # type: ignore[arg-type]


def test_hooks_and_filters_of_the_user_change_nothing(home: Home) -> None:
    hook = home.root / ".git/hooks/pre-push"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    git(home.root, "config", "core.autocrlf", "true")
    home.write("content/assets/map.png", "text\r\nlines\r\n")
    home.write("content/d.md", article(body="![A map](assets/map.png)"))

    assert home.publish().status == 0

    blob = home.published()["assets/map.png"]
    assert subprocess.check_output(["git", "-C", str(home.remote), "cat-file", "blob", blob]) == (
        b"text\r\nlines\r\n"
    )


@pytest.mark.timeout(180)
def test_killed_at_any_moment_it_leaves_all_or_nothing(home: Home) -> None:
    home.publish()
    before = home.published()
    home.write("content/c.md", article(title="Kufra"))
    assert home.build().is_done
    moments = random.Random(7)
    started = time.monotonic()
    assert home.publish("--dry-run").status == 0
    whole = time.monotonic() - started

    for _ in range(8):
        command = [sys.executable, "-c", "from digestgen.cli.main import main; main()", "publish"]
        run = subprocess.Popen(
            command,
            cwd=home.root,
            env=os.environ | _NOBODY | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.3, 1.3) * whole)
        os.killpg(run.pid, 9)
        run.wait()
        for repository in (home.root, home.remote):
            git(repository, "fsck", "--strict", "--no-dangling")
        now = home.published()
        assert now == before or "articles/c.html" in now
        assert git(home.root, "status", "--porcelain", "--untracked-files=no") == ""

    assert home.publish().status == 0
    assert "articles/c.html" in home.published()
    assert len(home.log()) == 2
