"""Old addresses take the reader on, over HTTP and from disk; who stays there sees a sound page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.browser.chromium import MARKS, Watch
from tests.browser.serving import ServedSite, built
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import spills
from tests.sites.folder import SiteFolder, article

pytestmark = MARKS

_OLD = {
    "articles/once.html": "articles/now.html",
    "topics/the-land/2019.html": "topics/the-land.html",
    "digests/2001-W09.html": "digests/index.html",
    "articles/gone.html": "archive/2020-04.html",
}
_LEDGER = """\
articles/once.html\tmoved\tarticles/now.html
articles/gone.html\tarticle\t2020-04-01\tgone.md\tIt is gone
topics/the-land/2019.html\ttopic\tLibya
digests/2001-W09.html\tdigest
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    site = SiteFolder(tmp_path_factory.mktemp("moved"))
    site.write("content/now.md", article(title="Now", tags=("Libya",)))
    site.write("addresses.tsv", _LEDGER)
    with built(site.root) as served:
        yield served


@pytest.mark.parametrize("way", ["over_http", "from_disk"])
@pytest.mark.parametrize("old", list(_OLD))
def test_an_old_address_takes_the_reader_on(
    page: Page, moved: ServedSite, old: str, way: str
) -> None:
    reach = getattr(moved, way)
    watch = Watch(page)

    page.goto(reach(old))
    page.wait_for_url(reach(_OLD[old]))

    assert watch.faults == []


@pytest.mark.parametrize("old", ["articles/once.html", "articles/gone.html"])
def test_who_stays_at_an_old_address_sees_a_sound_page(
    page: Page, moved: ServedSite, old: str
) -> None:
    """Browsers may be told not to follow at once."""

    def without_refresh(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
        route.fulfill(response=answer, body=body)

    page.route(f"**/{old}", without_refresh)
    page.goto(moved.over_http(old))

    assert page.url.endswith(old)
    assert violations(page) == []
    assert spills(page, moved, [old]) == []
