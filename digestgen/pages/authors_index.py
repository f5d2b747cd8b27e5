"""All authors from A to Z."""

from __future__ import annotations

from digestgen.pages.addresses import AUTHORS
from digestgen.pages.alphabet import index_kind

KIND = index_kind("author", AUTHORS, title="Authors")
