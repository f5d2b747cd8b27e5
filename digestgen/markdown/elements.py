"""Which elements of HTML mean what to us. Data."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALLOWED = _names(
    """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp
    section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
    """
)
"""The only elements that may stand in a page's body."""

SWALLOWING = _names(
    """
    script style title textarea xmp iframe noembed noframes noscript plaintext template svg math
    select
    """
)
"""Elements whose content is code, or text that no tag ends, or another language."""

SELF_ENDING = _names(
    """
    area base br col embed hr img input link meta param source track wbr
    p li dt dd td th tr tbody thead tfoot colgroup option optgroup rt rp
    """
)
"""Elements that hold nothing or end by themselves: to nest, they must stand in others."""

INLINE = _names(
    """
    a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var
    """
)
"""Elements that do not part words."""

BLOCKS = _names(
    """
    blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre
    section summary table tbody tfoot thead tr ul
    """
)
"""Elements that begin and end a block of plain text."""

DROPPED = _names(
    """
    acronym address applet area article aside audio base basefont bgsound big blink body button
    canvas center command content data datalist dialog dir element embed fieldset figcaption font
    footer form frame frameset head header hgroup html image input isindex keygen label legend link
    listing main map marquee menu menuitem meta meter multicol nav nextid nobr object optgroup
    option output param picture portal progress rb rtc search shadow slot source spacer strike
    track tt video
    """
)
"""Elements of HTML that go and leave their content."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")
