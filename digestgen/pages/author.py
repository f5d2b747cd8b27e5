"""The page of an author: newest articles, years behind them."""

from __future__ import annotations

from digestgen.pages.fronts import front_kind

KIND = front_kind("author", kicker="Author")
