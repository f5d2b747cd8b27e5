"""From a built site to a pushed commit: look, guard, compare, send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digestgen.build.project import Project
from digestgen.model.problem import Problem
from digestgen.publish.git import Git, GitError
from digestgen.publish.guard import SiteFiles, guard, list_site
from digestgen.publish.places import pages_address, without_secrets
from digestgen.publish.publication import (
    CNAME,
    Difference,
    Moved,
    Target,
    compare,
    entries_of,
    look_at,
    send,
)

_TRIES = 3
"""So often a branch may move on under our hands."""
_OWN_REPOSITORY = "publish.git"
_INDEX = "publish-index"
_SHOWN = 10


class Wishes(NamedTuple):
    """What the user asked for."""

    remote: str
    """Name of a remote, or an address."""
    branch: str
    message: str = ""
    """Of the commit; '' for one that says what changed."""
    allowed: frozenset[str] = frozenset()
    """Addresses that look secret and are not."""
    may_lose: bool = False
    may_adopt: bool = False
    """Whether a branch whose last commit is not ours may get the site."""
    is_place_right: bool = False
    """Whether `base_url` is right, whatever the remote says."""
    is_trial: bool = False


class Published(NamedTuple):
    """What became of it."""

    problems: tuple[Problem, ...]
    remote: str = ""
    branch: str = ""
    address: str = ""
    """Where readers find the site; '' when the remote does not tell."""
    difference: Difference = Difference((), (), (), 0)
    files: int = 0
    size_bytes: int = 0
    commit: str = ""
    """'' when nothing was pushed."""


def publish(
    project: Project, wishes: Wishes, *, shown: str, agree: Callable[[Published], bool]
) -> Published:
    """Bring the site in the output folder to the branch.

    `agree` is asked once, with all that would happen; a trial ends before it. Raises OSError.
    """
    try:
        git, remote, problem = _repository(project, wishes.remote)
        if problem:
            return Published((problem,))
        return _published(git, remote, project, wishes, shown=shown, agree=agree)
    except GitError as error:
        return Published((_told(error, wishes),))


def _published(
    git: Git,
    remote: str,
    project: Project,
    wishes: Wishes,
    *,
    shown: str,
    agree: Callable[[Published], bool],
) -> Published:
    site = list_site(project.out)
    guarded: tuple[Problem, ...] | None = None
    agreed = False
    for _ in range(_TRIES):
        target = look_at(git, remote, wishes.branch)
        domain = _domain(git, site, target)
        place = pages_address(remote, domain)
        if guarded is None:
            expected = project.config.base_url if wishes.is_place_right else place
            guarded = guard(
                site, project.config, expected=expected, shown=shown, allowed=wishes.allowed
            )
        if any(p.is_fatal for p in guarded):
            return Published(guarded)
        entries = entries_of(git, site, target)
        difference = compare(target.files, entries)
        refused = (*_foreign(target, wishes), *_lost(difference, wishes, shown))
        outcome = Published(
            (*guarded, *refused),
            without_secrets(remote),
            wishes.branch,
            place or project.config.base_url,
            difference,
            len(entries),
            sum(site.sizes.values()),
        )
        if refused or wishes.is_trial or (target.tip and difference.is_nothing):
            return outcome
        if not agreed and not agree(outcome):
            return outcome
        agreed = True
        try:
            commit = send(git, target, entries, wishes.message or _message(difference))
        except Moved:
            continue
        return outcome._replace(commit=commit or "")
    moved = Problem.of_file(
        wishes.branch,
        "publish-moved",
        "the branch got new commits each time we looked; nothing was pushed",
        "try again when nobody else publishes",
    )
    return Published((moved,))


def _repository(project: Project, remote: str) -> tuple[Git, str, Problem | None]:
    """Return git, and the address of the remote.

    Outside a repository an address will do: then objects are kept in one of our own.
    """
    index = project.state.resolve() / _INDEX
    git = Git(project.root, index)
    is_inside = git.is_repository()
    address = git.address_of(remote) if is_inside else None
    if address:
        return git, address, None
    if not _is_address(remote):
        fault = "no git repository" if not is_inside else f"there is no remote '{remote}'"
        problem = Problem.of_file(
            project.root.as_posix() if project.root != Path() else "this folder",
            "publish-remote",
            fault,
            "git init; git remote add origin git@github.com:you/repository.git; or name one with "
            "--remote ADDRESS",
        )
        return git, "", problem
    if not is_inside:
        own = project.state.resolve() / _OWN_REPOSITORY
        if not (own / "HEAD").is_file():
            own.mkdir(parents=True, exist_ok=True)
            Git(own, index).run("init", "--quiet", "--bare", ".")
        git = Git(own, index)
    is_path = "://" not in remote and Path(remote).exists()
    return git, str(Path(remote).resolve()) if is_path else remote, None


def _is_address(remote: str) -> bool:
    return any(sign in remote for sign in (":", "/", "\\"))


def _domain(git: Git, site: SiteFiles, target: Target) -> str:
    own = site.read(CNAME).decode("utf-8", "replace").strip() if CNAME in site.sizes else ""
    return own or target.domain(git)


def _foreign(target: Target, wishes: Wishes) -> tuple[Problem, ...]:
    if target.is_ours or wishes.may_adopt:
        return ()
    assert target.tip
    return (
        Problem.of_file(
            wishes.branch,
            "publish-foreign",
            f"its last commit {target.tip[:10]} is not by digestgen; its files would go",
            "look at it; --adopt puts the site behind it (the history stays), or choose another "
            "--branch",
        ),
    )


def _lost(difference: Difference, wishes: Wishes, shown: str) -> tuple[Problem, ...]:
    if wishes.may_lose or wishes.may_adopt or not difference.lost:
        return ()
    hint = "addresses should not break: bring them back, or --allow-lost"
    problems = [
        Problem.of_file(f"{shown}/{address}", "publish-lost", "is published and would go", hint)
        for address in difference.lost[:_SHOWN]
    ]
    if len(difference.lost) > _SHOWN:
        more = f"{len(difference.lost) - _SHOWN:,} more published addresses would go"
        problems.append(Problem.of_file(shown, "publish-lost", more, hint))
    return tuple(problems)


def _message(difference: Difference) -> str:
    return (
        f"Publish: {len(difference.new)} new, {len(difference.changed)} changed, "
        f"{len(difference.lost)} lost"
    )


def _told(error: GitError, wishes: Wishes) -> Problem:
    hints = (
        ("not installed", "install git, and see that it is on the path"),
        ("uthentication failed", "log in to the remote: a token or key that may push"),
        ("Permission denied", "log in to the remote: a token or key that may push"),
        ("could not read Username", "log in to the remote: a token or key that may push"),
        ("could not resolve", "look at the network, or at the address of the remote"),
        ("not found", "look at the address of the remote"),
        ("does not appear to be a git", "look at the address of the remote"),
        ("protected branch", f"allow pushes to {wishes.branch} in the settings of the remote"),
        ("No space left", "make room on the disk"),
    )
    hint = next((h for sign, h in hints if sign.lower() in error.said.lower()), "")
    return Problem.of_file(
        wishes.branch,
        "publish-git",
        without_secrets(f"git {error.command}: {error.said}"),
        hint or "nothing was published; mend it and publish again",
    )
