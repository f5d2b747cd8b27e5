"""What a template holds: blocks with their text, macros, what it takes from others.

Read with Jinja2's own lexer and parser. Comments and the amount of white space are no part of a
text: two texts that differ in them alone have one digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import jinja2
from jinja2 import meta, nodes

from digestgen.fingerprint import digest_bytes

DIGITS = 16
"""Of a digest, as `theme.yaml` has it."""


class Block(NamedTuple):
    """A block as a template defines it."""

    line: int
    digest: str
    inside: str
    """The block around it; '' when there is none."""
    adds: bool
    """Whether it shows what it overrides as well: `super()`."""


class Macro(NamedTuple):
    """What a macro takes."""

    parameters: tuple[str, ...]
    required: int
    """How many of them have no default."""


class Call(NamedTuple):
    """A call of a macro of another template."""

    file: str
    macro: str
    line: int
    given: int
    """By place."""
    named: tuple[str, ...]


class Outline(NamedTuple):
    """What a template holds."""

    digest: str
    extends: str
    """'' when it extends none, or the name is worked out."""
    extends_line: int
    blocks: dict[str, Block]
    macros: dict[str, Macro]
    names: frozenset[str]
    """What others may import: macros, and what is set at its top."""
    imports: tuple[tuple[str, str, int], ...]
    """Template, name, line."""
    calls: tuple[Call, ...]
    references: tuple[str | None, ...]
    """Every template that it names, however; None for a name that is worked out."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Templates rendered by `part`, with the names of the values that each is given."""
    free: tuple[str, ...]
    """Names that it takes from who renders it, sorted."""
    stray_line: int
    """Where a template that extends another has text outside of its blocks; 0 for nowhere."""


def outline_of(environment: jinja2.Environment, source: str, name: str) -> Outline:
    """Return what the template `source` holds. Raises jinja2.TemplateSyntaxError."""
    tree = environment.parse(source, name)
    extends = next(iter(tree.find_all(nodes.Extends)), None)
    parts = tuple(_parts(tree))
    return Outline(
        digest=_digest(value for _, kind, value in environment.lex(source) if _counts(kind)),
        extends=_constant(extends.template) if extends else "",
        extends_line=extends.lineno if extends else 0,
        blocks=_blocks(environment, source, tree),
        macros={one.name: _macro(one) for one in tree.find_all(nodes.Macro)},
        names=frozenset(_exported(tree)),
        imports=tuple(_imports(tree)),
        calls=tuple(_calls(tree)),
        references=(*meta.find_referenced_templates(tree), *(name for name, _ in parts)),
        parts=parts,
        free=tuple(sorted(meta.find_undeclared_variables(tree) - _declared(tree))),
        stray_line=_stray(tree) if extends else 0,
    )


def _counts(kind: str) -> bool:
    return kind not in ("comment_begin", "comment", "comment_end", "whitespace")


def _digest(values: Iterator[str]) -> str:
    words = " ".join(word for value in values for word in value.split())
    return digest_bytes(words.encode("utf-8", "replace"))[:DIGITS]


def _blocks(env: jinja2.Environment, source: str, tree: nodes.Template) -> dict[str, Block]:
    adding = {
        block.name
        for block in tree.find_all(nodes.Block)
        for call in block.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "super"
    }
    open_blocks: list[tuple[str, int, list[str]]] = []
    found: dict[str, Block] = {}
    tag: list[str] = []
    line_of_tag = 0
    for line, kind, value in env.lex(source):
        if kind == "block_begin":
            tag, line_of_tag = [], line
        elif kind != "block_end" and _counts(kind):
            tag.append(value)
        for _, _, texts in open_blocks:
            if _counts(kind):
                texts.append(value)
        if kind != "block_end":
            continue
        if tag[:1] == ["block"]:
            open_blocks.append((tag[1], line_of_tag, []))
        elif tag[:1] == ["endblock"] and open_blocks:
            name, line_of_block, texts = open_blocks.pop()
            inside = open_blocks[-1][0] if open_blocks else ""
            digest = _digest(iter(texts[: _end(texts)]))
            found[name] = Block(line_of_block, digest, inside, name in adding)
    return found


def _end(texts: list[str]) -> int:
    """Return where the tag begins that ends a block: it is no part of it."""
    return len(texts) - 1 - texts[::-1].index("endblock")


def _macro(macro: nodes.Macro) -> Macro:
    return Macro(tuple(one.name for one in macro.args), len(macro.args) - len(macro.defaults))


def _exported(tree: nodes.Template) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            targets = node.target.find_all(nodes.Name)
            yield from (one.name for one in targets)
            if isinstance(node.target, nodes.Name):
                yield node.target.name


def _declared(tree: nodes.Template) -> set[str]:
    """Return what a template declares anywhere: Jinja2 looks at each block by itself."""
    names = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
    names |= {one.name for one in tree.find_all(nodes.Macro)} | set(_modules(tree))
    return names | set(_imported(tree))


def _imports(tree: nodes.Template) -> Iterator[tuple[str, str, int]]:
    for node in tree.find_all(nodes.FromImport):
        for one in node.names:
            yield _constant(node.template), one if isinstance(one, str) else one[0], node.lineno
    modules = _modules(tree)
    for use in tree.find_all(nodes.Getattr):
        if isinstance(use.node, nodes.Name) and use.node.name in modules:
            yield modules[use.node.name], use.attr, use.lineno


def _imported(tree: nodes.Template) -> dict[str, tuple[str, str]]:
    """Return template and name of what is imported by name, as it is called here."""
    return {
        one if isinstance(one, str) else one[1]: (
            _constant(node.template),
            one if isinstance(one, str) else one[0],
        )
        for node in tree.find_all(nodes.FromImport)
        for one in node.names
    }


def _modules(tree: nodes.Template) -> dict[str, str]:
    return {node.target: _constant(node.template) for node in tree.find_all(nodes.Import)}


def _calls(tree: nodes.Template) -> Iterator[Call]:
    names = _imported(tree)
    modules = _modules(tree)
    for call in tree.find_all(nodes.Call):
        if call.dyn_args is not None or call.dyn_kwargs is not None:
            continue
        named = tuple(one.key for one in call.kwargs)
        if isinstance(call.node, nodes.Name) and call.node.name in names:
            yield Call(*names[call.node.name], call.lineno, len(call.args), named)
        elif (
            isinstance(call.node, nodes.Getattr)
            and isinstance(call.node.node, nodes.Name)
            and call.node.node.name in modules
        ):
            file = modules[call.node.node.name]
            yield Call(file, call.node.attr, call.lineno, len(call.args), named)


def _parts(tree: nodes.Template) -> Iterator[tuple[str, tuple[str, ...]]]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "part" and call.args:
            name = _constant(call.args[0])
            if name:
                yield name, tuple(one.key for one in call.kwargs)


def _stray(tree: nodes.Template) -> int:
    for node in tree.body:
        for text in node.nodes if isinstance(node, nodes.Output) else ():
            if not isinstance(text, nodes.TemplateData) or text.data.strip():
                return text.lineno
    return 0


def _constant(node: nodes.Node) -> str:
    value = node.value if isinstance(node, nodes.Const) else ""
    return value if isinstance(value, str) else ""
