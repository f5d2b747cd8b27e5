"""YAML between `---` lines: nodes of `strict_yaml` as fields with their place in the file."""

from __future__ import annotations

from digestgen.content.dialects.block import MAX_CHARS, FieldsAndProblems
from digestgen.content.dialects.plain import plain_fields
from digestgen.content.faults import error, warning
from digestgen.model.problem import Problem
from digestgen.model.source import Field, FieldValue
from digestgen.strict_yaml import Mapping, Node, Scalar, YamlFault, load
from digestgen.text.lines import printable


def yaml_fields(block: str, line: int) -> tuple[str, FieldsAndProblems]:
    """Return the dialect (`yaml`, or `plain` as a last resort) and the fields of `block`.

    `line` is the number of the block's first line in the file.
    """
    node, faults = load(block, max_chars=MAX_CHARS, first_line=line)
    if len(faults) == 1 and faults[0].kind == "syntax":
        plain = plain_fields(block, line)
        if plain is not None:
            fields, problems = plain
            return "plain", (fields, (_read_as_plain(faults[0]), *problems))
    if faults:
        return "yaml", ((), tuple(_problem(fault) for fault in faults))
    if node is None or (isinstance(node, Scalar) and not node.text):
        return "yaml", ((), ())
    if not isinstance(node, Mapping):
        fault = YamlFault(
            node.line, node.column, "no fields stand here", "write lines such as 'title: ...'"
        )
        return "yaml", ((), (_problem(fault),))
    return "yaml", (
        tuple(_field(key, value) for key, value in node.pairs),
        (),
    )


def _field(key: Scalar, value: Node) -> Field:
    # An empty value may be placed by the parser at the start of the next line.
    return Field(printable(key.text or ""), _value(value), value.line, value.column)


def _value(node: Node) -> FieldValue:
    if isinstance(node, Scalar):
        return None if node.text is None else printable(node.text)
    if isinstance(node, Mapping):
        return tuple((printable(key.text or ""), _value(value)) for key, value in node.pairs)
    return tuple(_value(item) for item in node.items)


def _problem(fault: YamlFault) -> Problem:
    code = "front-matter-repeated-key" if fault.kind == "repeated-key" else "front-matter-yaml"
    return error(code, fault.message, fault.hint, line=fault.line, column=fault.column)


def _read_as_plain(fault: YamlFault) -> Problem:
    return warning(
        "front-matter-plain",
        f"{fault.message}; read as plain lines 'name: value'",
        fault.hint,
        line=fault.line,
        column=fault.column,
    )
