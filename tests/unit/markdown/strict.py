"""A tokenizer that knows nothing but what a body may hold, to judge bodies with."""

from __future__ import annotations

import re

from digestgen.markdown import Rendered

_VOID = {"br", "hr", "img", "col", "wbr"}
_TEXT_TAG_NAMES = """
    a abbr b bdi bdo blockquote caption cite code colgroup dd del details dfn div dl dt em
    figcaption figure h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q rp rt ruby s samp section small
    span strong sub summary sup table tbody td tfoot th thead time tr u ul var
"""
_TEXT_TAGS = set(_TEXT_TAG_NAMES.split())
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"<>]*)"')
_VALUES = {
    ("a", "href"): r"(?:https?://|mailto:|tel:|#).*|#",
    ("a", "rel"): "noopener noreferrer",
    ("a", "class"): "footnote-back",
    ("a", "aria-label"): "Back to the text",
    ("a", "title"): ".*",
    ("img", "src"): "https?://.*",
    ("img", "alt"): ".*",
    ("img", "title"): ".*",
    ("img", "width"): "[0-9]+%?",
    ("img", "height"): "[0-9]+%?",
    ("img", "loading"): "lazy",
    ("img", "referrerpolicy"): "no-referrer",
    ("td", "colspan"): "[0-9]+%?",
    ("td", "rowspan"): "[0-9]+%?",
    ("th", "colspan"): "[0-9]+%?",
    ("th", "rowspan"): "[0-9]+%?",
    ("td", "class"): "align-(?:left|center|right)",
    ("th", "class"): "align-(?:left|center|right)",
    ("code", "class"): r"language-[\w+#.-]+",
    ("ol", "start"): "[0-9]+",
    ("section", "class"): "footnotes",
    ("sup", "class"): "footnote-ref",
    ("sup", "id"): "fnref-[0-9-]+",
    ("li", "id"): "fn-[0-9]+",
    ("span", "class"): "missing-image",
    ("div", "class"): "table",
    ("div", "tabindex"): "0",
    ("div", "role"): "region",
    ("div", "aria-label"): "Table",
    **{(f"h{level}", "id"): r"[\w\-\u0300-\U000e01ef]+" for level in range(2, 7)},
}
_CONTROL = re.compile("[\x00-\x01\x04-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def faults_of(rendered: Rendered) -> list[str]:
    """Return everything in a body that should not be there."""
    faults: list[str] = []
    anchors: list[str] = []
    open_tags: list[str] = []
    placeholders: list[int] = []
    html = rendered.html
    if found := _CONTROL.search(html):
        faults.append(f"control character {found[0]!r}")
    at = 0
    for tag in re.finditer(r"<[^<>]*>", html):
        placeholders += _placeholders(html[at : tag.start()])
        if re.search("[<>]", html[at : tag.start()].replace(">", "")):
            faults.append(f"a bare < before {tag[0]}")
        at = tag.end()
        faults += _tag_faults(tag[0], open_tags, anchors, placeholders)
    placeholders += _placeholders(html[at:])
    if "<" in html[at:]:
        faults.append("a bare < at the end")
    if open_tags:
        faults.append(f"not closed: {open_tags}")
    if len(anchors) != len(set(anchors)):
        faults.append(f"anchors twice: {anchors}")
    if placeholders != list(range(len(rendered.links))):
        faults.append(f"placeholders {placeholders} for {len(rendered.links)} links")
    if not {heading.anchor for heading in rendered.headings} <= set(anchors):
        faults.append("a heading without its anchor")
    return faults


def _placeholders(text: str) -> list[int]:
    assert text.count("\x02") == text.count("\x03")
    return [int(number) for number in re.findall("\x02([0-9]+)\x03", text)]


def _tag_faults(
    tag: str, open_tags: list[str], anchors: list[str], placeholders: list[int]
) -> list[str]:
    if closing := re.fullmatch("</([a-z0-9]+)>", tag):
        is_paired = bool(open_tags) and open_tags.pop() == closing[1]
        return [] if is_paired else [f"{tag} closes nothing"]
    if link := re.fullmatch("<a\x02([0-9]+)\x03>", tag):
        placeholders.append(int(link[1]))
        open_tags.append("a")
        return [f"{tag} stands in a link"] if open_tags.count("a") > 1 else []
    opening = re.fullmatch(r'<([a-z0-9]+)((?: [a-z-]+="[^"]*")*)>', tag)
    if opening is None or opening[1] not in _VOID | _TEXT_TAGS:
        return [f"no tag of ours: {tag}"]
    name = opening[1]
    if name == "a" and "a" in open_tags:
        return [f"{tag} stands in a link"]
    if name not in _VOID:
        open_tags.append(name)
    faults = []
    for attribute, value in _ATTRIBUTE.findall(opening[2]):
        rule = _VALUES.get((name, attribute))
        if rule is None or not re.fullmatch(rule, value, re.DOTALL):
            faults.append(f"{tag}: {attribute}")
        if attribute == "id":
            anchors.append(value)
            if value.startswith("dg-"):
                faults.append(f"{tag}: an id of the theme's")
    return faults
