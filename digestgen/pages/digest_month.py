"""The digest of a month."""

from __future__ import annotations

from digestgen.pages.digest_page import digest_kind
from digestgen.text.stretches import MONTH

KIND = digest_kind(MONTH)
