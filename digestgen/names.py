"""Names of pages: slugs, permalinks, and the links between them.

Pure, ground floor. A name made here is one segment of a path on every system: Linux, macOS (which
stores NFD and ignores case), Windows (reserved names, no trailing dot or blank), GitHub Pages.
Every link of the site is made by `relative_link` or `absolute_link`; nothing else joins addresses.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from digestgen.text.lines import IGNORABLE

MAX_SLUG_BYTES = 120
"""Leaves room for folder, extension and a temporary suffix below the 255 bytes of a file name."""
_MAX_SEGMENT_BYTES = 255
_MAX_PATH_BYTES = 1000

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_ABBREVIATION_STOP = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b|\W|$)")
_MEANINGFUL_SIGN = re.compile(r"(?<=\w)(\++|#)(?!\w)")
_WINDOWS_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$"]
    + [port + digit for port in ("com", "lpt") for digit in "0123456789¹²³"]
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f]')
_LEFTOVER = re.compile(
    r"(~|\.(tmp|temp|part|partial|swp|swo|bak|orig|lock|pid)|^\.?#.*|\.tmp[-._].*)$", re.IGNORECASE
)
_PAGE_EXTENSION = re.compile(r"\.(html?|xml|json)$", re.IGNORECASE)
_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN_SEGMENT = "(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])[./])[a-z0-9][a-z0-9-]*"
_PLAINLY_SAFE = re.compile(rf"(?:{_PLAIN_SEGMENT}/)*{_PLAIN_SEGMENT}\.(?:html|xml|json)")
"""Most addresses; asking signs of any script one by one takes thirty times as long."""
_SEEN_HIDDEN = frozenset([".nojekyll", ".well-known"])


def slugify(name: str) -> str:
    """Return the slug of `name`: letters and digits of any script in lower case, `-` between words.

    Never empty, at most MAX_SLUG_BYTES bytes of UTF-8, safe as a file name everywhere, and
    `slugify(slugify(x)) == slugify(x)`. C, C++ and C# give `c`, `c-plus-plus` and `c-sharp`.
    """
    if _PLAIN_SLUG.fullmatch(name) and len(name) <= MAX_SLUG_BYTES:
        return f"{name}-page" if name in _WINDOWS_RESERVED or name == "index" else name
    text = _APOSTROPHES.sub("", IGNORABLE.sub("", name))
    text = IGNORABLE.sub("", _stable_casefold(text))
    text = _ABBREVIATION_STOP.sub("", _APOSTROPHES.sub("", text))
    text = text.replace("&", " and ").replace("%", " percent ")
    text = _MEANINGFUL_SIGN.sub(lambda m: " sharp" if m[0] == "#" else " plus" * len(m[0]), text)
    words = "".join(char if _is_word_char(char) else " " for char in text).split()
    # A combining mark without a letter before it would sit on the dash or slash in front of it.
    slug = "-".join(word for raw in words if (word := raw.lstrip(_marks_of(raw))))
    slug = unicodedata.normalize("NFC", slug)
    if not any(unicodedata.category(char)[0] in "LN" for char in slug):
        return f"x-{_short_hash(name)}"
    if slug in _WINDOWS_RESERVED or slug == "index":
        return f"{slug}-page"
    return _fit(slug)


def is_safe_slug(text: str) -> bool:
    """Return whether an editor may type `text` as a slug."""
    if not text or len(text.encode("utf-8", "replace")) > MAX_SLUG_BYTES:
        return False
    if not all(char in "-_.+" or _is_word_char(char) for char in text):
        return False
    if not any(unicodedata.category(char)[0] in "LN" for char in text):
        return False
    if text != unicodedata.normalize("NFC", text) or ".." in text:
        return False
    # `topics/a.html` would be the page of topic `a` and the folder of topic `a.html`.
    if _PAGE_EXTENSION.search(text) or text.casefold() == "index":
        return False
    starts_with_mark = unicodedata.category(text[0])[0] == "M"
    return not starts_with_mark and _is_safe_segment(text)


def relative_link(from_page: str, to_page: str, fragment: str = "") -> str:
    """Return the link from one page to another, both permalinks: relative, percent-encoded UTF-8.

    Works at any base address and opened from disk, so `index.html` is spelt out. A link to the page
    itself is its file name.
    """
    here = from_page.split("/")[:-1]
    target = to_page.split("/")
    shared = 0
    while shared < min(len(here), len(target) - 1) and here[shared] == target[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + _encode("/".join(target[shared:]))
    if ":" in link.split("/", 1)[0]:
        link = f"./{link}"  # `a:b.html` would be the scheme `a` (RFC 3986, section 4.2)
    return f"{link}#{quote(fragment, safe='')}" if fragment else link


def absolute_link(base_url: str, page: str) -> str:
    """Return the address of `page` (a permalink) below `base_url`, without a last `index.html`."""
    folder, _, name = page.rpartition("/")
    if name == "index.html":
        page = f"{folder}/" if folder else ""
    return base_url.rstrip("/") + "/" + _encode(page)


def safe_output_path(permalink: str) -> bool:
    """Return whether a page may be written at `permalink` below the output folder."""
    if len(permalink) <= _MAX_SEGMENT_BYTES and _PLAINLY_SAFE.fullmatch(permalink):
        return True
    if len(permalink.encode("utf-8", "replace")) > _MAX_PATH_BYTES:
        return False
    return all(_is_safe_segment(segment) for segment in permalink.split("/"))


def _is_safe_segment(segment: str) -> bool:
    """Return whether `segment` is a file name that every system keeps as it is."""
    if not 0 < len(segment.encode("utf-8", "replace")) <= _MAX_SEGMENT_BYTES:
        return False
    if any(unicodedata.category(char) in ("Cs", "Cc", "Cn", "Co") for char in segment):
        return False
    if any(pattern.search(segment) for pattern in (_FORBIDDEN, IGNORABLE, _LEFTOVER)):
        return False
    is_hidden = segment[0] == "." and segment not in _SEEN_HIDDEN
    if is_hidden or segment[0] == " " or segment[-1] in " .":
        return False
    folded = unicodedata.normalize("NFKC", segment.casefold()).casefold()
    is_git = folded in (".git", "git~1") or folded.startswith(".git ")
    if is_git or segment != unicodedata.normalize("NFC", segment):
        return False
    return folded.split(".")[0].rstrip(" ") not in _WINDOWS_RESERVED


def _stable_casefold(text: str) -> str:
    """Return `text` in NFKC and case-folded, repeated until folding changes nothing more.

    One round is not enough for a few letters: `ϓ` decomposes into a capital that folds again.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    while (again := unicodedata.normalize("NFKC", folded).casefold()) != folded:
        folded = again
    return unicodedata.normalize("NFC", folded)


def _is_word_char(char: str) -> bool:
    if char.isascii():
        return char.isalnum()
    return unicodedata.category(char)[0] in "LMN" and not IGNORABLE.match(char)


def _marks_of(word: str) -> str:
    return "".join(char for char in word if unicodedata.category(char)[0] == "M")


def _fit(slug: str) -> str:
    """Return `slug`, or its first words and a hash of the whole when it is too long."""
    if len(slug.encode()) <= MAX_SLUG_BYTES:
        return slug
    digest = _short_hash(slug)
    room = MAX_SLUG_BYTES - len(digest) - 1
    cut = slug.encode()[: room + 1].decode("utf-8", "ignore")
    head, dash, _ = cut.rpartition("-")
    kept = head if dash and head else cut.encode()[:room].decode("utf-8", "ignore")
    return f"{kept.rstrip('-')}-{digest}"


def _short_hash(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return hashlib.blake2b(composed.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _encode(path: str) -> str:
    """Return `path` percent-encoded; safe in an attribute in quotes of either kind."""
    return quote(path, safe="/:")
