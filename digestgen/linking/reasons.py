"""Why an article is related, in words: `shares Libya and “Dagalo”; 9 days earlier`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from digestgen.linking.related import Related
from digestgen.model.ids import TopicKey
from digestgen.text.fold import fold
from digestgen.wording import ENGLISH, Wording, ngettext_noop

_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = 14, 9 * 7, 24
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25
_FORMS_KEPT = 8192
_SHOWN = 2
"""Topics and terms named in a sentence, each."""


def describe_relation(
    related: Related, topic_names: Mapping[TopicKey, str], wording: Wording = ENGLISH
) -> str:
    """Return why an article is related: `shares Libya and “Dagalo”; 9 days earlier`.

    `topic_names`: key -> name; a topic without a name is not mentioned. A term that stands in a
    topic's name or in another term (`Haftar`, `Khalifa Haftar`) says nothing more.
    """
    topics = [topic_names[key] for key in related.shared_topics if key in topic_names]
    terms = islice(_telling(_named(related), topics), _SHOWN)
    quoted = [wording.gettext("“%(term)s”", term=term) for term in terms]
    things = wording.listed([*topics[:_SHOWN], *quoted])
    shares = wording.gettext("shares %(things)s", things=things) if things else ""
    return wording.semicolon.join(
        part for part in (shares, _distance(related.days, wording)) if part
    )


_folded = lru_cache(maxsize=_FORMS_KEPT)(fold)


@lru_cache(maxsize=_FORMS_KEPT)
def _parts(name: str) -> frozenset[str]:
    return frozenset(_folded(name).split())


def _named(related: Related) -> list[str]:
    """Return the shared words that count most, each as the name that both articles have it in."""
    names = [(name, _parts(name)) for name in related.shared_names]
    if not names:
        return list(dict.fromkeys(related.shared_words))
    words = []
    for word in related.shared_words:
        folded = _folded(word)
        words.append(next((name for name, parts in names if folded in parts), word))
    return list(dict.fromkeys(words))


def _telling(terms: Sequence[str], topics: Sequence[str]) -> Iterator[str]:
    """Yield the terms that no topic and no longer term says already."""
    said = "\n".join([f" {_folded(topic)} " for topic in topics])
    longer = [f" {_folded(term)} " for term in terms]
    for term, own in zip(terms, longer, strict=True):
        if own not in said and not any(own in other and own != other for other in longer):
            yield term


def _distance(days: int | None, wording: Wording) -> str:
    """Return the distance in time in the largest unit that is still exact enough."""
    if days is None:
        return ""
    if days == 0:
        return wording.gettext("same day")
    size = abs(days)
    if size < _FEW_DAYS:
        number, unit = size, 0
    elif size < _FEW_WEEKS:
        number, unit = round(size / 7), 1
    elif size < _FEW_MONTHS * _DAYS_A_MONTH:
        number, unit = round(size / _DAYS_A_MONTH), 2
    else:
        number, unit = round(size / _DAYS_A_YEAR), 3
    return wording.ngettext(*(_EARLIER if days < 0 else _LATER)[unit], number)


_EARLIER = (
    ngettext_noop("%(num)s day earlier", "%(num)s days earlier"),
    ngettext_noop("%(num)s week earlier", "%(num)s weeks earlier"),
    ngettext_noop("%(num)s month earlier", "%(num)s months earlier"),
    ngettext_noop("%(num)s year earlier", "%(num)s years earlier"),
)
_LATER = (
    ngettext_noop("%(num)s day later", "%(num)s days later"),
    ngettext_noop("%(num)s week later", "%(num)s weeks later"),
    ngettext_noop("%(num)s month later", "%(num)s months later"),
    ngettext_noop("%(num)s year later", "%(num)s years later"),
)
