"""The ledger of addresses: every address that was ever published, and what stood there.

Pure. A text file, `addresses.tsv`, UTF-8, LF, one line a fact, its columns parted by tabs, the
lines sorted, so that git merges it and people read it:

    # what a reader of the file should know; all such lines stand at its head
    ADDRESS  article  DATE  PATH  TITLE     an article was published here; DATE may be empty
    ADDRESS  topic|author|section  NAME     a page or the feed of a group that had this name
    ADDRESS  archive                        a month of the archive
    ADDRESS  digest                         the digest of a week or a month, or the list of them
    ADDRESS  moved  TARGET                  an editor's word: what was here is at TARGET

In a column a tab, a line end and a backslash are written as in Python, with a backslash. An address
has as many lines as there were different things to say of it: an article that was retitled, a topic
that was renamed. So the file only grows, and of two branches the right merge is the union of their
lines. One line an address, kept up to date, was weighed: it forgets the old names by which what
comes back is found, and two branches that rename one topic would conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from digestgen.model.problem import Problem
from digestgen.names import safe_output_path

ARTICLE, ARCHIVE, DIGEST, MOVED = "article", "archive", "digest", "moved"
GROUPS = {"topic": "topics", "author": "authors", "section": "sections"}
"""Kinds of groups and their folders."""
NAMELESS = {ARCHIVE: "archive", DIGEST: "digests"}
"""Kinds whose pages have no name but their time, and their folders."""
FEED = "feed"
"""The part of a group that is its feed."""
_COLUMNS = {ARTICLE: 5, ARCHIVE: 2, DIGEST: 2, MOVED: 3, **dict.fromkeys(GROUPS, 3)}
_SHAPES = {
    ARTICLE: "ADDRESS, article, DATE, PATH, TITLE",
    ARCHIVE: "ADDRESS, archive",
    DIGEST: "ADDRESS, digest",
    MOVED: "ADDRESS, moved, TARGET",
    **{kind: f"ADDRESS, {kind}, NAME" for kind in GROUPS},
}
_MARKERS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
HEADER = (
    "# Every address that this site ever published, kept by digestgen: see docs/addresses.md.\n"
    "# Keep it under version control. Of two branches the union of lines is right, in any order.\n"
)


class Line(NamedTuple):
    """One fact."""

    address: str
    kind: str
    name: str = ""
    """The title of an article, the name of a group, the target of what moved."""
    published: str = ""
    """Of an article: ISO, '' for undated."""
    path: str = ""
    """Of an article: its file below `content/`."""

    def text(self) -> str:
        """Return the line of the file, without its end."""
        columns: tuple[str, ...] = (self.address, self.kind)
        if self.kind == ARTICLE:
            columns += (self.published, self.path, self.name)
        elif self.kind not in NAMELESS:
            columns += (self.name,)
        return "\t".join(map(_escaped, columns))


class Place(NamedTuple):
    """Which page of which group an address is."""

    kind: str
    key: str
    """'' for the archive and for digests."""
    part: str
    """'' for the front, `feed`, or what stands for a year or a month."""


def place_of(address: str) -> Place | None:
    """Return the page of a group that an address is by its form; None for any other."""
    folder, _, rest = address.partition("/")
    for kind, name in NAMELESS.items():
        if name == folder and rest.endswith(".html") and "/" not in rest:
            # The list of all digests goes when digests are switched off; the archive never does.
            is_always = (kind, rest) == (ARCHIVE, "index.html")
            return None if is_always else Place(kind, "", rest.removesuffix(".html"))
    kind = next((kind for kind, name in GROUPS.items() if name == folder), "")
    key, slash, part = rest.partition("/")
    if not kind or "/" in part:
        return None
    if not slash:
        is_front = key.endswith(".html") and key != "index.html"
        return Place(kind, key.removesuffix(".html"), "") if is_front else None
    if part == "feed.xml":
        return Place(kind, key, FEED)
    return Place(kind, key, part.removesuffix(".html")) if part.endswith(".html") else None


def is_page(address: str) -> bool:
    """Return whether an HTML page may lie at an address: nothing else can lead on."""
    *folders, file = address.split("/")
    # A page `a.html` is a file: nothing lies behind it.
    are_folders = not any(
        name.lower().endswith((".html", ".htm", ".xml", ".txt")) for name in folders
    )
    return are_folders and file.endswith((".html", ".htm")) and safe_output_path(address)


def is_feed(address: str) -> bool:
    """Return whether an address is that of the feed of a group."""
    place = place_of(address)
    return place is not None and place.part == FEED and safe_output_path(address)


def parse_ledger(data: bytes, path: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Return the lines of the file, each once, sorted, and all faults; `path` is for messages.

    Lines with a fault are left out. Linear.
    """
    found: dict[Line, int] = {}
    problems: list[Problem] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        text = raw.removesuffix(b"\r")
        if not text or text.startswith(b"#"):
            continue
        line = _line(text, Problem(path, number, 1, "ledger-line", ""))
        if isinstance(line, Problem):
            problems.append(line)
        else:
            found.setdefault(line, number)
    problems += _faults_of_moves(found, path)
    # What is in doubt leads nowhere.
    doubtful = {problem.line for problem in problems}
    return tuple(sorted(line for line, n in found.items() if n not in doubtful)), tuple(problems)


