"""What the script of the search says, in the language of the site.

A page hands it over as JSON; of what is counted, a text for each form that the browser knows
(`Intl.PluralRules`). `%(num)s` and the like stand for values, as in catalogues.
"""

from __future__ import annotations

import msgspec

from digestgen.wording import Wording

_ENGLISH_DATES = "en-GB"
"""Its dates are those that pages show: 26 April 2020."""


def words_of(wording: Wording, *, has_texts: bool = False) -> str:
    """Return what is said of topics and headlines; `has_texts`: texts are found below them."""
    words = {
        "locale": _locale(wording),
        "articles": wording.forms("%(num)s article", "%(num)s articles"),
        "topics": wording.forms("%(num)s topic", "%(num)s topics"),
        "headlines": wording.forms("%(num)s headline", "%(num)s headlines"),
        "first": wording.raw("First %(num)s of %(topics)s"),
        "more": wording.raw("%(headlines)s, more below"),
        "short": wording.raw("one more letter finds headlines"),
        "both": wording.raw("%(topics)s, %(headlines)s"),
        "nothing": wording.raw("No topic or headline begins so")
        if has_texts
        else wording.raw("Nothing begins so"),
        "also": wording.raw("also %(name)s, %(articles)s"),
    }
    return msgspec.json.encode(words).decode()


def words_of_texts(wording: Wording) -> str:
    """Return what is said of texts."""
    words = {
        "locale": _locale(wording),
        "texts": wording.forms("%(num)s text", "%(num)s texts"),
        "shown": wording.raw("%(texts)s, %(num)s shown"),
        "all": wording.raw("all"),
        "disk": wording.raw("Texts are searched on a web server only, not in files from a disk"),
        "missing": wording.raw("Texts cannot be searched now: their index is not there"),
    }
    return msgspec.json.encode(words).decode()


def _locale(wording: Wording) -> str:
    return _ENGLISH_DATES if wording.language.split("-")[0] == "en" else wording.language
