"""A title as a page states it -> the title of the article, without the site's name around it."""

from __future__ import annotations

import re

from digestgen.text.fold import fold

_JOINT = re.compile(r"\s+[|»«·•–—:-]+\s+|\s*[|»·•]\s*|:\s+")
_MIN_TITLE_WORDS = 3


def bare_title(text: str, *, site: str, host: str, headings: tuple[str, ...]) -> str:
    """Return `text` without what stands before or behind the article's own title.

    A part at either end goes when it is the site's name or that of its host, or when what remains
    is a heading of the page, word for word.
    """
    text = " ".join(text.split())
    joints = list(_JOINT.finditer(text))
    shown = {fold(heading) for heading in headings if len(heading.split()) >= _MIN_TITLE_WORDS}
    if not joints or fold(text) in shown:
        return text
    names = {_squeezed(site), *_host_names(host)} - {""}
    halves = [(text[: j.start()].strip(), j[0].strip(), text[j.end() :].strip()) for j in joints]
    for before, _, behind in halves:
        if found := next((part for part in (before, behind) if fold(part) in shown), ""):
            return found
    for before, sign, behind in halves:
        if before and _squeezed(behind) in names:
            return before
        # `The Courier: a history` may be about the site.
        if behind and sign != ":" and _squeezed(before) in names:
            return behind
    return text


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _host_names(host: str) -> set[str]:
    """Return the names that `www.the-desk.co.uk` may go by: thedesk, thedeskcouk."""
    labels = [label for label in host.lower().split(".") if label != "www"]
    return {_squeezed(label) for label in labels[:-1]} | {_squeezed(".".join(labels))}
