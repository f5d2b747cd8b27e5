"""The files that people write, as schemas see them: every key with its type and what it means.

`config.py`, `content/fields.py` and `topics/editor_file.py` read these files, with places and
hints; what stands here is for editors' programs. Tests hold both to the same keys.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

_ANY_DAY = r"^(?![0-9]{4}-[0-9]{2}-[0-9]{2})|^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
"""A day that is written as numbers must be one; other forms are read as well."""
_SLUG = r"^[^\s/\\<>:\"|?*.]([^\s/\\<>:\"|?*]*[^\s/\\<>:\"|?*.])?$"

# YAML takes `2024` and `no` for something else than texts; we take them as typed.
Text = str | int | float | bool | None
Texts = Text | list[Text]
Truth = bool | Literal["true", "false", "yes", "no", "on", "off"] | None
Slug = Annotated[str, Meta(pattern=_SLUG, max_length=120)] | int | None
Day = Annotated[str, Meta(pattern=_ANY_DAY)] | int | None


def _number(low: int, high: int) -> Meta:
    return Meta(ge=low, le=high)


FeedFormats = list[Literal["atom", "rss", "json"]] | Literal["atom"] | None


class FeedsDocument(msgspec.Struct, forbid_unknown_fields=True):
    """Feeds."""

    length: Annotated[
        Annotated[int, _number(1, 500)] | None,
        Meta(description="Articles in each feed, 1 to 500.", examples=[20]),
    ] = 20
    formats: Annotated[
        FeedFormats,
        Meta(description="Formats of the feeds of the site and of digests; atom is one."),
    ] = None
    topic_formats: Annotated[
        FeedFormats, Meta(description="Formats of the feeds of topics; atom is one.")
    ] = None


class MarkdownDocument(msgspec.Struct, forbid_unknown_fields=True):
    """How Markdown is read."""

    html: Annotated[
        Literal["sanitize", "escape"] | None,
        Meta(description="Raw HTML: kept as far as it is harmless, or shown as text."),
    ] = "sanitize"


class TopicsDocument(msgspec.Struct, forbid_unknown_fields=True):
    """How tags become topics."""

    auto_merge: Annotated[
        Truth, Meta(description="Whether spellings are joined to their topic unasked.")
    ] = True
    auto_link: Annotated[
        Truth, Meta(description="Whether the first mention of a topic in a text links to it.")
    ] = True
    auto_tag: Annotated[
        Truth,
        Meta(description="Whether articles without tags are put into the topics that they name."),
    ] = False
    min_articles: Annotated[
        Annotated[int, _number(1, 1000)] | None,
        Meta(description="Articles that a topic needs for a page of its own."),
    ] = 1
    whole_up_to: Annotated[
        Annotated[int, _number(1, 1000)] | None,
        Meta(description="A topic, author or section of up to so many shows all on one page."),
    ] = 50


class PatternDocument(msgspec.Struct, forbid_unknown_fields=True):
    """A regular expression, and for which articles it is."""

    pattern: Annotated[str, Meta(description="The regular expression.", min_length=1)]
    source: Annotated[Text, Meta(description="Only for articles of this host or site name.")] = None
    path: Annotated[Text, Meta(description="Only for articles at this path below content/.")] = None
    reason: Annotated[Text, Meta(description="Shown with the edit.")] = None


Pattern = Annotated[str, Meta(min_length=1)] | PatternDocument
Patterns = Pattern | list[Pattern] | None


class CleaningDocument(msgspec.Struct, forbid_unknown_fields=True):
    """How scraped text and saved pages are cleaned."""

    rules: Annotated[
        dict[str, Truth] | None, Meta(description="Cleaning rules by name; false switches one off.")
    ] = None
    drop: Annotated[Patterns, Meta(description="What goes from scraped texts and saved pages.")] = (
        None
    )
    keep: Annotated[Patterns, Meta(description="What no rule takes from them.")] = None
    show_changes: Annotated[
        Truth, Meta(description="A page for each cleaned article that shows what was changed.")
    ] = False


class AddressesDocument(msgspec.Struct, forbid_unknown_fields=True):
    """What keeps old addresses alive."""

    ledger: Annotated[
        Annotated[str, Meta(pattern=r"^\w[\w.-]*\.(tsv|txt)$")] | None,
        Meta(description="The file of published addresses, beside the configuration."),
    ] = "addresses.tsv"
    record: Annotated[
        Truth, Meta(description="Whether builds write new addresses into the ledger.")
    ] = True


class DigestsDocument(msgspec.Struct, forbid_unknown_fields=True):
    """Which weeks and months have a digest."""

    weeks: Annotated[Truth, Meta(description="Whether weeks have digests.")] = True
    months: Annotated[Truth, Meta(description="Whether months have digests.")] = True
    min_articles: Annotated[
        Annotated[int, Meta(ge=1, le=1000)] | None,
        Meta(description="Articles that a week or month needs for a digest."),
    ] = 3


class SearchDocument(msgspec.Struct, forbid_unknown_fields=True):
    """What the search finds besides topics and headlines."""

    full_text: Annotated[
        Truth, Meta(description="Whether texts are found as well; needs the extra `search`.")
    ] = False


class CardsDocument(msgspec.Struct, forbid_unknown_fields=True):
    """Which pages have a social card."""

    articles: Annotated[Truth, Meta(description="Whether each article has one.")] = False
    topics: Annotated[Truth, Meta(description="Whether each topic has one.")] = False


class SitemapDocument(msgspec.Struct, forbid_unknown_fields=True):
    """What is told to search engines besides the addresses of the site."""

    news: Annotated[
        Truth, Meta(description="Whether there is a sitemap of the newest articles, for news.")
    ] = False


Rights = Literal["full", "excerpt", "link"]


class RightsDocument(msgspec.Struct, forbid_unknown_fields=True):
    """How much of an article's text the site shows."""

    default: Annotated[
        Rights | None, Meta(description="Of articles that do not say themselves.")
    ] = "full"
    excerpt: Annotated[
        Annotated[int, _number(100, 5000)] | None,
        Meta(description="Characters of an excerpt at most."),
    ] = 600
    canonical: Annotated[
        Literal["own", "source"] | None,
        Meta(description="source: a text that is shown whole names its original as canonical."),
    ] = "own"


