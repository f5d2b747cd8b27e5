"""The page of an author: newest articles, months behind them."""

from __future__ import annotations

from digestgen.pages.collection import front_kind

KIND = front_kind("author", kicker="Author")
