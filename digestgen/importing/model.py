"""The nouns of an import: a record as its source has it, and why one is not imported."""

from __future__ import annotations

from datetime import date
from enum import Enum

import msgspec

from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem
from digestgen.model.source import FieldValue


class Form(str, Enum):
    """How a body is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    """Pasted or scraped: cleaned like a `.txt` of content/."""


class Status(str, Enum):
    """What becomes of a record."""

    NEW = "new"
    """It would be written; `written` once it is."""
    WRITTEN = "written"
    BEFORE = "before"
    """An earlier import brought it."""
    DUPLICATE = "duplicate"
    """content/ or this import holds the same text."""
    SKIPPED = "skipped"
    """No article, or not wanted."""
    REFUSED = "refused"
    """A fault."""


class Asset(msgspec.Struct, frozen=True):
    """A file that an article shows or links to."""

    source: str
    """Where it lies, a path of this system."""
    target: str
    """Where it is wanted, below the folder of the import, with `/`."""


class Record(msgspec.Struct, frozen=True):
    """One article of a source, as read there."""

    path: str
    """The file it stands in, as shown to people."""
    line: int
    """From 1; 0 for a file as a whole."""
    metadata: Metadata
    body: str
    form: Form
    identity: str = ""
    """What stays when the article changes: an id, or address and title; '' when nothing does."""
    retrieved: date | None = None
    aliases: tuple[str, ...] = ()
    """Paths at which the article stood before: `/2020/04/recruits/`."""
    extra: tuple[tuple[str, FieldValue], ...] = ()
    """Further fields that shall stand in the front matter."""
    target: str = ""
    """The path it is wanted at, below the folder of the import; '' for one made of date and title.
    """
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Doubts of the reader; the record is imported all the same."""


class Refusal(msgspec.Struct, frozen=True):
    """A record that cannot be or need not be imported, and why."""

    problem: Problem
    status: Status = Status.REFUSED


class Outcome(msgspec.Struct, frozen=True):
    """What became of one record."""

    path: str
    line: int
    status: Status
    target: str = ""
    """Below content/, of an article written or to be written; of a duplicate the one it repeats."""
    title: str = ""
    published: date | None = None
    problems: tuple[Problem, ...] = ()
    """The reason comes first when the record is not imported; else doubts."""
