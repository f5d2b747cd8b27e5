"""Liquid (and what Nunjucks shares with it): `{% tag %}` and `{{ value | filter }}`.

Jekyll's own tags become Markdown; of others what they enclose stays, and what goes is reported.
`{% raw %}` keeps what it encloses as it is. Pure, linear.
"""

from __future__ import annotations

import re

from digestgen.importing.folders.brackets import bracketed
from digestgen.importing.folders.dialect import Note, page_link
from digestgen.importing.folders.shortcodes import Call, Find, close_fence, image, parsed

_CLOSERS = {"{%": "%}", "{{": "}}"}
_URL_FILTER = re.compile(
    r"[\"']([^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|url|prepend:.*)\s*\Z"
)
_SITE = re.compile(r"site\.(?:base)?url(?:\s*\|.*)?\Z")
_IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
# Kramdown's attributes: `{: .wide}`, `{:toc}`.
_ATTRIBUTES = re.compile(r"(?:^[ \t]*\n)?\{:[^}\n]{0,300}\}[ \t]*", re.MULTILINE)
_ENDS = {word: re.compile(rf"\{{%-?\s*end{word}\s*-?%\}}") for word in ("raw", "comment")}
_QUIET = frozenset({"comment", "endcomment", "endraw", "toc"})


def without_liquid(text: str, *, find: Find, note: Note) -> str:
    """Return `text` with its tags made Markdown."""
    parts: list[str] = []
    at = 0
    for mark in bracketed(text, _CLOSERS):
        if mark.start < at:
            continue  # inside of a raw stretch
        parts.append(_without_attributes(text[at : mark.start]))
        at = mark.end
        inside = mark.inside.strip("-").strip()
        word = (inside.split() or [""])[0]
        if mark.opening == "{{":
            parts.append(_value(inside, note))
        elif word in _ENDS:
            end = _ENDS[word].search(text, at)
            stop = end.start() if end else len(text)
            parts.append(text[at:stop] if word == "raw" else "")
            at = end.end() if end else len(text)
        elif word == "endhighlight":
            close_fence(parts)
        elif word:
            parts.append(_tag(inside, find, note))
            if word == "highlight" and text.startswith("\n", at):
                at += 1
    return "".join([*parts, _without_attributes(text[at:])])


def _without_attributes(text: str) -> str:
    return _ATTRIBUTES.sub("", text) if "{:" in text else text


def _value(inside: str, note: Note) -> str:
    if not inside or _SITE.match(inside):
        return ""
    if found := _URL_FILTER.match(inside):
        return found[1]
    if re.fullmatch(r"\"[^\"]*\"|'[^']*'", inside):
        return inside[1:-1]
    note(
        f"the value '{{{{ {inside[:60]} }}}}' is not known here and was taken out", "write it anew"
    )
    return ""


def _tag(tag: str, find: Find, note: Note) -> str:
    name, _, rest = tag.partition(" ")
    rest = rest.strip()
    if name in ("post_url", "link"):
        return _reference(name, rest, find, note)
    if name == "highlight":
        return f"\n```{rest.split()[0] if rest else ''}\n"
    if name in _QUIET or name.startswith("end"):
        return ""
    return _shown(tag, _call(name, rest), rest, note)


def _reference(name: str, rest: str, find: Find, note: Note) -> str:
    path, _, fragment = rest.strip("\"'").partition("#")
    if found := find(path):
        return page_link(found, fragment)
    note(f"'{name}' names '{path}', which is not among the pages", "write the link anew")
    return path


def _shown(tag: str, call: Call, rest: str, note: Note) -> str:
    """Return the video or image that an include shows, and report any other."""
    if address := _video(call, rest):
        return f"[{address.removeprefix('https://')}]({address})"
    picture = next((v for v in (*call.named.values(), *call.positional) if _IMAGE.search(v)), "")
    if picture and not (call.name.startswith("include") and picture == rest.split(maxsplit=1)[0]):
        return image(picture, call.get("alt", "title", "caption"), call.get("caption"))
    message = f"the tag '{{% {tag[:60]} %}}' has no meaning here and was taken out"
    note(message, "see what it showed; a text that it enclosed stayed")
    return ""


def _call(name: str, rest: str) -> Call:
    return parsed(f"{name} {rest}")


def _video(call: Call, rest: str) -> str:
    words = rest.split()
    is_youtube = call.name == "youtube" or (
        call.name.startswith("include") and bool(words) and "youtube" in words[0].lower()
    )
    identity = call.get("id", "video", "video_id", at=0 if call.name == "youtube" else -1)
    if is_youtube and re.fullmatch(r"[\w-]{5,20}", identity):
        return f"https://www.youtube.com/watch?v={identity}"
    return ""
