r"""The text of a simple paragraph -> HTML, without the engine.

Knows emphasis with `*` and `_`, code spans with one backtick, links to plain addresses, brackets
that mean nothing. All else is refused, and what is refused goes through the engine: so this module
decides nothing, it only says in fewer steps what the engine would say. What makes that sure:

- a run of `*` or `_` is taken only when it can either open or close but not both, and closes the
  nearest open run of the same sign and length; then every order of matching gives the same pairs;
- code spans bind before links, links before emphasis, and none of them is cut by another: a label
  is read for itself, between the brackets that are its neighbours;
- an address holds nothing that would be decoded, encoded or refused on its way.

The text comes escaped (`&quot;`): its first and last signs are punctuation as the quote itself is.
Linear.
"""

from __future__ import annotations

import re

from digestgen.markdown.placeholders import placeholder
from digestgen.model.article import Link

# A host of two parts and more whose last is letters: no address of this machine, none to recode.
_HOST = r"(?:[a-z0-9](?:-?[a-z0-9]){0,30}\.){1,5}[a-z]{2,12}"
_EXTERNAL = (
    rf"https?://{_HOST}(?::[0-9]{{2,5}})?"
    r"(?:/(?:[A-Za-z0-9._~/=,+$-]|%[0-9A-F]{2})*)?"
    r"(?:\?(?:[A-Za-z0-9._~/=,+$-]|%[0-9A-F]{2}|&amp;)*)?"
    r"(?:#[A-Za-z0-9._~/=-]*)?"
)
_INTERNAL = r"(?:\.{1,2}/|/)?[A-Za-z0-9][A-Za-z0-9._/-]*"
_LINK = re.compile(
    rf"\[([^\[\]]+)\]\((?:({_EXTERNAL})|({_INTERNAL})(?:#([A-Za-z0-9][A-Za-z0-9._-]*))?)\)"
)
_BARE = re.compile(r"\[[^\[\]]*\](?![(\[])")
_CODE = re.compile("`([^`\n]+)`")
_STARS = re.compile(r"(\*+)")
_RUNS = re.compile(r"(\*+|_+)")

_BLANK, _SIGN, _LETTER = 0, 1, 2
_CLASSES = {
    "": _BLANK,
    " ": _BLANK,
    "\n": _BLANK,
    **{chr(code): _SIGN for code in range(0x21, 0x7F) if not chr(code).isalnum()},
    **{chr(code): _LETTER for code in range(0x21, 0x7F) if chr(code).isalnum()},
    **dict.fromkeys("‘’“”«»–—…", _SIGN),
}
_NOTHING, _OPENS, _CLOSES, _UNSURE = 0, 1, 2, 3


def _role(sign: str, before: int, behind: int) -> int:
    """Return what a run may do between neighbours of two classes (CommonMark 0.31, section 6.2)."""
    is_left = behind != _BLANK and (behind != _SIGN or before != _LETTER)
    is_right = before != _BLANK and (before != _SIGN or behind != _LETTER)
    opens, closes = is_left, is_right
    if sign == "_":
        opens = is_left and (not is_right or before == _SIGN)
        closes = is_right and (not is_left or behind == _SIGN)
    return _UNSURE if opens and closes else _OPENS if opens else _CLOSES if closes else _NOTHING


_ROLES = {
    (sign, before, behind): _role(sign, before, behind)
    for sign in "*_"
    for before in (_BLANK, _SIGN, _LETTER)
    for behind in (_BLANK, _SIGN, _LETTER)
}
_TAGS = {
    ("*", _OPENS): "<em>",
    ("*", _CLOSES): "</em>",
    ("**", _OPENS): "<strong>",
    ("**", _CLOSES): "</strong>",
    ("_", _OPENS): "<em>",
    ("_", _CLOSES): "</em>",
    ("__", _OPENS): "<strong>",
    ("__", _CLOSES): "</strong>",
}
# Signs in addresses, labels and code that are done with, and the place of a code span.
_STAR, _LINE, _SPAN = "\x19", "\x1a", "\x18"


def inline_html(text: str, links: list[Link], line: int) -> str | None:
    """Return the HTML of `text`, None when it is not simple; no control character is in it.

    Links into the site are added to `links`, numbered by their place there; `line` is that of the
    file where `text` begins. When None comes back `links` may have grown.
    """
    spans: list[str] = []
    if "`" in text:
        pieces = _CODE.split(text)
        spans = pieces[1::2]
        text = f"<code>{_SPAN}</code>".join(pieces[::2])
        if "`" in text or any(span[0] == " " or span[-1] == " " for span in spans):
            return None
    if "[" in text or "]" in text:
        linked = _with_links(text, links, line)
        if linked is None:
            return None
        text = linked
    if "*" in text or "_" in text:
        marked = _with_emphasis(text)
        if marked is None:
            return None
        text = marked
    if _STAR in text or _LINE in text:
        text = text.replace(_STAR, "*").replace(_LINE, "_")
    if spans:
        pieces = text.split(_SPAN)
        spans.append("")
        text = "".join(part + span for part, span in zip(pieces, spans, strict=True))
    return text


def _with_links(text: str, links: list[Link], line: int) -> str | None:
    pieces = _LINK.split(text)
    out = [pieces[0]]
    line += pieces[0].count("\n")
    for at in range(1, len(pieces), 5):
        label, address, target, fragment, rest = pieces[at : at + 5]
        if label[0] == "^":
            return None
        shown = _label(label)
        if shown is None:
            return None
        if address:
            if "localhost" in address:
                return None
            href = address.replace("_", _LINE)
            out.append(f'<a href="{href}" rel="noopener noreferrer">{shown}</a>{rest}')
        else:
            out.append(f"<a{placeholder(len(links))}>{shown}</a>{rest}")
            links.append(Link(target, fragment or "", False, "", line))  # noqa: FBT003  a record's field
        line += label.count("\n") + rest.count("\n")
    linked = "".join(out)
    if "[" in linked or "]" in linked:
        outside = _BARE.sub("", linked)
        if "[" in outside or "]" in outside:
            return None
    return linked


def _label(label: str) -> str | None:
    """Return the HTML of a link's text; the signs left in it are hidden from what is around it."""
    if "*" not in label and "_" not in label:
        return label
    marked = _with_emphasis(f"[{label}]")
    return None if marked is None else marked[1:-1].replace("*", _STAR).replace("_", _LINE)


def _with_emphasis(text: str) -> str | None:
    parts = (_RUNS if "_" in text else _STARS).split(text)
    stack: list[str] = []
    for at in range(1, len(parts), 2):
        run = parts[at]
        # Two runs side by side: the neighbour is the other sign.
        before = _class(parts[at - 1][-1:] or ("_" if at > 1 else ""))
        behind = _class(parts[at + 1][:1] or ("_" if at + 2 < len(parts) else ""))
        if before is None or behind is None:
            return None
        role = _ROLES[run[0], before, behind]
        if role == _NOTHING:
            continue
        tag = _TAGS.get((run, role))
        if tag is None:
            return None
        if role == _OPENS:
            stack.append(run)
        elif not stack or stack.pop() != run:
            return None
        parts[at] = tag
    return None if stack else "".join(parts)


def _class(char: str) -> int | None:
    """Return the class of a neighbour, None for one whose class only the engine should say."""
    found = _CLASSES.get(char)
    if found is None and char.isalnum():
        return _LETTER
    return found
