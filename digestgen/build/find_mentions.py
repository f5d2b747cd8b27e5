"""Mentions in the texts of a whole site, found by the workers: most of the time of grouping.

Jobs and results are bytes. A job has all names with it: a worker makes its finder of them once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from digestgen.linking.mentions import Finder, Name
from digestgen.model.ids import TopicKey
from digestgen.model.mention import Mention

if TYPE_CHECKING:
    from concurrent.futures import Executor

_TEXTS_A_JOB = 200


class Workers(NamedTuple):
    """Processes that can be asked for."""

    pool: Callable[[], Executor]
    number: int


class Asked(NamedTuple):
    """A text to look into."""

    article_id: str
    html: str
    """'' when nothing is to be found in it."""
    linked: tuple[TopicKey, ...]
    """The topics that its editor links, which are not looked for."""


class Found(NamedTuple):
    """What a text mentions."""

    article_id: str
    linked: tuple[TopicKey, ...]
    """As asked."""
    mentions: tuple[Mention, ...]
    """The others, in order."""


class _Job(msgspec.Struct, frozen=True, array_like=True):
    names: bytes
    language: str
    texts: tuple[Asked, ...]


_ENCODE = msgspec.msgpack.Encoder()
_JOB = msgspec.msgpack.Decoder(_Job)
_NAMES = msgspec.msgpack.Decoder(tuple[Name, ...])
_RESULT = msgspec.msgpack.Decoder(tuple[Found, ...])


def find_all(
    texts: Iterable[Asked], names: Sequence[Name], language: str, workers: Workers | None
) -> Iterator[Found]:
    """Yield what each text mentions, in any order; here when there are few texts or no workers."""
    portions = _portions(texts)
    first = list(islice(portions, 2))
    if len(first) <= 1 or workers is None or workers.number <= 1 or not names:
        finder = Finder(names, language)
        for portion in chain(first, portions):
            yield from _found(finder, portion)
        return
    from digestgen.build.workers import in_any_order  # noqa: PLC0415  most edits need none

    encoded = _ENCODE.encode(names)
    jobs = (_ENCODE.encode(_Job(encoded, language, one)) for one in chain(first, portions))
    for result in in_any_order(workers.pool(), _find_portion, jobs, workers=workers.number):
        yield from _RESULT.decode(result)


def forget_names() -> None:
    """Forget the names of the last job: for a process that will look for none any more."""
    _finder.cache_clear()


def _portions(texts: Iterable[Asked]) -> Iterator[tuple[Asked, ...]]:
    waiting = iter(texts)
    while portion := tuple(islice(waiting, _TEXTS_A_JOB)):
        yield portion


def _find_portion(data: bytes) -> bytes:
    job = _JOB.decode(data)
    return _ENCODE.encode(list(_found(_finder(job.names, job.language), job.texts)))


@lru_cache(maxsize=1)
def _finder(names: bytes, language: str) -> Finder:
    return Finder(_NAMES.decode(names), language)


def _found(finder: Finder, texts: Iterable[Asked]) -> Iterator[Found]:
    for text in texts:
        yield found_in(finder, text)


def found_in(finder: Finder, text: Asked) -> Found:
    """Return what a text mentions of the names of a finder."""
    return Found(text.article_id, text.linked, finder.find(text.html, linked=text.linked))
