"""One publication: what would change on the branch, and making it so by a single commit.

The commit follows what the branch stands at, so its history and the work of others stay. A branch
whose last commit is not ours is left alone until the user says that the site may take its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from digestgen.publish.git import Entry, Git, GitError
from digestgen.publish.guard import SiteFiles

TRAILER = "Published-By: digestgen"
"""In the message of each commit of ours: by it they are known."""
REF = "refs/digestgen/published"
"""What the branch stood at when we last saw it; no branch, so nothing of the user's moves."""
NO_JEKYLL, CNAME = ".nojekyll", "CNAME"
_KEPT = (CNAME,)
"""Files that stay on the branch though the site holds none: its domain is set in the settings."""
_MADE_FOR_PAGES = ("theme/", "search/", "pagefind/", "cards/")
"""Folders of what pages load: nobody has their addresses."""


class Difference(NamedTuple):
    """How the new tree differs from what is published; addresses sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    lost: tuple[str, ...]
    unchanged: int
    is_nothing: bool = True
    """Whether both are the same, files of the theme included."""


class Target(NamedTuple):
    """Where the site goes, as the remote was last seen."""

    address: str
    branch: str
    tip: str | None
    """The commit that the branch stands at; None when there is no branch yet."""
    files: tuple[Entry, ...]
    """What is published there."""
    is_ours: bool
    """Whether the last commit is one of ours, or there is none."""

    def domain(self, git: Git) -> str:
        """Return the domain that the branch is served under; '' for GitHub's own."""
        kept = next((entry for entry in self.files if entry.path == CNAME), None)
        return git.blob_text(kept.blob).strip() if kept else ""


def look_at(git: Git, address: str, branch: str) -> Target:
    """Return what stands on the branch now. Raises GitError."""
    tip = git.tip(address, branch)
    if tip is None:
        return Target(address, branch, None, (), is_ours=True)
    git.fetch(address, branch, REF)
    # Between the question and the answer the branch may have moved on.
    tip = git.line("rev-parse", REF)
    return Target(address, branch, tip, git.entries(tip), is_ours=TRAILER in git.message(tip))


def entries_of(git: Git, site: SiteFiles, target: Target) -> tuple[Entry, ...]:
    """Return the files that the branch will hold, put into the store of git. Raises GitError."""
    entries = list(git.add_files(site.top, site.sizes))
    ours = set(site.sizes)
    if NO_JEKYLL not in ours:
        entries.append(git.add_bytes(NO_JEKYLL, b""))
    entries += [e for e in target.files if e.path in _KEPT and e.path not in ours]
    return tuple(sorted(entries))


def compare(before: Iterable[Entry], after: Iterable[Entry]) -> Difference:
    """Return what a publication changes. What pages load is no address of readers."""
    files = tuple(before), tuple(after)
    old, new = ({e.path: e.blob for e in side if _is_address(e.path)} for side in files)
    return Difference(
        new=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(p for p in new.keys() & old.keys() if new[p] != old[p])),
        lost=tuple(sorted(old.keys() - new.keys())),
        unchanged=sum(new[path] == old[path] for path in new.keys() & old.keys()),
        is_nothing=set(files[0]) == set(files[1]),
    )


def _is_address(path: str) -> bool:
    return not path.startswith(_MADE_FOR_PAGES) and path not in (NO_JEKYLL, CNAME)


def send(git: Git, target: Target, entries: Iterable[Entry], message: str) -> str | None:
    """Commit the files behind what the branch stands at and push it; None: nothing differs.

    Returns the commit. Raises GitError, and Moved when the branch is not where it was.
    """
    tree = git.tree(entries)
    if target.tip and git.tree_of(target.tip) == tree:
        return None
    commit = git.commit(tree, target.tip, f"{message}\n\n{TRAILER}\n")
    try:
        git.push(target.address, commit, target.branch)
    except GitError as error:
        stands_at = git.tip(target.address, target.branch)
        if stands_at not in (target.tip, commit):
            raise Moved(target.branch) from error
        if stands_at != commit:
            raise
    git.keep(REF, commit)
    return commit


class Moved(Exception):  # noqa: N818  no error yet: it is tried again
    """The branch got another commit between looking and pushing."""
