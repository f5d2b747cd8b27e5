"""The engine: markdown-it as we use it. Text -> tokens -> HTML that is not yet finished.

The one place that imports markdown-it. CommonMark with tables, strikethrough, footnotes, task lists
and wiki links. Two passes of inline parsing are bounded apart from block parsing: each level of
nesting costs a scan of what follows, so 100 KB of `[a` take 5 s at 100 levels and 0.8 s at 20,
while lists and quotes need more levels than emphasis does.

What `finish` must know travels in attributes: `data-line` (a line of the file) and `data-dg` (a
footnote's part, behind a mark that only the engine knows, so raw HTML cannot forge it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from digestgen.markdown.addresses import WEB_SCHEMES, Kind, kind_of
from digestgen.markdown.wiki_links import read_wiki_link

MAX_BLOCK_LEVELS = 32
MAX_INLINE_LEVELS = 20
MAX_OPEN_BRACKETS = 50
MAX_QUOTES = 12
# Every line that continues a quote is tried at each of its levels: 100 KB of them take 7 s at 32.
_DEEP_QUOTE = re.compile(rf"(?m)^((?:[ \t]*+>){{{MAX_QUOTES}}})[ \t>]*>")
_LONG_PREFIX = re.compile(r"(?m)^[ \t>*+.)0-9-]{24,}")
_NOT_PRINTABLE = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_Rule = Callable[..., str]

__all__ = ["MAX_BLOCK_LEVELS", "MAX_QUOTES", "Parsed", "Token", "parse", "to_html"]


class Parsed(NamedTuple):
    """A text in the form of markdown-it."""

    tokens: list[Token]
    env: EnvType
    is_flattened: bool
    """Whether blocks nested too deep and markers were taken off to keep their text."""
    bracket_lines: tuple[int, ...]
    """Lines (from 0) of blocks with so many open brackets that none was read as a link."""


def parse(text: str, *, html: bool = True) -> Parsed:
    """Return the tokens of `text`; raw HTML is text when `html` is false. Linear."""
    text = _NOT_PRINTABLE.sub("", text)
    text, deep_quotes = _DEEP_QUOTE.subn(r"\1", text)
    engine = _engine(html=html)
    env: EnvType = {}
    tokens = engine.parse(text, env)
    is_deep = any(token.level >= MAX_BLOCK_LEVELS - 1 for token in tokens)
    if is_deep:
        env = {}
        tokens = engine.parse(_LONG_PREFIX.sub("", text), env)
    return Parsed(tokens, env, is_deep or deep_quotes > 0, tuple(env.get("bracket_lines", ())))


def to_html(parsed: Parsed, *, mark: str) -> str:
    """Return the HTML of `parsed`; `mark` is what raw HTML cannot know."""
    engine = _engine(html=True)
    env = {**parsed.env, "mark": mark}
    return str(engine.renderer.render(parsed.tokens, engine.options, env))


class _Engine(MarkdownIt):
    """markdown-it with our idea of addresses."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  the name is markdown-it's
        # Addresses of this site stay as written: they are looked up, not fetched.
        if url.partition(":")[0].lower() in WEB_SCHEMES and kind_of(url) is Kind.EXTERNAL:
            return super().normalizeLink(url)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return kind_of(url) is not Kind.FORBIDDEN


@lru_cache(maxsize=2)
def _engine(*, html: bool) -> _Engine:
    inline = _bare_engine(html=html, levels=MAX_INLINE_LEVELS)
    linkless = _bare_engine(html=html, levels=MAX_INLINE_LEVELS)
    linkless.disable(["link", "image", "wiki_link", "footnote_ref"])

    def inline_rule(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                reader = inline
                if _has_loose_brackets(token.content):
                    reader = linkless
                    state.env.setdefault("bracket_lines", []).append(
                        token.map[0] if token.map else 0
                    )
                reader.inline.parse(token.content, reader, state.env, token.children)

    engine = _bare_engine(html=html, levels=MAX_BLOCK_LEVELS)
    engine.core.ruler.at("inline", inline_rule)
    return engine


def _bare_engine(*, html: bool, levels: int) -> _Engine:
    engine = _Engine("commonmark", {"html": html, "maxNesting": levels})
    engine.enable(["table", "strikethrough"])
    engine.use(footnote_plugin, inline=False)
    engine.inline.ruler.before("link", "wiki_link", _wiki_link)
    for name, rule in _FOOTNOTE_RULES.items():
        engine.add_render_rule(name, rule)
    return engine


def _has_loose_brackets(text: str) -> bool:
    """Return whether more brackets are open at once than any text needs."""
    if text.count("[") <= MAX_OPEN_BRACKETS:
        return False
    depth = 0
    for bracket in re.findall(r"\\.|[\[\]]", text):
        if len(bracket) == 1:
            depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        if depth > MAX_OPEN_BRACKETS:
            return True
    return False


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it's form
    """Read a wiki link at the place of `state`; return whether there is one."""
    if not state.src.startswith(("[[", "![["), state.pos) or state.linkLevel:
        return False
    link = read_wiki_link(state.src, state.pos, state.posMax)
    if link is None or normalizeReference(link.target) in state.env.get("references", {}):
        return False
    if not silent and link.is_image:
        image = state.push("image", "img", 0)
        image.attrs = {"src": link.address, "alt": ""}
        image.children = [Token("text", "", 0, content=link.shown)]
    elif not silent:
        state.push("link_open", "a", 1).attrs = {"href": link.address}
        state.push("text", "", 0).content = link.shown
        state.push("link_close", "a", -1)
    state.pos = link.end
    return True


def _footnote_ref(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
) -> str:
    number, sub = tokens[idx].meta["id"] + 1, tokens[idx].meta.get("subId", 0)
    anchor = _reference_anchor(number, sub)
    return f'<sup data-dg="{env["mark"]} {anchor}"><a href="#fn-{number}">{number}</a></sup>'


def _footnote_open(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
) -> str:
    return f'<li data-dg="{env["mark"]} fn-{tokens[idx].meta["id"] + 1}">'


def _footnote_anchor(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
) -> str:
    number, sub = tokens[idx].meta["id"] + 1, tokens[idx].meta.get("subId", 0)
    return f' <a data-dg="{env["mark"]} back" href="#{_reference_anchor(number, sub)}">↩</a>'


def _reference_anchor(number: int, sub: int) -> str:
    return f"fnref-{number}-{sub + 1}" if sub > 0 else f"fnref-{number}"


def _footnote_block_open(
    _self: RendererHTML, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: EnvType
) -> str:
    return f'<section data-dg="{env["mark"]} footnotes">\n<ol>\n'


def _footnote_block_close(*_: object) -> str:
    return "</ol>\n</section>\n"


def _footnote_close(*_: object) -> str:
    return "</li>\n"


_FOOTNOTE_RULES: dict[str, _Rule] = {
    "footnote_ref": _footnote_ref,
    "footnote_block_open": _footnote_block_open,
    "footnote_block_close": _footnote_block_close,
    "footnote_open": _footnote_open,
    "footnote_close": _footnote_close,
    "footnote_anchor": _footnote_anchor,
}
