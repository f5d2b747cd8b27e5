"""The page of an author: newest articles, years behind them."""

from __future__ import annotations

from digestgen.pages.fronts import front_kind
from digestgen.wording import gettext_noop

KIND = front_kind("author", kicker=gettext_noop("Author"))
