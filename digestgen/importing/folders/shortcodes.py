"""Shortcodes: `{{< name args >}}`, `{{% name args %}}`, also in pairs. Hugo's and Nikola's.

Those with a meaning in Markdown become it; of others the text between a pair stays, and whatever
goes is reported. `{{</* name */>}}` shows a shortcode and is no one. Pure, linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from digestgen.importing.folders.brackets import bracketed
from digestgen.importing.folders.dialect import Note, page_link

_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{/*": "*/}}"}
_ARGUMENT = re.compile(
    r"(?:([\w-]+)\s*=\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|'([^']*)'|([^\s\"'`=]+))"
)
_IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#].*)?\Z", re.IGNORECASE)


class Call(NamedTuple):
    """A shortcode with its arguments."""

    name: str
    positional: tuple[str, ...]
    named: dict[str, str]

    def get(self, *names: str, at: int = -1) -> str:
        """Return the first named argument there is, else the positional one."""
        for name in names:
            if self.named.get(name):
                return self.named[name]
        return self.positional[at] if 0 <= at < len(self.positional) else ""


_HINT = "see what it showed; a text between a pair of them stayed"
Find = Callable[[str], str]
"""From what `ref` names to the path of the source of that page, '' for none."""


def without_shortcodes(text: str, *, find: Find, note: Note) -> str:
    """Return `text` with its shortcodes made Markdown."""
    parts: list[str] = []
    at = 0
    for mark in bracketed(text, _CLOSERS):
        parts.append(text[at : mark.start])
        at = mark.end
        inside = mark.inside
        if mark.opening == "{{/*":
            continue
        if inside.startswith("/*") and inside.endswith("*/"):
            closer = _CLOSERS[mark.opening]
            parts.append(f"{mark.opening} {inside[2:-2].strip()} {closer}")
        elif inside.startswith("/"):
            if inside[1:].strip() == "highlight":
                close_fence(parts)
        elif inside.rstrip("/").strip():
            call = parsed(inside.rstrip("/").strip())
            parts.append(_markdown(call, find, note))
            if call.name == "highlight" and text.startswith("\n", at):
                at += 1
    return "".join([*parts, text[at:]])


def close_fence(parts: list[str]) -> None:
    """End the code block that the last of `parts` holds, on a line of its own."""
    if parts:
        parts[-1] = parts[-1].rstrip("\n")
    parts.append("\n```\n")


def parsed(inside: str) -> Call:
    """Return the call that stands between the brackets."""
    name, _, rest = inside.partition(" ")
    positional: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(rest):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        value = value.replace('\\"', '"')
        if match[1]:
            named[match[1].lower()] = value
        else:
            positional.append(value)
    return Call(name.strip().lower(), tuple(positional), named)


def image(source: str, text: str, caption: str = "", link: str = "") -> str:
    """Return an image with its caption below, as Markdown."""
    shown = f"![{_bare(text)}]({_address(source)})"
    if link:
        shown = f"[{shown}]({_address(link)})"
    return f"{shown}\n\n*{caption.strip()}*" if caption.strip() else shown


def _markdown(call: Call, find: Find, note: Note) -> str:
    name = call.name
    if name in ("ref", "relref"):
        return _reference(call, find, note)
    if name in ("figure", "img", "image", "thumbnail"):
        source = call.get("src", "link" if name == "thumbnail" else "src", at=0)
        caption = call.get("caption") or call.get("title")
        credit = call.get("attr")
        return image(
            source,
            call.get("alt") or caption,
            f"{caption} ({credit})" if caption and credit else caption or credit,
            call.get("link") if name == "figure" else "",
        )
    if address := _embedded(call):
        return f"[{address.removeprefix('https://')}]({address})"
    if name == "highlight":
        return f"\n```{call.get('lang', at=0)}\n"
    picture = next((v for v in (*call.named.values(), *call.positional) if _IMAGE.search(v)), "")
    if picture:
        return image(picture, call.get("alt", "title", "caption"), call.get("caption"))
    note(f"the shortcode '{name}' has no meaning here and was taken out", _HINT)
    return ""


def _reference(call: Call, find: Find, note: Note) -> str:
    path, _, fragment = call.get("path", at=0).partition("#")
    if not path and fragment:
        return f"#{fragment}"
    found = find(path)
    if not found:
        note(f"'{call.name}' names '{path}', which is not among the pages", "write the link anew")
        return path or "#"
    return page_link(found, fragment)


def _embedded(call: Call) -> str:
    """Return the address of what a shortcode shows from elsewhere, '' for another shortcode."""
    first = call.get("id", at=0)
    if not first:
        return ""
    second = call.get("gist", at=1)
    number = call.get("id", at=len(call.positional) - 1)
    tweet = f"https://x.com/{call.get('user') or 'i'}/status/{number}"
    addresses = {
        "youtube": f"https://www.youtube.com/watch?v={first}",
        "vimeo": f"https://vimeo.com/{first}",
        **dict.fromkeys(("tweet", "x", "twitter"), tweet),
        "instagram": f"https://www.instagram.com/p/{first}/",
        "gist": f"https://gist.github.com/{first}" + (f"/{second}" if second else ""),
    }
    return addresses.get(call.name, "")


def _bare(text: str) -> str:
    return " ".join(text.split()).replace("[", "").replace("]", "")


def _address(source: str) -> str:
    source = source.strip()
    return f"<{source}>" if " " in source or ")" in source else source
