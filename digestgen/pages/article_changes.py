"""What was changed in one article: its text as it came, with what went and what was put in.

There are such pages only when `cleaning.show_changes` asks for them, for articles with edits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from digestgen.model.delta import Delta, TermDelta
from digestgen.model.ids import PageKey, Permalink
from digestgen.model.view import Anchor, Head
from digestgen.model.wish import Passage
from digestgen.pages.addresses import changes_address
from digestgen.pages.changes import halves
from digestgen.pages.chrome import head_of
from digestgen.pages.kind import PageKind
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of the text."""

    text: str
    change: str
    """removed or put; '' for what stayed."""
    note: int
    """The number of the note that says why; 0 for none."""


class Note(msgspec.Struct, frozen=True):
    """Why something was changed, once for all changes with this reason."""

    number: int
    rule: str
    reason: str
    count: int
    """How many changes it stands for."""


class ChangesView(msgspec.Struct, frozen=True):
    """Everything the page of an article's changes shows."""

    head: Head
    title: str
    """Of the article."""
    language: str
    """'' means the language of the site."""
    article: Anchor
    edits: int
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


def _keys(catalog: Catalog) -> Iterator[PageKey]:
    for permalink in catalog.changed_addresses():
        yield PageKey("article_changes", (permalink,))


def _exists(key: PageKey, catalog: Catalog) -> bool:
    article_id = catalog.find_permalink(key.parts[0])
    return article_id is not None and bool(catalog.body_detail(article_id).changes_digest)


def _address(key: PageKey) -> Permalink:
    return changes_address(Permalink(key.parts[0]))


def _view(key: PageKey, catalog: Catalog) -> ChangesView:
    permalink = Permalink(key.parts[0])
    article_id = catalog.find_permalink(permalink)
    if article_id is None:
        raise KeyError(key)
    card = catalog.card(article_id)
    address = _address(key)
    passages = catalog.passages_of(article_id)
    title = catalog.wording.gettext("What was changed: %(title)s", title=card.title)
    head = head_of(catalog, address, title=title, language=card.language)
    numbers = _numbers(passages)
    return ChangesView(
        # It holds what the site does not want to be found by.
        head=msgspec.structs.replace(head, is_indexed=False),
        title=card.title,
        language=card.language,
        article=Anchor(card.title, link(address, permalink)),
        edits=catalog.body_detail(article_id).edit_count,
        stretches=tuple(_stretch(passage, numbers) for passage in passages),
        notes=tuple(_notes(passages, numbers)),
    )


def _is_told(passage: Passage) -> bool:
    """Return whether the reader is told why: of words; blanks and escapes speak for themselves."""
    return bool(passage.change) and any(map(str.isalnum, passage.text))


def _numbers(passages: Iterable[Passage]) -> dict[tuple[str, str], int]:
    reasons = dict.fromkeys((p.rule, p.reason) for p in passages if _is_told(p))
    return {reason: number for number, reason in enumerate(reasons, 1)}


def _stretch(passage: Passage, numbers: dict[tuple[str, str], int]) -> Stretch:
    note = numbers[passage.rule, passage.reason] if _is_told(passage) else 0
    return Stretch(passage.text, passage.change, note)


def _notes(passages: Iterable[Passage], numbers: dict[tuple[str, str], int]) -> Iterator[Note]:
    counts = Counter((p.rule, p.reason) for p in passages if _is_told(p))
    for (rule, reason), number in numbers.items():
        yield Note(number, rule, reason, counts[rule, reason])


def _readers(delta: Delta, catalog: Catalog) -> Iterator[PageKey]:
    """Yield the page of the article that changed; no other shows anything of it."""
    if not catalog.config.cleaning.show_changes:
        return
    for permalink in sorted({shown.card.permalink for shown in halves(delta)}):
        yield PageKey("article_changes", (permalink,))


def _term_readers(_delta: TermDelta, _catalog: Catalog) -> Iterator[PageKey]:
    """Yield nothing: no group is shown."""
    yield from ()


KIND = PageKind(
    name="article_changes",
    template="article_changes.html",
    keys=_keys,
    exists=_exists,
    address=_address,
    view=_view,
    readers=_readers,
    term_readers=_term_readers,
)
