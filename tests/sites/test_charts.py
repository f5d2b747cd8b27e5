"""Charts and maps in a built site: each drawing says what its twin says."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

TOPICS = ("Libya", "Sudan", "Chad", "Egypt", "Niger")


def page(site: SiteFolder, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site.out / address).read_text("utf-8"))


def write_articles(site: SiteFolder, count: int = 40) -> None:
    site.write("digestgen.yaml", f"base_url: {BASE_URL}\ntopics:\n  whole_up_to: 5\n")
    for n in range(count):
        tags = dict.fromkeys((TOPICS[n % 5], TOPICS[n * 7 % 3], TOPICS[n * n % 4]))
        text = article(
            title=f"N{n}", date=f"{2019 + n % 3}-{1 + n % 12:02}-04", tags=tuple(tags), author="Ann"
        )
        site.write(f"content/a{n}.md", text)


def links(node: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [a.attributes["href"] or "" for a in node.css(selector)]


def test_the_map_has_all_its_figures_in_the_table(site: SiteFolder) -> None:
    write_articles(site)

    site.build()

    tree = page(site, "map.html")
    pairs = set()
    for row in tree.css("tbody tr"):
        name = row.css_first("th").text()  # type: ignore[union-attr]  # each row has one
        cell = row.css("td")[1].text().split(", ")
        pairs |= {
            (frozenset((name, tie.rpartition(" ")[0])), tie.rpartition(" ")[2]) for tie in cell
        }
    for svg in tree.css("figure svg"):
        drawn = [title.text() for title in svg.css("path title")]
        assert drawn
        told = {
            (frozenset(t.split(":")[0].split(" and ")), t.split(": ")[1].split()[0]) for t in drawn
        }
        assert told == pairs
        assert sorted(links(svg, "a")) == sorted(links(tree, "tbody th a"))
    assert faults_of(site.out, BASE_URL) == []
    for address, way in (("index.html", "map.html"), ("topics/index.html", "../map.html")):
        assert links(page(site, address), f"a[href='{way}']") == [way]


def test_the_neighbourhood_shows_the_related_topics_of_the_list(site: SiteFolder) -> None:
    write_articles(site)

    site.build()

    tree = page(site, "topics/libya.html")
    assert sorted(links(tree, ".around a")) == sorted(links(tree, ".related li > a"))


def test_bars_of_a_long_topic_lead_to_its_months(site: SiteFolder) -> None:
    write_articles(site)

    site.build()

    targets = links(page(site, "topics/libya.html"), ".chart svg a")
    listed = links(page(site, "topics/libya.html"), ".months a")
    assert targets
    assert sorted(targets) == sorted(listed)


def test_a_site_of_one_topic_has_a_page_that_says_why_there_is_no_map(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="A", tags=("Libya",)))

    site.build()

    tree = page(site, "map.html")
    assert tree.css("svg") == []
    assert "No map yet" in tree.body.text()  # type: ignore[union-attr]  # a page has one
    assert links(page(site, "index.html"), "a[href='map.html']") == []


def test_a_topic_of_two_articles_has_no_chart(site: SiteFolder) -> None:
    for n in (1, 2):
        text = article(title=f"N{n}", date=f"2020-0{n}-04", tags=("Libya",))
        site.write(f"content/{n}.md", text)

    site.build()

    assert page(site, "topics/libya.html").css("svg") == []
