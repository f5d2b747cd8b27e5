"""One month of a topic that has more articles than its front shows."""

from __future__ import annotations

from digestgen.pages.collection import month_kind

KIND = month_kind("topic")
