"""What the script of the search says, in the language of the site.

A page hands it over as JSON; of what is counted, a text for each form that the browser knows
(`Intl.PluralRules`). `%(num)s` and the like stand for values, as in catalogues.
"""

from __future__ import annotations

import msgspec

from digestgen.wording import Wording

_ENGLISH_DATES = "en-GB"
"""Its dates are those that pages show: 26 April 2020."""


def words_of(wording: Wording) -> str:
    """Return all of it as JSON."""
    is_english = wording.language.split("-")[0] == "en"
    words = {
        "locale": _ENGLISH_DATES if is_english else wording.language,
        "articles": wording.forms("%(num)s article", "%(num)s articles"),
        "topics": wording.forms("%(num)s topic", "%(num)s topics"),
        "headlines": wording.forms("%(num)s headline", "%(num)s headlines"),
        "first": wording.raw("First %(num)s of %(topics)s"),
        "more": wording.raw("%(headlines)s, more below"),
        "short": wording.raw("one more letter finds headlines"),
        "both": wording.raw("%(topics)s, %(headlines)s"),
        "nothing": wording.raw("Nothing begins so"),
        "also": wording.raw("also %(name)s, %(articles)s"),
    }
    return msgspec.json.encode(words).decode()
