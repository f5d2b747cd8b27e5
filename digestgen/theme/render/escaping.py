"""Escaping, where most of the time of a page went.

Jinja2 writes `escape(value)` for every `{{ value }}`, and each call wraps its text in a new
`Markup`, only to be joined with the rest at once. The code made here asks `shown` instead: the same
characters, without the wrapping, and for texts met before without looking at their characters.
(`_output_child_pre` is the hook that Jinja2's own native templates use.)
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_TEXTS_KEPT = 16_384
_LONGEST_KEPT = 300
_kept: dict[str, str] = {}


def shown(value: object) -> str:
    """Return what `markupsafe.escape` does, as a plain text: to be joined, never escaped again."""
    if type(value) is not str:
        # What is marked safe a part or a macro has made, and is most of what a page consists of.
        return value if type(value) is Markup else escape(value)
    found = _kept.get(value)
    if found is None:
        found = str(escape(value))
        if len(value) <= _LONGEST_KEPT:
            if len(_kept) >= _TEXTS_KEPT:
                _kept.clear()
            _kept[value] = found
    return found


class EscapingGenerator(CodeGenerator):
    """Writes the Python of a template, with `shown` for `escape`; the environment has `shown`."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.shown(")
        if finalize.src is not None:
            self.write(finalize.src)
