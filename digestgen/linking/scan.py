"""The words of a text and its runs of capitalised words, for `terms`.

A text is cut at its blanks, and what a chunk (`Haftar's`, `mercenaries,`) does is remembered: most
chunks of most texts were met before, and most of those do nothing but part two names. Pure for all
that: what is remembered is a function of the chunk. Linear; 0.1 ms for 500 words that were met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]|\n")
_ENDS = frozenset('.!?…:;\n"“”„«»()[]*#>|•–—')
"""A capital behind one of these says nothing."""
MAX_WORD = 40
"""Scripts without blanks give whole sentences; they are no terms."""
_MAX_CHUNKS = 30_000

Runs = list[tuple[bool, list[str]]]
"""Capitalised words in a row, each run with whether a sentence begins with it."""

_END, _BREAK, _DULL = 1, 2, 3
_Token = int | str | tuple[str, bool]
"""A sign that ends a sentence, another sign, a word that is never a term; a word; a capitalised
word with whether it ends its run (`Haftar's`)."""
_Effect = _Token | list[_Token]
"""What a chunk does, most often one thing, and of that what a dull word does."""
_LINE_END = "\x00"


class Scanner:
    """Scans texts; `is_dull` says of a word in lower case that it is never a term."""

    def __init__(self, is_dull: Callable[[str], bool]) -> None:
        self._is_dull = is_dull
        self._effects: dict[str, _Effect] = {_LINE_END: _END}

    def scan(self, text: str) -> tuple[Runs, Mapping[str, int]]:
        """Return the runs of `text` and how often each word in lower case occurs, dull ones out."""
        runs: Runs = []
        words: dict[str, int] = {}
        # `_` parts words as blanks do.
        text = text.replace(_LINE_END, "\x01").replace("_", " ")
        chunks = text.replace("\n", f" {_LINE_END} ").split()
        run: list[str] | None = None
        at_start = True
        last = -1
        for at, effect in enumerate(map(self._effects.get, chunks)):
            if effect is None:
                effect = self._learn(chunks[at])  # noqa: PLW2901
            if effect is _DULL:
                continue
            if at - last > 1:
                run, at_start = None, False
            last = at
            for token in effect if effect.__class__ is list else (effect,):
                if token.__class__ is str:
                    words[token] = words.get(token, 0) + 1
                    run, at_start = None, False
                elif token.__class__ is tuple:
                    if run is None:
                        run = []
                        runs.append((at_start, run))
                    run.append(token[0])
                    if token[1]:
                        run = None
                    at_start = False
                else:
                    run = None
                    at_start = token == _END or (at_start and token == _BREAK)
        return runs, words

    def _learn(self, chunk: str) -> _Effect:
        kept: list[_Token] = []
        for token in map(self._token, _TOKEN.findall(chunk)):
            # Of dull words and signs in a row the last word or end counts.
            if isinstance(token, int) and kept and isinstance(kept[-1], int):
                kept[-1] = token if token != _BREAK else kept[-1]
            else:
                kept.append(token)
        effect: _Effect = kept[0] if len(kept) == 1 else kept
        if len(self._effects) >= _MAX_CHUNKS:
            self._effects = {_LINE_END: _END}
        self._effects[chunk] = effect
        return effect

    def _token(self, token: str) -> _Token:
        if not token[0].isalpha():
            return _END if token in _ENDS else _BREAK
        bare = token[:-2] if token[-2:] in ("'s", "’s") else token
        if token[0].isupper() and 1 < len(token) <= MAX_WORD:
            return bare, bare is not token
        is_word = bare.islower() and len(bare) <= MAX_WORD
        return bare if is_word and not self._is_dull(bare) else _DULL
