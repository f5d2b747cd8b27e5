"""What a page's head and a few marked elements state, by name, in reading order."""

from __future__ import annotations

from typing import Any, NamedTuple

from digestgen.content.page.json_ld import Statement, article_of, text_of

_MAX_HEADINGS = 20
_MAX_CHARS = 2000


class Head(NamedTuple):
    """The statements of a page about itself."""

    article: Statement
    """As JSON-LD; empty when the page has none."""
    metas: dict[str, tuple[str, ...]]
    """`<meta>`: name, property or itemprop in small letters -> what stands there."""
    props: dict[str, tuple[str, ...]]
    """`itemprop` and `rel` of other elements -> their text, or the time they state."""
    title: str
    headings: tuple[str, ...]
    """Texts of the first headings, higher ones first."""
    canonical: str


def head_of(tree: Any) -> Head:  # noqa: ANN401  an element of lxml
    """Return what `tree` states. Linear."""
    metas: dict[str, list[str]] = {}
    props: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = text_of((meta.get("content") or "")[:_MAX_CHARS])
        for name in {(meta.get(key) or "").lower() for key in ("name", "property", "itemprop")}:
            if name and value:
                metas.setdefault(name.strip(), []).append(value)
    canonical = ""
    for element in tree.iter("a", "span", "time", "div", "p", "link", "abbr"):
        if element.tag == "link":
            if (element.get("rel") or "").lower() == "canonical":
                canonical = canonical or (element.get("href") or "").strip()
            continue
        for key in ("itemprop", "rel"):
            for name in (element.get(key) or "").lower().split():
                if name in _PROPS:
                    props.setdefault(name, []).append(_stated(element))
        if element.tag == "time" and element.get("pubdate") is not None:
            props.setdefault("datepublished", []).append(_stated(element))
    return Head(
        article=article_of(tree),
        metas={name: tuple(values) for name, values in metas.items()},
        props={name: tuple(filter(None, values)) for name, values in props.items()},
        title=next((_text(found) for found in tree.iter("title")), ""),
        headings=tuple(_headings(tree)),
        canonical=canonical,
    )


_PROPS = frozenset({"datepublished", "datemodified", "author", "tag", "keywords", "headline"})


def _stated(element: Any) -> str:  # noqa: ANN401
    return text_of(element.get("datetime") or element.get("content") or "") or _text(element)


def _text(element: Any) -> str:  # noqa: ANN401
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > _MAX_CHARS:
            break
    return text_of(" ".join(parts))


def _headings(tree: Any) -> list[str]:  # noqa: ANN401
    texts = [
        _text(found)
        for tag in ("h1", "h2")
        for found, _ in zip(tree.iter(tag), range(_MAX_HEADINGS), strict=False)
    ]
    return list(dict.fromkeys(text for text in texts if text))
