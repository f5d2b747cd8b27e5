"""The one door to YAML: text -> nodes with places, every scalar as the editor typed it.

YAML guesses types (`no` is False, `0123` is 83, `2020-13-01` is a string); here a scalar is text
and the schema converts it. Anchors and aliases are refused (they make small files huge and may be
cyclic), repeated keys are faults, size and depth are capped. What is plain enough is read line by
line (`simple`), the rest by PyYAML (`full`), which is loaded for it: starting it takes longer than
a build without changes spends on anything else.

Ground floor: faults are values of this package, callers turn them into problems with their path.
"""

from __future__ import annotations

from digestgen.strict_yaml.nodes import Mapping, Node, Scalar, Sequence, YamlFault
from digestgen.strict_yaml.simple import simple_node

__all__ = ["MAX_CHARS", "Mapping", "Node", "Scalar", "Sequence", "YamlFault", "load"]

MAX_CHARS = 1_000_000


def load(
    text: str, *, max_chars: int = MAX_CHARS, first_line: int = 1
) -> tuple[Node | None, tuple[YamlFault, ...]]:
    """Return the node of the one document in `text` and all faults; no node when it has any.

    `first_line` is the number of the text's first line in its file; all places count from it.
    """
    if len(text) > max_chars:
        message = f"{len(text):,} characters of YAML"
        return None, (YamlFault(first_line, 1, message, f"keep it under {max_chars:,}", "size"),)
    if node := simple_node(text, first_line):
        return node, ()
    from digestgen.strict_yaml.full import full_node  # noqa: PLC0415  loads PyYAML

    return full_node(text, first_line)
