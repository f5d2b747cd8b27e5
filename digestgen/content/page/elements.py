"""Which elements of a web page mean what to the extraction. Data."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNSEEN = _names(
    """
    script style noscript template head svg math canvas audio video object embed iframe frame
    select option datalist textarea input button map area dialog title
    """
)
"""Elements whose content is no text of an article."""

FRAME = _names("nav footer form menu aside header figcaption")
"""Elements that hold what stands around an article, or belongs to a picture."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

BLOCKS = HEADINGS | _names(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form header hgroup hr html legend li listing main menu nav ol p plaintext pre
    section summary table tbody td tfoot th thead tr ul xmp
    """
)
"""Elements that begin and end a block of text; all others run on in the line."""

LEAVES = HEADINGS | _names("p li dt dd td th summary")
"""Blocks that hold one run of text; what they stand in is their container."""

STRUCTURES = _names("ul ol blockquote table pre figure")
"""Blocks with a structure that Markdown can say."""

MARKS = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
"""Elements within a line that Markdown can say."""
