"""What a build did, for people and for programs."""

from __future__ import annotations

import msgspec

from digestgen.model.problem import Problem


class Profile(msgspec.Struct, frozen=True):
    """Where the time of a build went, in seconds."""

    stages: tuple[tuple[str, float], ...]
    """In their order; wall time."""
    files: tuple[tuple[str, float], ...]
    """The slowest files to read."""
    pages: tuple[tuple[str, float], ...]
    """The slowest pages to make."""
    kinds: tuple[tuple[str, int, float], ...]
    """Page kinds with their number of looks and the time of all, longest first."""


class Indexed(msgspec.Struct, frozen=True):
    """What became of the index of texts."""

    articles: int
    """In the index."""
    is_made: bool
    """Whether it was made now; if not, the one that is there is of these texts."""
    seconds: float


class BuildReport(msgspec.Struct, frozen=True):
    """The outcome of a build; `digestgen build --json` prints it."""

    articles: int
    """Articles in the site."""
    topics: int
    """Topics with a page."""
    pages: int
    """HTML pages in the site."""
    looked_at: int
    """Pages whose contents were gathered, to see whether anything in them differs."""
    rendered: int
    """Files made from templates."""
    written: int
    """Files new or with other bytes."""
    unchanged: int
    removed: int
    inputs: int
    """Article files found; `articles` plus `left_out`."""
    left_out: int
    """Article files that are not in the site; each is named in `problems`."""
    edited: int
    """Articles in the site that the cleaner changed."""
    edits: int
    removed_chars: int
    to_look_at: int
    """Articles that were cleaned with low confidence."""
    problems: tuple[Problem, ...]
    seconds: float
    peak_rss_mb: float
    """Of this process and, together, of those it started."""
    is_done: bool
    """Whether the site was written. When not, the previous one stands as it was."""
    rendered_pages: tuple[str, ...] = ()
    """Addresses of the files made from templates, sorted."""
    full_text: Indexed | None = None
    """None when no index of texts is wanted."""
    profile: Profile | None = None
    """Where the time went."""
