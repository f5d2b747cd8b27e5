"""What the doctor of themes reads in a template, whatever stands there."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digestgen.theme import Renderer, find_theme
from digestgen.theme.render.outline import Outline, outline_of
from digestgen.theme.site import SiteView

_PIECES = (
    "{% block a %}", "{%- block b -%}", "{% block c scoped %}", "{% endblock %}",
    "{% endblock a %}",
    "{% if x %}", "{% endif %}", "{% for i in y %}", "{% endfor %}", "{{ i }}", "{{ super() }}",
    "{% extends 'page.html' %}", "{% extends name %}", "{% macro m(a, b=1) %}", "{% endmacro %}",
    "{% from 'm.html' import m, n as o %}", "{% import 'm.html' as p %}", "{{ p.q(1, c=2) }}",
    "{{ o(*x) }}", "{{ part('card.html', card=i) }}", "{{ part(x) }}", "{% set z = part %}",
    "{% set a, b = 1, 2 %}", "{% set s %}", "{% endset %}", "{% raw %}", "{% endraw %}", "text",
    "<p class=\"a\">", "{# a comment #}", "{%", "%}", "{{", "}}", "{#", "{% trans %}",
    "{% endtrans %}",
)  # fmt: skip
_theme = find_theme("default", None)
assert _theme is not None
ENVIRONMENT = Renderer(
    _theme, SiteView(title="", description="", language="en", base_url="", generator="")
).environment


def _outline(pieces: list[str], between: str = "\n") -> Outline | None:
    try:
        return outline_of(ENVIRONMENT, between.join(pieces), "t.html")
    except jinja2.TemplateSyntaxError:
        return None


@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=12))
def test_a_template_is_read_or_its_syntax_is_wrong(pieces: list[str]) -> None:
    outline = _outline(pieces)

    if outline is not None:
        assert set(outline.blocks) <= {"a", "b", "c"}
        assert all(len(block.digest) == 16 for block in outline.blocks.values())


_INNER = st.lists(st.sampled_from(("text", "{{ i }}", "{% if x %}y{% endif %}", "<p>")), max_size=4)


@given(before=_INNER, inner=_INNER, after=_INNER, other=_INNER)
def test_a_digest_is_that_of_the_block_alone(
    before: list[str], inner: list[str], after: list[str], other: list[str]
) -> None:
    def outline(inside: list[str], around: list[str], between: str) -> Outline:
        found = _outline([*around, "{% block a %}", *inside, "{% endblock %}", *after], between)
        assert found is not None
        return found

    plain = outline(inner, before, "\n").blocks["a"]

    assert plain.digest == outline(inner, [*before, *other], "\n").blocks["a"].digest
    assert plain.digest == outline(inner, before, "\n\n {# so #}\t").blocks["a"].digest
    assume(" ".join(inner) != " ".join(other))
    assert plain.digest != outline(other, before, "\n").blocks["a"].digest


@pytest.mark.parametrize("depth", [1, 3, 30])
def test_blocks_inside_blocks_are_told_with_what_is_around_them(depth: int) -> None:
    names = [f"n{at}" for at in range(depth)]
    text = "".join(f"{{% block {name} %}}\n" for name in names) + "{% endblock %}" * depth

    blocks = outline_of(ENVIRONMENT, text, "t.html").blocks

    assert [blocks[name].inside for name in names] == ["", *names[:-1]]
    assert [blocks[name].line for name in names] == list(range(1, depth + 1))
