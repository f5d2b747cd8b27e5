"""From saving an article to its page, reloaded, in a real browser.

    python -m benchmarks.preview --articles 10000 --edits 40

Writes a site of so many articles, runs `digestgen serve` on it, opens an article in Chromium and
saves new text into it, again and again, each time another article. The clock runs from before the
file is written until the browser has drawn the new text: waiting for the editor to be done, build,
message, reload and drawing are all in it.
"""

from __future__ import annotations

import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click
import msgspec
from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import Corpus
from benchmarks.generators import digestgen_alone
from benchmarks.sites import BenchSite, write_sites

_SEEN = """text => new Promise(resolve => {
  const look = () => document.body && document.body.innerText.includes(text)
    ? requestAnimationFrame(() => resolve(true)) : setTimeout(look, 2);
  look();
})"""
"""Answers when the page holds the text and is about to be drawn."""
_START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
_START += "from digestgen.cli.main import main; main()"
_LIMIT_MS = 20_000


class Served(msgspec.Struct):
    """A preview that runs."""

    process: subprocess.Popen[str]
    url: str
    first_build_s: float


def serve(folder: Path) -> Served:
    """Start a preview and return when it serves."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", _START, "serve", "--json", "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    for line in process.stdout:
        event: dict[str, Any] = json.loads(line)
        if event["event"] == "serving":
            return Served(process, event["url"], time.perf_counter() - began)
    raise click.ClickException("the preview did not start")


def time_edit(page: Page, bench: BenchSite, corpus: Corpus, url: str, number: int) -> float:
    """Return the seconds from saving an article to its page."""
    article = corpus.article((number * 7919) % corpus.count)
    page.goto(f"{url}{bench.generator.page.format(article.name)}")
    page.wait_for_timeout(900)  # Until nothing of the last edit is looked after any more.
    token = f"Tidemark{number}"
    changed = msgspec.structs.replace(article, body=f"{token} at the head.\n\n{article.body}")
    began = time.perf_counter()
    bench.write(changed)
    while True:
        try:
            page.evaluate(_SEEN, token)
        except Exception as error:  # The page went, as it should: ask the next one.
            if time.perf_counter() - began > _LIMIT_MS / 1000:
                raise click.ClickException(f"edit {number} was never seen: {error}") from error
        else:
            return time.perf_counter() - began


@click.command()
@click.option("--articles", default=10_000, show_default=True)
@click.option("--edits", default=40, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the site here.")
@click.option("--browser", default="/usr/bin/chromium", show_default=True)
def main(*, articles: int, edits: int, folder: Path | None, browser: str) -> None:
    """Measure the preview on a site of ARTICLES articles."""
    corpus = Corpus(articles, 1)
    with tempfile.TemporaryDirectory() as temporary:
        top = folder or Path(temporary)
        (bench,) = write_sites(digestgen_alone(), top, corpus)
        served = serve(bench.folder)
        try:
            with sync_playwright() as playwright:
                started = playwright.chromium.launch(
                    executable_path=browser, args=["--headless=new", "--no-sandbox"]
                )
                page = started.new_page(bypass_csp=True)
                seconds = [
                    time_edit(page, bench, corpus, served.url, number) for number in range(edits)
                ]
                started.close()
        finally:
            served.process.send_signal(signal.SIGINT)
            served.process.wait(10)
    told = sorted(1000 * s for s in seconds)
    click.echo(
        f"{articles:,} articles, served after {served.first_build_s:.1f} s; {edits} edits, "
        f"saved to seen: median {statistics.median(told):.0f} ms, "
        f"fastest {told[0]:.0f}, 90 % {told[int(0.9 * len(told))]:.0f}, slowest {told[-1]:.0f}"
    )


if __name__ == "__main__":
    main()
