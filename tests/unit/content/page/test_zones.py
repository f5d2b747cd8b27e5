from __future__ import annotations

from typing import Any

import pytest

from digestgen.content.page import _tree
from digestgen.content.page.zones import names_of


def element(tag: str) -> Any:  # noqa: ANN401  lxml has no types
    return _tree(f"<html><body>{tag}x</body></html>").find("body")[0]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<div class="article__share-bar">', {"share"}),
        ('<div class="relatedPosts">', {"related"}),
        ('<div id="NewsletterSignup">', {"newsletter", "signup"}),
        ('<div class="most-read">', {"most-read"}),
        ('<div role="navigation">', {"navigation"}),
        ('<div itemprop="author">', {"author"}),
        ('<div class="ad300">', {"ad"}),
        ("<aside>", {"aside"}),
        ('<div class="css-1ad3f sharepoint headline">', set()),
        ("<div>", set()),
    ],
)
def test_names_of_zones(tag: str, expected: set[str]) -> None:
    assert expected == names_of(element(tag))
