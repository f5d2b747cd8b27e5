"""What pages tell programs: Open Graph and schema.org, with nothing that could run."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.sites.folder import BASE_URL, SiteFolder, article

_HOSTILE = "</script><script>alert(1)</script> <!-- & \u2028 x"


@pytest.fixture
def told(site: SiteFolder) -> SiteFolder:
    """A site with one article that says everything of itself."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    site.write("content/port.png", picture.getvalue())
    text = article(
        title="The port",
        tags=("Libya", "Oil"),
        updated="2020-05-01",
        authors="[Ann Lee, Bob Roy]",
        section="World",
        source_url="https://other.example/port",
        body="![drawing](https://other.example/x.png)\n\n![the port](port.png)\n\nText.",
    )
    site.write("content/port.md", text)
    site.write("content/hostile.md", article(title=f"'{_HOSTILE}'", tags=("Libya", _HOSTILE)))
    site.write("content/bare.md", article(title="Bare", date="2020-04-27"))
    assert site.build().is_done
    return site


def metas(site: SiteFolder, address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in LexborHTMLParser(site.page(address)).css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name")
        if name:
            found.setdefault(name, []).append(node.attributes["content"] or "")
    return found


def data(site: SiteFolder, address: str) -> list[dict[str, Any]]:
    """Return the things that a page tells of; there is one script, and it holds them."""
    scripts = LexborHTMLParser(site.page(address)).css("script")
    assert [node.attributes for node in scripts] == [{"type": "application/ld+json"}]
    found = json.loads(scripts[0].text())
    assert found.pop("@context") == "https://schema.org"
    things: list[dict[str, Any]] = found.get("@graph", [found])
    return things


def way(*steps: tuple[str, str]) -> dict[str, Any]:
    """Return the breadcrumbs from the home page on; the last step is the page itself."""
    ways = [("Test digest", BASE_URL), *((name, to and BASE_URL + to) for name, to in steps)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name} | ({"item": url} if url else {})
            for at, (name, url) in enumerate(ways, 1)
        ],
    }


def test_an_article_tells_open_graph(told: SiteFolder) -> None:
    found = metas(told, "articles/port.html")

    assert found["og:title"] == ["The port"]
    assert found["og:type"] == ["article"]
    assert found["og:url"] == [f"{BASE_URL}articles/port.html"]
    assert found["og:site_name"] == ["Test digest"]
    assert found["og:description"] == ["Text."]
    assert found["og:image"] == [f"{BASE_URL}assets/port.png"]
    assert found["article:published_time"] == ["2020-04-26"]
    assert found["article:modified_time"] == ["2020-05-01"]
    assert found["article:section"] == ["World"]
    assert found["article:tag"] == ["Libya", "Oil"]
    assert found["twitter:card"] == ["summary"]


def test_an_article_without_an_image_or_a_change_tells_of_none(told: SiteFolder) -> None:
    found = metas(told, "articles/bare.html")

    assert {"og:image", "article:modified_time", "article:tag"} & set(found) == set()
    assert data(told, "articles/bare.html") == [
        {
            "@type": "NewsArticle",
            "headline": "Bare",
            "datePublished": "2020-04-27",
            "publisher": {"@type": "Organization", "name": "Test digest"},
        },
        way(("Bare", "")),
    ]


def test_an_article_is_a_news_article(told: SiteFolder) -> None:
    assert data(told, "articles/port.html") == [
        {
            "@type": "NewsArticle",
            "headline": "The port",
            "datePublished": "2020-04-26",
            "dateModified": "2020-05-01",
            "author": [
                {"@type": "Person", "name": "Ann Lee", "url": f"{BASE_URL}authors/ann-lee.html"},
                {"@type": "Person", "name": "Bob Roy", "url": f"{BASE_URL}authors/bob-roy.html"},
            ],
            "publisher": {"@type": "Organization", "name": "Test digest"},
            "image": f"{BASE_URL}assets/port.png",
            "isBasedOn": "https://other.example/port",
        },
        way(("World", "sections/world.html"), ("The port", "")),
    ]


def test_home_topics_and_digests_tell_what_they_are(told: SiteFolder) -> None:
    (home,) = data(told, "index.html")
    page, topic_way = data(told, "topics/libya.html")
    digest, digest_way = data(told, "digests/2020-04.html")

    assert home == {
        "@type": "WebSite", "name": "Test digest", "url": BASE_URL, "inLanguage": "en",
    }  # fmt: skip
    assert (page["@type"], page["name"]) == ("CollectionPage", "Libya")
    assert page["url"] == f"{BASE_URL}topics/libya.html"
    assert page["isPartOf"]["url"] == BASE_URL
    assert (digest["@type"], digest["temporalCoverage"]) == (
        "CollectionPage", "2020-04-01/2020-04-30",
    )  # fmt: skip
    assert topic_way == way(("Topics", "topics/"), ("Libya", ""))
    assert digest_way == way(("Digests", "digests/"), ("April 2020", ""))
    for address in ("index.html", "topics/libya.html", "digests/2020-04.html"):
        assert metas(told, address)["og:type"] == ["website"]


def test_a_title_that_looks_like_code_has_no_place_in_a_script(told: SiteFolder) -> None:
    assert "<script" not in told.page("articles/hostile.html")
    (title,) = metas(told, "articles/hostile.html")["og:title"]
    assert title.startswith("</script><script>alert")


def test_pages_that_are_not_indexed_tell_nothing(told: SiteFolder) -> None:
    assert "ld+json" not in told.page("404.html")
    assert "og:title" not in metas(told, "404.html")