def with_lines(data: bytes, lines: Iterable[Line]) -> bytes:
    """Return the file with more lines, sorted, comments first; a file without any gets a header."""
    # A title edit of a large site waits for this: 130,000 lines are to take a tenth of a second.
    old = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    comments = [line for line in old if line[:1] == b"#"]
    facts = dict.fromkeys([line for line in old if line and line[:1] != b"#"])
    facts.update(dict.fromkeys(line.text().encode() for line in lines))
    head = [*comments, b""] if comments else [HEADER.encode()]
    return b"\n".join(head) + b"\n".join([*sorted(facts), b""])


def without_address(data: bytes, address: str) -> bytes:
    """Return the file without the lines of an address, otherwise as it is."""
    start = f"{_escaped(address)}\t".encode()
    return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(start))


def _line(text: bytes, fault: Problem) -> Line | Problem:
    if text.startswith(_MARKERS):
        hint = "keep the lines of both sides and delete the marks: every line is true by itself"
        return Problem(
            fault.path, fault.line, 1, "ledger-conflict", "a mark of a merge that is not done", hint
        )
    try:
        columns = [_plain(column) for column in text.decode("utf-8").split("\t")]
    except UnicodeDecodeError as error:
        message, hint = f"not UTF-8: {error.reason}", "save the file as UTF-8"
        return Problem(fault.path, fault.line, error.start + 1, "ledger-line", message, hint)
    kind = columns[1] if len(columns) > 1 else ""
    if found := _faults_of_columns(columns, kind, fault):
        return found
    if kind == ARTICLE:
        return Line(columns[0], kind, columns[4], columns[2], columns[3])
    return Line(*columns)


def _faults_of_columns(columns: list[str], kind: str, fault: Problem) -> Problem | None:
    at_kind = len(columns[0]) + 2
    code, column = "ledger-line", at_kind
    if kind not in _COLUMNS:
        near = get_close_matches(kind, _COLUMNS, 1)
        known = f"write one of {', '.join(_COLUMNS)} behind the address and a tab"
        message = f"'{kind}' is no kind of line"
        hint = f"did you mean '{near[0]}'?" if near else known
    elif len(columns) != _COLUMNS[kind]:
        message = f"{len(columns)} columns where {_COLUMNS[kind]} are awaited"
        hint = f"write {_SHAPES[kind]}, with tabs between"
    elif not _is_of_kind(kind, columns[0]):
        code, column = "ledger-address", 1
        message = f"'{columns[0]}' is no address of this kind: {kind}"
        hint = "write it as it stands behind the site's own address, as in topics/libya.html"
    elif kind == MOVED and not (is_page(columns[2]) or is_feed(columns[2])):
        code, column = "ledger-address", at_kind + len(kind) + 1
        message = f"'{columns[2]}' is no address to lead to"
        hint = "write the address of a page of this site, as in topics/libya.html"
    else:
        return None
    return Problem(fault.path, fault.line, column, code, message, hint)


def _is_of_kind(kind: str, address: str) -> bool:
    if kind in GROUPS or kind in NAMELESS:
        place = place_of(address)
        return place is not None and place.kind == kind and safe_output_path(address)
    return is_page(address) or (kind == MOVED and is_feed(address))


def _faults_of_moves(found: Mapping[Line, int], path: str) -> list[Problem]:
    """Return the faults of lines that say where something went: two targets, or a circle."""
    problems = []
    places: dict[str, tuple[str, int]] = {}
    for line, number in found.items():
        if line.kind != MOVED:
            continue
        other = places.setdefault(line.address, (line.name, number))
        if other[1] != number:
            message = f"leads to {line.name}, and by line {other[1]} to {other[0]}"
            hint = "delete the wrong one of the two lines"
            problems.append(Problem(path, number, 1, "ledger-moved", message, hint))
    for address, (_, number) in places.items():
        here, steps = address, 0
        while here in places and steps <= len(places):
            here, steps = places[here][0], steps + 1
            if here == address:
                message = f"{address} leads to itself, if only by way of others"
                hint = "delete this line, or let it lead to a page that is there"
                problems.append(Problem(path, number, 1, "ledger-loop", message, hint))
                break
    return problems


def _escaped(text: str) -> str:
    if "\\" not in text and "\t" not in text and "\n" not in text and "\r" not in text:
        return text
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    parts = text.split("\\\\")
    return "\\".join(
        part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in parts
    )
