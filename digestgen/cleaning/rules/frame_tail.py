"""`frame-tail`: what follows the last sentence.

Tags, buttons, more to read, newsletter, comments, copyright.

A label counts only behind a sentence end, in the last half of the text, and when what follows it
does not read like an article: few sentence ends or many capitals, or simply short. `Read more` in
the middle stays.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.rules.share_buttons import is_button_line
from digestgen.cleaning.tokens import back_over_blanks, count_words, prose_sentences, words_of
from digestgen.text.sentences import CLOSERS, split_sentences

MAX_SHARE = 0.5
SHORT_WORDS = 40
MAX_ENDS = 3
MIN_WORDS_ABOVE = 40
"""An article shorter than this is not cut."""
_ABOVE_CHARS = 1000
SHORT_SURE_WORDS = 150
LONG_SENTENCE = 32
"""Words a sentence end: headlines in a row have none; articles have one every 20 to 25."""
MANY_CAPITALS = 0.36
# Behind one of these no article goes on.
_SURE = re.compile(
    r"Most (?:Read|Popular|Viewed|Commented)\b|MOST (?:READ|POPULAR)\b|Related (?:[Aa]rticles|"
    r"[Ss]tories|[Tt]ags|[Cc]overage|"
    r"[Tt]opics|[Pp]osts|[Cc]ontent)\b|Recommended (?:Stories|for [Yy]ou)|RECOMMENDED FOR YOU|"
    r"You (?:may|might) (?:also )?like|"
    r"More From This Section|More Great \w+|Next Up In\b|Popular on \w+|"
    r"View the discussion thread|Leave a (?:[Rr]eply|[Cc]omment)|"
    r"Your email address will not be published|This Article is related to|In This Article:|"
    r"Share (?:[Tt]his (?:[Ss]tory|[Aa]rticle|entry|post)|this:|on(?: Facebook|:)|"
    r"on facebook)|SHARE Facebook|Comments comments|"
    r"As you comment, please|You must log in to post|blog comments powered|Tags:|"
    r"Tags(?= [A-Z])|Filed [Uu]nder:|Topics(?= ?[A-Z])|"
    r"Report Error|On Our Radar|About the [Aa]uthor|Related(?= [A-Z])|Trending (?:in|on)|"
    r"Sponsored [Ll]inks|"
    r"« Previous|Prev ?Previous|Top Video|Теги|Материалы по теме|Share\s+Tags"
)
# These stand in articles too.
_FAIR = re.compile(
    r"READ (?:MORE|ALSO)\b|Read (?:more|More|also|next)\b(?! [a-z])|More (?:[Ff]rom|[Ii]n|[Oo]n|"
    r"[Nn]ews) [A-Z]|Next Up\b|Up [Nn]ext\b|"
    r"Sign up for\b|Sign Up\b|SIGN UP\b|Subscribe (?:to|now)\b|Get the (?:day|latest|best)|"
    r"Follow us on|Like this (?:story|article)|"
    r"Join our\b|Want more\b|Have your say|(?:\d+ )?Comments\b(?! [a-z])|©|Copyright\b(?! [a-z])|"
    r"All [Rr]ights [Rr]eserved|First published (?:on|in)|"
    r"Originally published (?:on|by)|Published (?=\d)|Trending\b(?! [a-z])|TRENDING\b|"
    r"ADVERTISEMENT\b|"
    r"Advertisement\b(?! [a-z])|Categories:|"
    r"Posted in\b|Previous (?:[Aa]rticle|[Pp]ost|[Ss]tory|Auto)\b|Next (?:[Aa]rticle|[Pp]ost|"
    r"[Ss]tory)\b|Loading\b(?! [a-z])|"
    r"Click here to subscribe|Request Reprint|[Ii]mage [Cc]redit:|Image Source:|"
    r"Main image credit|Share\b(?! [a-z])|"
    r"[A-Z][\w ]{0,24} Newsletter\b|sponsored links|SOURCE:|Download Premium|Places in this Story"
)
_OWN_SENTENCE = re.compile(r"(?:,|:| ?[a-z])[^.!?]{0,200}[.!?]")
_TELLING = re.compile(r"\b(?:said|says|told|asked|wrote|called|was|were|had|is)\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s|[A-Z“]|$)")
_TAG_LIST = re.compile(r"(?:Tags|Filed [Uu]nder|Topics):\s*([^.]{2,200})")
_LIST_END = re.compile(
    r"\s(?:Facebook|Share|SHARE|Related|You (?:may|might)|View|Comments|As you|Most|More|"
    r"Previous|Next|©|Copyright)\b.*",
    re.DOTALL,
)
_REASON = "the page below the article"


def frame_tail(draft: Draft) -> Outcome:
    """Cut the foot of the page off."""
    text = draft.text
    above = words_of(text, 0, _ABOVE_CHARS)
    if len(above) < MIN_WORDS_ABOVE:
        return NOTHING
    floor = max(int(len(text) * (1 - MAX_SHARE)), above[MIN_WORDS_ABOVE - 1].end)
    for pattern in (_SURE, _FAIR):
        for found in pattern.finditer(text, floor):
            if not _follows_an_end(text, found.start()) and not _is_button_foot(text, found):
                continue
            if _is_told(text, found.end()):
                continue
            is_sure = pattern is _SURE
            if not is_sure and _prose_behind(text, found.end()) >= _most_prose(found[0]):
                continue
            if _is_page(text, found.start(), len(text), is_sure=is_sure):
                return _outcome(text, _earliest(text, found.start(), floor))
    return NOTHING


def _is_told(text: str, at: int) -> bool:
    """Return whether the label that ends at `at` begins a sentence that tells something.

    `Follow us on foot, the captain told them.`, `All rights reserved, said the sign.`
    """
    own = _OWN_SENTENCE.match(text, at)
    return bool(own and _TELLING.search(own[0]))


def _prose_behind(text: str, at: int) -> int:
    """Return how many sentences of prose follow behind the one at `at`."""
    spans = split_sentences(text[at:])
    return prose_sentences(text[at + spans[0].end :]) if spans else 0


def _most_prose(label: str) -> int:
    """Return how many sentences of prose behind a label say that the article goes on."""
    return 1 if label.lower().startswith(("advertisement", "loading")) else 2


def _is_button_foot(text: str, label: re.Match[str]) -> bool:
    """Return whether the buttons at `label` are the very last thing of the text."""
    return label[0].startswith("Share ") and is_button_line(text[label.start() :])


def _earliest(text: str, at: int, floor: int) -> int:
    """Return an earlier label's place when all between it and `at` is page as well."""
    for found in _FAIR.finditer(text, floor, at):
        if _follows_an_end(text, found.start()) and _is_page(
            text, found.start(), at, is_sure=False
        ):
            return found.start()
    return at


