"""Asking the web whether the addresses that articles link to are still there.

Only when wanted. Few at once, HEAD before GET, with a limit of time; what was found is kept for a
day in `.digestgen/external-links.json`: `{address: [day, status]}`, status a number of HTTP or a
word for what went wrong before there was one. A file that cannot be read is begun anew.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import NamedTuple

from digestgen.build.run import Progress
from digestgen.model.problem import Problem, Severity
from digestgen.store.catalog import Catalog

TIMEOUT_S = 10.0
AT_ONCE = 4
CACHE_NAME = "external-links.json"
_LINK = re.compile(r"<(?:a|img)\b[^>]*?\s(?:href|src)=\"(https?://[^\"]+)\"")
_AGENT = "Mozilla/5.0 (compatible; digestgen-check)"
_GONE = frozenset({404, 410})
_NOT_FOR_HEAD = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 503})
"""What servers answer to HEAD though a reader's GET would be served."""
_REFUSED = frozenset({401, 403, 406, 429, 999})
"""What says that robots are not welcome, not that nothing is there."""
_Status = int | str


class _Answer(NamedTuple):
    day: str
    status: _Status


def links_out(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return every web address, without fragment, with the articles that link to it. Linear."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for article_id in catalog.article_ids():
        for match in _LINK.finditer(catalog.body_html(article_id)):
            found[unescape(match[1]).partition("#")[0]][article_id] = None
    return {url: tuple(found[url]) for url in sorted(found)}


def external_problems(
    links: Mapping[str, tuple[str, ...]],
    *,
    content: Path,
    state: Path,
    today: str,
    progress: Progress = lambda _what, _done, _all: None,
    timeout_s: float = TIMEOUT_S,
) -> Iterator[Problem]:
    """Yield a doubt for each article that links to what does not answer, with its line."""
    cache = state / CACHE_NAME
    known = {url: one for url, one in _load(cache).items() if one.day == today}
    wanted = [url for url in links if url not in known]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda url: ask(url, timeout_s=timeout_s), wanted)
        for done, (url, status) in enumerate(zip(wanted, answers, strict=True), 1):
            known[url] = _Answer(today, status)
            progress("asking for links", done, len(wanted))
    if wanted:
        _keep(cache, known)
    for url, paths in links.items():
        status = known[url].status
        if is_lost(status):
            yield from (_problem(content, path, url, status) for path in paths)


def ask(url: str, *, timeout_s: float = TIMEOUT_S) -> _Status:
    """Return the status of an address, redirects followed, or why there is none."""
    status = _request(url, "HEAD", timeout_s)
    return _request(url, "GET", timeout_s) if status in _NOT_FOR_HEAD else status


def is_lost(status: _Status) -> bool:
    """Return whether a reader who follows the link finds nothing."""
    if isinstance(status, str):
        return True
    return status >= http.client.BAD_REQUEST and status not in _REFUSED


def _request(url: str, method: str, timeout_s: float) -> _Status:
    request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})
    try:
        # The body is not read: its first bytes say enough.
        with urllib.request.urlopen(request, timeout=timeout_s) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except TimeoutError:
        return f"no answer in {timeout_s:g} seconds"
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            return f"no answer in {timeout_s:g} seconds"
        return str(getattr(error.reason, "strerror", None) or error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__


def _problem(content: Path, path: str, url: str, status: _Status) -> Problem:
    what = f"answers {status}" if isinstance(status, int) else f"does not answer: {status}"
    hint = "link to where it is now, or to a copy in an archive of the web"
    return Problem(
        path, _line_of(content / path, url), 0, "link-external", f"'{url}' {what}", hint,
        Severity.WARNING,
    )  # fmt: skip


def _line_of(path: Path, url: str) -> int:
    """Return the first line of a file that holds an address; 0 when it is written otherwise."""
    with suppress(OSError):
        at = path.read_bytes()
        place = at.find(url.encode())
        return at.count(b"\n", 0, place) + 1 if place >= 0 else 0
    return 0


def _load(cache: Path) -> dict[str, _Answer]:
    try:
        rows = json.loads(cache.read_text("utf-8"))
        return {url: _Answer(str(day), status) for url, (day, status) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(cache: Path, known: dict[str, _Answer]) -> None:
    fresh = cache.with_name(cache.name + ".new")
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(known, indent=0, sort_keys=True), "utf-8")
        fresh.replace(cache)
