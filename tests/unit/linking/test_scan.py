"""What is remembered of chunks and pieces gives what a walk over the tokens gives."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.linking import scan
from digestgen.linking.scan import Run, Scanner

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]|\n")
_ENDS = '.!?…:;\n"“”„«»()[]*#>|•–—'
PIECES = [
    "Foo",
    "Bar",
    "foo",
    "rare",
    "A",
    "I",
    "5th",
    "5",
    "iPhone",
    "al-Qaeda",
    "U.S.",
    "O'Brien",
]
PIECES += [
    "O’Brien",
    "'s",
    "’s",
    "s",
    "-",
    "--",
    "'",
    "’",
    "“",
    '"',
    ".",
    ",",
    ":",
    "_",
    "é",
    "Écrit",
]
PIECES += [". ", ", ", "? ", "(", ")", "—", "Foo-Bar", "Haftar's", "Haftar’s", "rare's", "W" * 45]
PIECES += [
    "w" * 45,
    "aB",
    "\x00",
    "\x01",
    "\x02",
    "\x03",
    "\t",
    "\u00a0",
    "\x1c",
    "ß",
    "ǅ",
    "\n",
    "\n\n",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from([" "])), max_size=40).map(
    "".join
)
SCANNER = Scanner(lambda word: word in ("foo", "s"))


def by_tokens(text: str) -> tuple[Counter[Run], Counter[Run], Counter[str]]:
    """Return the runs inside sentences, those at their heads, and the words."""
    runs: list[tuple[bool, list[str]]] = []
    words: Counter[str] = Counter()
    run: list[str] = []
    at_start = True
    for token in _TOKEN.findall(text):
        if not token[0].isalpha():
            run = []
            at_start = at_start or token in _ENDS
            continue
        bare = token[:-2] if token[-2:] in ("'s", "’s") else token
        if token[0].isupper() and 1 < len(token) <= scan.MAX_WORD:
            if not run:
                runs.append((at_start, run))
            run.append(bare)
            run = [] if bare is not token else run
        else:
            run = []
            if bare.islower() and len(bare) <= scan.MAX_WORD and bare not in ("foo", "s"):
                words[bare] += 1
        at_start = False
    inside, initial = (
        Counter(tuple(run) for is_initial, run in runs if is_initial is wanted)
        for wanted in (False, True)
    )
    return inside, initial, words


def remembered(text: str) -> tuple[Counter[Run], Counter[Run], Counter[str]]:
    found = SCANNER.scan(text)
    return Counter(found.inside), Counter(found.initial), Counter(found.words)


@settings(max_examples=600)
@given(texts)
def test_a_scan_finds_what_a_walk_finds(text: str) -> None:
    assert by_tokens(text) == remembered(text)
    assert by_tokens(text) == remembered(text)


def test_what_is_remembered_stays_small() -> None:
    scanner = Scanner(lambda _: False)
    many = " ".join(f"w{'x' * (n % 7)}{n:x}z Foo{n}" for n in range(40_000))

    first = scanner.scan(many)

    assert len(first.words) == len(first.inside) == 40_000
    assert scanner.scan("foo Bar foo").words == {"foo": 2}
    assert len(scanner._chunks) < 10
    assert len(scanner._pieces) <= 30_001
