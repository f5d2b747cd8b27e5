"""What a build did, for people and for programs."""

from __future__ import annotations

import msgspec

from digestgen.model.problem import Problem


class BuildReport(msgspec.Struct, frozen=True):
    """The outcome of a build; `digestgen build --json` prints it."""

    articles: int
    """Articles in the site."""
    topics: int
    """Topics with a page."""
    pages: int
    """HTML pages in the site."""
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
    problems: tuple[Problem, ...]
    seconds: float
    peak_rss_mb: float
    is_done: bool
    """Whether the site was written. When not, the previous one stands as it was."""
