"""All sections from A to Z."""

from __future__ import annotations

from digestgen.pages.addresses import SECTIONS
from digestgen.pages.alphabet import index_kind
from digestgen.wording import gettext_noop

KIND = index_kind("section", SECTIONS, title=gettext_noop("Sections"))