class ConfigDocument(msgspec.Struct, forbid_unknown_fields=True):
    """The configuration of a site. Nothing in it is required."""

    title: Annotated[
        Text, Meta(description="The name of the site, on every page and in the feeds.")
    ] = "Topic digest"
    description: Annotated[Text, Meta(description="For the home page and the feed.")] = ""
    base_url: Annotated[
        Annotated[str, Meta(pattern=r"^https?://[^\s\"'<>\\?#@]+$")] | None,
        Meta(
            description="Where the site is published, path included.",
            examples=["https://user.github.io/repository/"],
        ),
    ] = "https://example.org/"
    language: Annotated[
        Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None,
        Meta(description="Of articles that state none: a language tag.", examples=["en", "pt-BR"]),
    ] = "en"
    timezone: Annotated[
        str | None,
        Meta(description="Decides what day it is: a name.", examples=["Europe/London", "UTC"]),
    ] = "UTC"
    theme: Annotated[
        Annotated[str, Meta(pattern="^[A-Za-z0-9][A-Za-z0-9_-]*$")] | None,
        Meta(description="The look: default, wire, or the name of a folder in themes/."),
    ] = "default"
    feeds: Annotated[FeedsDocument | None, Meta(description="Feeds.")] = None
    cleaning: Annotated[
        CleaningDocument | None, Meta(description="How scraped text is cleaned.")
    ] = None
    addresses: Annotated[
        AddressesDocument | None, Meta(description="What keeps old addresses alive.")
    ] = None
    digests: Annotated[DigestsDocument | None, Meta(description="Digests of weeks and months.")] = (
        None
    )
    rights: Annotated[
        Rights | RightsDocument | None, Meta(description="How much of texts the site shows.")
    ] = None
    cards: Annotated[
        CardsDocument | None, Meta(description="Pictures for those who pass pages on.")
    ] = None
    search: Annotated[SearchDocument | None, Meta(description="What the search finds.")] = None
    sitemap: Annotated[SitemapDocument | None, Meta(description="Sitemaps.")] = None
    topics: Annotated[TopicsDocument | None, Meta(description="How tags become topics.")] = None
    markdown: Annotated[MarkdownDocument | None, Meta(description="How Markdown is read.")] = None


