"""All topics from A to Z."""

from __future__ import annotations

from digestgen.pages.addresses import TOPICS
from digestgen.pages.alphabet import index_kind
from digestgen.wording import gettext_noop

KIND = index_kind("topic", TOPICS, title=gettext_noop("Topics"))
