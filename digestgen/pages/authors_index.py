"""All authors from A to Z."""

from __future__ import annotations

from digestgen.pages.addresses import AUTHORS
from digestgen.pages.alphabet import index_kind
from digestgen.wording import gettext_noop

KIND = index_kind("author", AUTHORS, title=gettext_noop("Authors"))