class TopicDocument(msgspec.Struct, forbid_unknown_fields=True):
    """What the editor says about one topic."""

    name: Annotated[
        str | int | float | bool, Meta(description="What the topic is called on the site.")
    ]
    slug: Annotated[
        Slug, Meta(description="The last part of its address. Default: made of the name.")
    ] = None
    aliases: Annotated[Texts, Meta(description="Other spellings; tags so written join it.")] = None
    names: Annotated[
        dict[str, Text] | None,
        Meta(
            description="What it is called in other languages; tags so written join it.",
            examples=[{"fr": "Guerre civile libyenne"}],
        ),
    ] = None
    type: Annotated[
        Literal["person", "place", "organisation", "event", "subject"] | None,
        Meta(description="What kind of thing it is."),
    ] = None
    broader: Annotated[
        Texts, Meta(description="Topics of this file that it is a part of; no rings.")
    ] = None
    related: Annotated[Texts, Meta(description="Topics beside it.")] = None
    keep_apart: Annotated[
        Texts, Meta(description="Names that are never taken for it, nor suggested to be.")
    ] = None
    description: Annotated[
        Text, Meta(description="Stands first on its page. Markdown; write it behind |.")
    ] = None
    hidden: Annotated[Truth, Meta(description="true: no page of its own.")] = None
    link: Annotated[Truth, Meta(description="false: texts do not link to it.")] = None
    scope: Annotated[Texts, Meta(description="What belongs to it, for those who tag.")] = None
    pinned: Annotated[Texts, Meta(description="Articles that stand first on its page.")] = None
    min_articles: Annotated[
        Annotated[int, _number(1, 1000)] | None, Meta(description="Articles it needs for a page.")
    ] = None


class FrontMatterDocument(msgspec.Struct):
    """The fields at the head of an article. None is required; others may stand beside them.

    Case, blanks, '-', '_' and '.' do not count in a name.
    """

    title: Annotated[Text, Meta(description="One line of plain text.")] = None
    date: Annotated[
        Day,
        Meta(description="Day of publication: year-month-day.", examples=["2020-04-26"]),
    ] = None
    updated: Annotated[
        Day, Meta(description="Day of the last change.", examples=["2020-05-02"])
    ] = None
    author: Annotated[
        Texts | dict[str, Text], Meta(description="One person: 'Doe, Jane' is one name.")
    ] = None
    authors: Annotated[
        list[Text | dict[str, Text]] | dict[str, Text | dict[str, Text]] | Text,
        Meta(description="A list, or names divided by ',', ';' and 'and'."),
    ] = None
    section: Annotated[Text, Meta(description="The part of the paper it belongs to.")] = None
    category: Annotated[Texts, Meta(description="A single one is the section.")] = None
    categories: Annotated[
        Texts, Meta(description="The tags, or the first the section, if there are tags.")
    ] = None
    tags: Annotated[
        list[Text | dict[str, Text]] | Text,
        Meta(description="A list, or a text divided by commas; the first is the main topic."),
    ] = None
    summary: Annotated[Text, Meta(description="A sentence or two for lists and feeds.")] = None
    slug: Annotated[
        Slug, Meta(description="The name in its address; it should never change again.")
    ] = None
    language: Annotated[
        str | None, Meta(description="A language tag, if not the site's.", examples=["fr"])
    ] = None
    translation_of: Annotated[
        Text,
        Meta(description="The article that this one translates: its path, title or file name."),
    ] = None
    source_url: Annotated[
        Annotated[str, Meta(pattern="^[Hh][Tt][Tt][Pp][Ss]?://")] | None,
        Meta(description="Where the article was published first."),
    ] = None
    rights: Annotated[
        Rights | None, Meta(description="How much of the text is shown; else as the site has it.")
    ] = None
    draft: Annotated[Truth, Meta(description="true leaves it out of builds.")] = None
    auto_link: Annotated[
        Truth, Meta(description="false: names of topics in its text do not become links.")
    ] = None
    keep: Annotated[Texts, Meta(description="Texts of the body that cleaning must not take.")] = (
        None
    )
    drop: Annotated[Texts, Meta(description="Texts of the body that cleaning takes out.")] = None