def _outcome(text: str, at: int) -> Outcome:
    start, end = back_over_blanks(text, at), back_over_blanks(text, len(text))
    listed = _TAG_LIST.search(text, at)
    tags: tuple[str, ...] = ()
    if listed:
        items = [i.strip() for i in _LIST_END.sub("", listed[1]).split(",")]
        if len(items) > 1 and all(i and count_words(i) <= 5 for i in items):
            tags = tuple(dict.fromkeys(items))
    return Outcome((Change(start, end, "", _REASON),), Findings(tags=tags))


def _follows_an_end(text: str, at: int) -> bool:
    """Return whether a sentence ended right before `at`, be the blank lost or one too many."""
    before = back_over_blanks(text, at)
    while before > 0 and text[before - 1] in CLOSERS + "_":
        before -= 1
    return before > 0 and text[before - 1] in ".!?…"


def _is_page(text: str, start: int, end: int, *, is_sure: bool) -> bool:
    """Return whether the text reads like labels and headlines and not like an article.

    Behind a sure label a paragraph may follow (about the author, the rules for comments).
    """
    words = words_of(text, start, end)
    ends = sum(1 for _ in _SENTENCE_END.finditer(text, start, end))
    if text.startswith(("Read ", "READ "), start) and ends > 1:
        return False
    if len(words) <= (SHORT_SURE_WORDS if is_sure else SHORT_WORDS):
        return is_sure or ends <= MAX_ENDS
    capitals = sum(w.text[0].isupper() for w in words)
    return len(words) >= LONG_SENTENCE * ends or capitals >= MANY_CAPITALS * len(words)
