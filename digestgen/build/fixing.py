"""What `check --fix` mends: which tags have which names, and writing the files."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import NamedTuple

from digestgen.build.convert import replace_whole
from digestgen.build.gather import Gathered
from digestgen.build.hygiene import Tags, tags_of
from digestgen.build.project import Project
from digestgen.build.scan import scan_content
from digestgen.build.shown import shown_path
from digestgen.model.ids import TopicKey
from digestgen.model.problem import Problem, Severity
from digestgen.text.fold import fold


class Fix(NamedTuple):
    """A file that can be mended."""

    path: str
    """Below `content/`."""
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]
    """What was mended, a note each, with paths as the user sees them."""

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, with line ends."""
        old, new = (
            data.decode("utf-8", "replace").splitlines(keepends=True)
            for data in (self.before, self.after)
        )
        shown = self.problems[0].path
        for line in unified_diff(old, new, shown, shown, n=1):
            yield line if line.endswith("\n") else f"{line}\n"


def fixes(gathered: Gathered, project: Project) -> Iterator[Fix]:
    """Yield the files of a project that can be mended, sorted by path. Reads all of them."""
    from digestgen.content.mending import Wanted, mend  # noqa: PLC0415  for those who fix

    tags = tags_of(gathered, project)
    wanted = Wanted(_names(gathered, tags), _lists(gathered, tags))
    for path in scan_content(project.content).articles:
        try:
            data = (project.content / path).read_bytes()
        except OSError:
            continue
        found = mend(data, path, wanted, timezone=project.config.timezone)
        if found:
            shown = shown_path(path, project.content)
            told = tuple(_told(shown, one.line, one.column, one.said) for one in found.mends)
            yield Fix(path, data, found.data, told)


def write(fix: Fix, project: Project) -> Problem | None:
    """Put the mended file in its place, whole or not at all; return why not. Raises OSError."""
    path = (project.content / fix.path).resolve()
    if path.read_bytes() != fix.before:
        return Problem.of_file(
            shown_path(fix.path, project.content),
            "changed-meanwhile",
            "somebody else changed it just now",
            "run the command again",
        )
    replace_whole(path, fix.after)
    return None


def _told(path: str, line: int, column: int, said: str) -> Problem:
    return Problem(path, line, column, "fixed", said, "", Severity.NOTICE)


def _names(gathered: Gathered, tags: Tags) -> dict[str, str]:
    """Return the tags to be written otherwise: forms of the name, and aliases that are listed."""
    from digestgen.topics.naming import Names  # noqa: PLC0415

    find = Names(gathered.vocabulary.lookup).find
    names = {topic.key: topic.name for topic in gathered.vocabulary.topics}
    aliases: dict[TopicKey, set[str]] = {}
    for entry in gathered.entries:
        key = find(entry.name)
        if key:
            aliases.setdefault(key, set()).update(map(fold, entry.aliases))
    found = {}
    for tag in {*tags.shown, *tags.held}:
        key = find(tag)
        name = names.get(key, "") if key else ""
        is_sure = fold(tag) == fold(name) or (key in aliases and fold(tag) in aliases[key])
        if name and tag != name and is_sure:
            found[tag] = name
    return found


def _lists(gathered: Gathered, tags: Tags) -> dict[str, tuple[str, ...]]:
    """Return the tags that list others with `;` or `|`, each of which is a topic by itself."""
    from digestgen.topics.naming import Names  # noqa: PLC0415
    from digestgen.topics.tidy_tags import sure_parts  # noqa: PLC0415

    find = Names(gathered.vocabulary.lookup).find
    named = {name for entry in gathered.entries for name in (entry.name, *entry.aliases)}
    return {
        tag: parts
        for tag in {*tags.shown, *tags.held} - named
        if len(parts := sure_parts(tag)) > 1 and all(map(find, parts))
    }
