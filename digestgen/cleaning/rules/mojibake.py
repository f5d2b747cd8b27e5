"""`mojibake`: UTF-8 that was read as Windows-1252: `caf\u00c3\u00a9`, `don\u00e2\u20ac\u2122t`.

Only on a sure sign: every character of the text beyond ASCII belongs to such a sequence, so that
the whole text goes back to UTF-8, and ftfy sees something odd before and nothing after. A text with
one proper accent or curly quote of its own is left alone, as are French and Portuguese, and
articles that show what broken text looks like beside what it should be.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import NOTHING, Outcome

_HINT = re.compile("[\u00c2\u00c3\u00c5\u00d0\u00d1\u00e2\u00e3][^\x00-\x7f]")
_RUN = re.compile("[^\x00-\x7f]+")
_ODD = "sloppy-windows-1252"
"""Windows-1252 as browsers read it: bytes without a character keep their number."""
_REASON = "UTF-8 that was read as another encoding"


def mojibake(draft: Draft) -> Outcome:
    """Put the characters that were meant."""
    text = draft.text
    if not _HINT.search(text):
        return NOTHING
    # Late, and only for texts that may need it: the codecs register themselves.
    from ftfy import bad_codecs, badness  # noqa: F401, PLC0415

    try:
        meant = text.encode(_ODD).decode("utf-8")
    except UnicodeError:
        return NOTHING
    if not badness.badness(text) or badness.badness(meant):
        return NOTHING
    return Outcome(
        tuple(
            Change(run.start(), run.end(), run[0].encode(_ODD).decode("utf-8"), _REASON)
            for run in _RUN.finditer(text)
        )
    )
