"""The field `auto_link` of a front matter: whether names of topics in the text become links."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import json

from digestgen.content.field_names import fold_name

_NAME = "autolink"
_NO = frozenset({"false", "no", "off", "0"})


def wants_links(extra: Iterable[tuple[str, str]]) -> bool:
    """Return whether these fields, with their values as JSON, leave links on."""
    return not any(
        fold_name(name) == _NAME and str(json.decode(value)).strip().lower() in _NO
        for name, value in extra
    )
