"""The digest of a week."""

from __future__ import annotations

from digestgen.pages.digest_page import digest_kind
from digestgen.text.stretches import WEEK

KIND = digest_kind(WEEK)
