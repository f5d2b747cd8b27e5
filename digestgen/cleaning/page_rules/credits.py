"""`page-credits`: who else reported, edited, or may be written to, in the last lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.cleaning.page_rules.edges import tail
from digestgen.cleaning.page_rules.match import label_of, rest_of
from digestgen.cleaning.page_text import PageBlock, PageText, Removal
from digestgen.cleaning.words.pages import ABOUT_AUTHOR, CONTACT, CONTRIBUTED, CONTRIBUTORS

_MAX_WORDS = 50
_CONTRIBUTED = re.compile(CONTRIBUTED, re.IGNORECASE)
_HANDLE = re.compile(
    r"@\w|\S@\S|\b(?:Twitter|Facebook|Instagram|Telegram|e-?mail)\b", re.IGNORECASE
)
_DOES = r"(?:is|was)\s+(?:an?|the)|writes|covers|reports|blogs|works|lives|can\s+be"
_AUTHOR_VERB = re.compile(rf"\W+(?:\([^)]{{1,60}}\)\s+)?(?:{_DOES})\b")
_EMAIL_FIRST = re.compile(r"\W*(?:e-?mail|follow|contact|tweet)\s", re.IGNORECASE)


def credits_line(page: PageText) -> Iterator[Removal]:
    """Yield the notes about the makers of the article."""
    is_box = False
    for block in tail(page):
        is_box = is_box or _heads_author_box(block, page.authors)
        if is_box:
            yield Removal(block, "a box about the author")
        elif block.kind in ("paragraph", "heading", "quote") and block.words <= _MAX_WORDS:
            if _is_credit(block):
                yield Removal(block, "who else worked on the article")
            elif _is_contact(block):
                yield Removal(block, "how to reach the makers")
            elif _is_author_note(block, page.authors):
                yield Removal(block, "about the author")


def _heads_author_box(block: PageBlock, authors: tuple[str, ...]) -> bool:
    """Return whether the block is the head of a box: `About the author`, `About Ada Vale`."""
    label = label_of(block.text, ABOUT_AUTHOR)
    rest = rest_of(block.text, label).strip(" :") if label else ""
    return rest in authors if rest else " " in label


def _is_credit(block: PageBlock) -> bool:
    if _CONTRIBUTED.search(block.text):
        return True
    label = label_of(block.text, CONTRIBUTORS)
    return bool(label) and (" " in label or rest_of(block.text, label).lstrip()[:1] == ":")


def _is_contact(block: PageBlock) -> bool:
    has_address = bool(_HANDLE.search(block.text))
    return has_address and bool(label_of(block.text, CONTACT) or _EMAIL_FIRST.match(block.text))


def _is_author_note(block: PageBlock, authors: tuple[str, ...]) -> bool:
    """Return whether the block says who an author is, as in `Ada Vale is a reporter`."""
    text = block.text.removeprefix("About the author").lstrip(" :")
    return any(
        text.startswith(name) and _AUTHOR_VERB.match(text[len(name) :])
        for name in authors
        if " " in name
    )
