"""Which templates a template can reach, and one digest of them all.

Read from the syntax trees: extends, include, import, and `part` with a constant name. A name that
is worked out may be any template, so it reaches every one of the theme.
"""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
import msgspec
from jinja2 import meta, nodes

from digestgen.fingerprint import digest_bytes, digest_value

_MOST_READ = 512
_known: dict[str, tuple[str | None, ...]] = {}
"""What each source refers to, by the source: all environments read them alike."""


def forget() -> None:
    """Forget what this process read, as if it were a new one."""
    _known.clear()


class _Found(msgspec.Struct, frozen=True):
    """One template as it was found."""

    name: str
    digest: str
    """'' when it is not there."""


class Reach:
    """The references between the templates of one environment, each parsed once."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self._sources: dict[str, str | None] = {}
        self._references: dict[str, tuple[str, ...]] = {}

    def digest(self, template: str) -> str:
        """Return the digest of all that `template` reaches, itself included."""
        found = []
        for name in sorted(self._closure(template)):
            source = self._source(name)
            digest = "" if source is None else digest_bytes(source.encode("utf-8", "replace"))
            found.append(_Found(name, digest))
        return digest_value(tuple(found))

    def _closure(self, template: str) -> set[str]:
        seen: set[str] = set()
        todo = [template]
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += self._references_of(name)
        return seen

    def _references_of(self, name: str) -> tuple[str, ...]:
        if name not in self._references:
            self._references[name] = tuple(self._read(name))
        return self._references[name]

    def _read(self, name: str) -> Iterator[str]:
        source = self._source(name)
        if source is None:
            return
        for reference in _references_in(source, self._environment):
            if reference is None:
                yield from self._environment.list_templates(filter_func=_is_template)
            else:
                yield reference

    def _source(self, name: str) -> str | None:
        if name not in self._sources:
            loader = self._environment.loader
            assert loader is not None
            try:
                self._sources[name] = loader.get_source(self._environment, name)[0]
            except (jinja2.TemplateNotFound, UnicodeDecodeError):
                self._sources[name] = None
        return self._sources[name]


def _references_in(source: str, environment: jinja2.Environment) -> tuple[str | None, ...]:
    """Return the names that a source refers to; None for one that is worked out."""
    if source not in _known:
        if len(_known) >= _MOST_READ:
            _known.clear()
        try:
            tree = environment.parse(source)
            _known[source] = (*meta.find_referenced_templates(tree), *_parts(tree))
        except jinja2.TemplateSyntaxError:
            _known[source] = ()  # It reaches nothing; rendering tells.
    return _known[source]


def _is_template(name: str) -> bool:
    return "static/" not in name


def _parts(tree: nodes.Template) -> Iterator[str | None]:
    """Yield the names of the partials that a template renders; None for one that is worked out."""
    calls = 0
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "part":
            calls += 1
            first = call.args[0] if call.args else None
            name = first.value if isinstance(first, nodes.Const) else None
            yield name if isinstance(name, str) else None
    # `{% set p = part %}` hands the function on: then no name is known.
    if sum(1 for n in tree.find_all(nodes.Name) if n.name == "part" and n.ctx == "load") > calls:
        yield None
