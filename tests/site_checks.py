"""What must hold for every built site: links, ids, headings, feeds, the sitemap, nothing live.

`faults_of` needs nothing but the test requirements. `audit` runs the larger auditor of the
development data when that is there.
"""

from __future__ import annotations

import posixpath
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.shared_data import SHARED

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src"}
_ACTIVE = ("script", "iframe", "object", "embed", "form", "base", "style")
_DATA = "application/ld+json"
"""A script of this type is data, which browsers do not run."""
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LEADS_ON = '<meta http-equiv="refresh"'
_NO_INDEX = '<meta name="robots" content="noindex">'
_SEARCH, _SEARCH_SCRIPTS = "search.html", ("theme/search.js", "theme/full_text.js")
_MISSING, _MISSING_SCRIPT = "404.html", "theme/not_found.js"
_LOC = f"{_SITEMAP}loc"


def faults_of(site: Path, base_url: str) -> list[str]:
    """Return everything wrong with the site in the folder, sorted; [] when it is sound."""
    return sorted(
        [
            *(
                f
                for page in sorted(site.rglob("*.html"))
                for f in _page_faults(site, page, base_url)
            ),
            *(
                f
                for feed in sorted([*site.rglob("feed.xml"), *site.rglob("*rss.xml")])
                for f in _feed_faults(site, feed, base_url)
            ),
            *_sitemap_faults(site, base_url),
        ]
    )


def audit(site: Path, base_url: str, *options: str) -> subprocess.CompletedProcess[str] | None:
    """Run the auditor over the site; None where the development data is not there."""
    if SHARED is None:
        return None
    parts = urlsplit(base_url)
    command = [
        sys.executable, str(SHARED / "tools" / "site_audit.py"), str(site), "--csp",
        "--base", parts.path, "--base-url", f"{parts.scheme}://{parts.netloc}", *options,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _page_faults(site: Path, page: Path, base_url: str) -> Iterator[str]:
    name = page.relative_to(site).as_posix()
    tree = LexborHTMLParser(page.read_text("utf-8"))
    if (count := len(tree.css("h1"))) != 1:
        yield f"{name}: {count} h1"
    ids = [node.attributes.get("id") for node in tree.css("[id]")]
    yield from (f"{name}: id {i} twice" for i in {i for i in ids if ids.count(i) > 1})
    for tag in _ACTIVE:
        found = [
            node
            for node in tree.css(tag)
            if node.attributes.get("type") != _DATA and not _is_of_search(name, node)
        ]
        yield from (f"{name}: <{tag}>" for _ in found)
    for node in tree.css("*"):
        for attribute in node.attributes:
            if attribute.startswith("on") or attribute == "style":
                yield f"{name}: <{node.tag} {attribute}>"
        link = node.attributes.get(_LINKS.get(node.tag or "", ""), None)
        if link is not None and (fault := _link_fault(site, name, link, base_url)):
            yield f"{name}: {link}: {fault}"


def _is_of_search(page: str, node: LexborNode) -> bool:
    """Whether this is one of the three active things of a site: two of the search, one of 404."""
    if page == _MISSING:
        source = node.attributes.get("src") or ""
        return node.tag == "script" and source.endswith(f"/{_MISSING_SCRIPT}")
    if page != _SEARCH:
        return False
    if node.tag == "form":
        return "action" not in node.attributes
    return node.tag == "script" and node.attributes.get("src") in _SEARCH_SCRIPTS


def _link_fault(site: Path, page: str, link: str, base_url: str) -> str:
    if link.startswith(base_url):
        target, fragment = link.removeprefix(base_url).partition("#")[::2]
        target = target if target and not target.endswith("/") else f"{target}index.html"
    else:
        parts = urlsplit(link)
        if parts.scheme in ("http", "https", "mailto", "tel") or link.startswith("//"):
            return ""
        if parts.scheme:
            return "a scheme that must not be here"
        if link.startswith("/"):
            return "not relative"
        target, fragment = parts.path, parts.fragment
        folder = posixpath.dirname(page)
        target = posixpath.normpath(posixpath.join(folder, target)) if target else page
    path = site / unquote(target)
    if not path.is_file():
        return "leads nowhere"
    if fragment and path.suffix == ".html":
        tree = LexborHTMLParser(path.read_text("utf-8"))
        if not tree.css(f'[id="{unquote(fragment)}"]'):
            return "no such fragment"
    return ""


def _feed_faults(site: Path, feed: Path, base_url: str) -> Iterator[str]:
    name = feed.relative_to(site).as_posix()
    parsed = feedparser.parse(feed.read_bytes())
    if parsed.bozo:
        yield f"{name}: {parsed.bozo_exception}"
    ids = [entry.id for entry in parsed.entries]
    yield from (f"{name}: entry {i} twice" for i in {i for i in ids if ids.count(i) > 1})
    for entry in parsed.entries:
        if fault := _link_fault(site, name, entry.link, base_url):
            yield f"{name}: {entry.link}: {fault}"


def _sitemap_faults(site: Path, base_url: str) -> Iterator[str]:
    tree = ET.parse(site / "sitemap.xml").getroot()
    trees = [tree]
    if tree.tag == f"{_SITEMAP}sitemapindex":
        parts = [unquote(node.text or "").removeprefix(base_url) for node in tree.iter(_LOC)]
        there = {path.relative_to(site).as_posix() for path in (site / "sitemaps").iterdir()}
        yield from (f"sitemap: {part} is named or there alone" for part in there ^ set(parts))
        trees = [ET.parse(site / part).getroot() for part in sorted(there)]
    listed = [node.text or "" for tree in trees for node in tree.iter(_LOC)]
    yield from (f"sitemap: {url} twice" for url in {u for u in listed if listed.count(u) > 1})
    named = set()
    for url in listed:
        path = unquote(url.removeprefix(base_url))
        path = f"{path}index.html" if not path or path.endswith("/") else path
        named.add(path)
        if not url.startswith(base_url) or not (site / path).is_file():
            yield f"sitemap: {url} is no page"
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")} - {"404.html"}
    # Pages that lead on, and others that no search engine shall know, stand in no list.
    texts = {page: (site / page).read_text("utf-8") for page in pages}
    unlisted = {page for page, text in texts.items() if _LEADS_ON in text or _NO_INDEX in text}
    yield from (f"sitemap: {page} shall not be listed" for page in unlisted & named)
    yield from (f"sitemap: {page} is not listed" for page in pages - named - unlisted)
