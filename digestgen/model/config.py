"""The configuration of a site, checked and complete."""

from __future__ import annotations

import msgspec

from digestgen.model.wish import SitePattern


class CleaningConfig(msgspec.Struct, frozen=True):
    """How plain text is cleaned."""

    rules_off: tuple[str, ...] = ()
    """Names of rules switched off with `cleaning: {rules: {NAME: false}}`."""
    drop: tuple[SitePattern, ...] = ()
    keep: tuple[SitePattern, ...] = ()
    show_changes: bool = False
    """Whether each cleaned article has a page that shows what was changed."""


class TopicsConfig(msgspec.Struct, frozen=True):
    """How tags become topics."""

    auto_merge: bool = True
    """Whether misspelt and cut-off spellings join their topic without being listed in topics.yaml.
    """
    auto_link: bool = True
    """Whether the first mention of a topic in an article links to its page."""
    auto_tag: bool = False
    """Whether articles without tags are put into the topics that they name."""
    min_articles: int = 1
    """Topics with fewer articles get no page of their own."""
    whole_up_to: int = 50
    """A topic, author or section of up to so many articles shows them all on one page."""


class AddressesConfig(msgspec.Struct, frozen=True):
    """How published addresses are remembered."""

    ledger: str = "addresses.tsv"
    """The file, beside the configuration."""
    record: bool = True
    """Whether builds write new addresses down; what it holds counts either way."""


class DigestsConfig(msgspec.Struct, frozen=True):
    """Which weeks and months have a digest."""

    weeks: bool = True
    months: bool = True
    min_articles: int = 3
    """A week or month with fewer has none."""


FEED_FORMATS = ("atom", "rss", "json")


class FeedsConfig(msgspec.Struct, frozen=True):
    """In which formats feeds are made; Atom is always one."""

    formats: tuple[str, ...] = FEED_FORMATS
    """Of the site and of digests."""
    topic_formats: tuple[str, ...] = ("atom",)
    """Of topics: two files more a topic cost time and room."""


FULL, EXCERPT, LINK = RIGHTS = ("full", "excerpt", "link")


class RightsConfig(msgspec.Struct, frozen=True):
    """How much of an article's text the site shows."""

    default: str = FULL
    """Of articles that do not say themselves."""
    excerpt: int = 600
    """Characters of an excerpt at most."""
    canonical: str = "own"
    """`source`: a text that is shown whole names its original as the canonical page."""


class SearchConfig(msgspec.Struct, frozen=True):
    """What the search finds besides topics and headlines."""

    full_text: bool = False
    """Whether builds index the texts of articles with Pagefind (the extra `search`)."""


class CardsConfig(msgspec.Struct, frozen=True):
    """Which pages have a social card: a picture for those who pass them on."""

    articles: bool = False
    topics: bool = False


class SitemapConfig(msgspec.Struct, frozen=True):
    """What is told to search engines besides the addresses of the site."""

    news: bool = False
    """Whether there is a sitemap of the newest articles."""


class Config(msgspec.Struct, frozen=True):
    """`digestgen.yaml` with every default filled in."""

    title: str = "Topic digest"
    description: str = ""
    base_url: str = "https://example.org/"
    """Absolute, ending in `/`."""
    language: str = "en"
    timezone: str = "UTC"
    theme: str = "default"
    feed_length: int = 20
    html: str = "sanitize"
    """What becomes of raw HTML in Markdown: sanitize or escape."""
    cleaning: CleaningConfig = CleaningConfig()
    topics: TopicsConfig = TopicsConfig()
    addresses: AddressesConfig = AddressesConfig()
    digests: DigestsConfig = DigestsConfig()
    feeds: FeedsConfig = FeedsConfig()
    search: SearchConfig = SearchConfig()
    rights: RightsConfig = RightsConfig()
    cards: CardsConfig = CardsConfig()
    sitemap: SitemapConfig = SitemapConfig()


def has_base_url(config: Config) -> bool:
    """Return whether somebody said where the site will lie."""
    return config.base_url != Config().base_url
