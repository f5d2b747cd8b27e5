"""The index of texts in a running preview: made beside it, served, and ended with it."""

from __future__ import annotations

import json
import time

import pytest

from digestgen.build.pagefind import find_tool
from tests.preview.process import preview, wait_for
from tests.sites.folder import BASE_URL, SiteFolder, article

pytestmark = pytest.mark.skipif(find_tool() is None, reason="the extra 'search' is not installed")


@pytest.fixture
def wishing(site: SiteFolder) -> SiteFolder:
    site.write("digestgen.yaml", f"base_url: {BASE_URL}\nsearch:\n  full_text: true\n")
    return site.write("content/a.md", article(title="First", body="One quokka."))


def test_texts_are_indexed_in_the_background_and_again_after_an_edit(wishing: SiteFolder) -> None:
    with preview(wishing.root) as running:
        wait_for(lambda: running.get("pagefind/digestgen.json").status == 200)
        first = json.loads(running.get("pagefind/digestgen.json").body)
        entry = json.loads(running.get("pagefind/en/pagefind-entry.json").body)
        assert 1 == entry["languages"]["en"]["page_count"]
        policy = running.get("search.html").text
        assert "'wasm-unsafe-eval'" in policy
        assert "connect-src 'self' http://" in policy

        wishing.write("content/b.md", article(title="Second", body="One wombat."))
        running.shows("articles/b.html", "wombat")
        wait_for(lambda: json.loads(running.get("pagefind/digestgen.json").body) != first)
        assert 2 == json.loads(running.get("pagefind/digestgen.json").body)["articles"]

        wishing.write("digestgen.yaml", f"base_url: {BASE_URL}\n")
        wait_for(lambda: running.get("pagefind/digestgen.json").status == 404)


def test_it_ends_with_the_preview(wishing: SiteFolder) -> None:
    for number in range(800):
        words = " ".join(f"word{number * 7 % 97}x{n * n % 1009}" for n in range(600))
        wishing.write(f"content/many{number}.md", article(title=f"Many {number}", body=words))
    with preview(wishing.root) as running:
        beside = running.folder / ".digestgen" / "preview"
        wait_for(lambda: any(beside.glob(".site.digestgen-text-*/index/en")))
        began = time.monotonic()

        assert running.stop() == 130

        assert time.monotonic() - began < 3
        assert not list(beside.glob(".site.digestgen-text-*"))
        assert not (beside / "site" / "pagefind").exists()
