"""gettext for templates: `_`, `gettext`, `ngettext`, `pgettext`, `npgettext`, `{% trans %}`.

A renderer speaks one language, so a message without values is put into the template when it is
compiled, and costs nothing when pages are rendered. Messages are trusted as templates are; values
in them are escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from digestgen.wording import Wording

EXTENSION = "jinja2.ext.i18n"
_PLAIN = ("_", "gettext")
_IN_CONTEXT = "pgettext"
_COUNTS_KEPT = 4096


def functions_of(wording: Wording) -> Mapping[str, Callable[..., object]]:
    """Return what templates call, by name."""

    def gettext(message: str, /, **values: object) -> Markup:
        return Markup(wording.gettext(message, **_escaped(values)))

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return Markup(wording.pgettext(context, message, **_escaped(values)))

    @lru_cache(maxsize=_COUNTS_KEPT)
    def counted(one: str, many: str, number: int) -> Markup:
        return Markup(wording.ngettext(one, many, number))

    def ngettext(one: str, many: str, number: int, /, **values: object) -> Markup:
        if not values:
            return counted(one, many, number)
        return Markup(wording.ngettext(one, many, number, **_escaped(values)))

    def npgettext(context: str, one: str, many: str, number: int, /, **values: object) -> Markup:
        return Markup(wording.npgettext(context, one, many, number, **_escaped(values)))

    return {
        "_": gettext,
        "gettext": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
        "npgettext": npgettext,
        "figure": wording.figure,
    }


def _escaped(values: dict[str, object]) -> dict[str, object]:
    return {name: Markup.escape(value) for name, value in values.items()} if values else values


class Inliner(NodeTransformer):
    """Puts messages without values into a template."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  Jinja2's name
        """Return the text of a message where nothing but the language decides it."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        texts = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        is_constant = len(texts) == len(node.args) and not (
            node.kwargs or node.dyn_args or node.dyn_kwargs
        )
        if is_constant and called in _PLAIN and len(texts) == 1:
            return nodes.TemplateData(self._wording.gettext(texts[0]), lineno=node.lineno)
        if is_constant and called == _IN_CONTEXT and len(texts) == 2:  # noqa: PLR2004
            return nodes.TemplateData(self._wording.pgettext(*texts), lineno=node.lineno)
        return self.generic_visit(node)
