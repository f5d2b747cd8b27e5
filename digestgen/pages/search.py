"""search.html: finds topics and headlines while the reader types.

The page itself holds none of them: `theme/search.js` loads the shards that a query needs (see
`search_shards`). Without JavaScript it leads to the lists that hold everything.
"""

from __future__ import annotations

import msgspec

from digestgen.model.ids import Permalink
from digestgen.model.view import Anchor, Head
from digestgen.pages import addresses
from digestgen.pages.chrome import head_of, ways_of
from digestgen.pages.kind import single_page
from digestgen.pages.links import link
from digestgen.pages.search_words import words_of, words_of_texts
from digestgen.store.catalog import Catalog

STYLES = Permalink("theme/search.css")
SCRIPT = Permalink("theme/search.js")
FULL_TEXT_SCRIPT = Permalink("theme/full_text.js")


class SearchView(msgspec.Struct, frozen=True):
    """Everything the search page shows before anybody types."""

    head: Head
    title: str
    styles: str
    """Link to what the stylesheet lacks for this page alone."""
    script: str
    """Link to the script."""
    shards: str
    """Link to the folder of the shards, with `/` at its end."""
    words: str
    """What the script says, as JSON: see `search_words`."""
    ways: tuple[Anchor, ...]
    """To the lists that hold everything."""
    texts: str = ""
    """Link to the folder of the index of texts, with `/` at its end; '' when there is none."""
    texts_script: str = ""
    """Link to the script that asks it."""
    texts_words: str = ""
    """What that script says, as `words`."""


def _view(catalog: Catalog) -> SearchView:
    address = addresses.SEARCH
    title = catalog.wording.gettext("Search")
    description = catalog.wording.gettext("Find topics and headlines of the site")
    head = head_of(catalog, address, title=title, description=description)
    has_texts = catalog.config.search.full_text
    return SearchView(
        # What it shows depends on who types: no page for other search engines.
        head=msgspec.structs.replace(head, is_indexed=False),
        title=title,
        styles=link(address, STYLES),
        script=link(address, SCRIPT),
        shards="search/",
        words=words_of(catalog.wording, has_texts=has_texts),
        ways=tuple(
            Anchor(text, link(address, target))
            for text, target in ways_of(catalog)
            if target != address
        ),
        texts="pagefind/" if has_texts else "",
        texts_script=link(address, FULL_TEXT_SCRIPT) if has_texts else "",
        texts_words=words_of_texts(catalog.wording) if has_texts else "",
    )


KIND = single_page("search", "search.html", addresses.SEARCH, _view)
