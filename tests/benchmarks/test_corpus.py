"""The articles of the benchmarks: the same everywhere, and of the shape that is claimed."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from datetime import timedelta

import msgspec
import pytest

from benchmarks.corpus import AUTHORS, FIRST_DAY, Article, Corpus
from benchmarks.dialects import header_source, toml_source, yaml_source
from benchmarks.words import DESKS
from digestgen.article import read_article
from digestgen.model.reading import ReadSettings

COUNT = 400


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return tuple(Corpus(COUNT))


def test_the_articles_are_the_same_on_every_machine() -> None:
    corpus = Corpus(COUNT)
    three = [corpus.article(index) for index in (0, 17, 399)]

    digest = hashlib.sha256(msgspec.json.encode(three)).hexdigest()[:16]

    # Another value here means that figures measured before cannot be compared with new ones.
    assert "bc35f86bc7864746" == digest


def test_an_article_does_not_depend_on_those_before_it(articles: tuple[Article, ...]) -> None:
    assert articles[17] == Corpus(COUNT).article(17)


def test_another_seed_gives_other_articles(articles: tuple[Article, ...]) -> None:
    assert articles[17] != Corpus(COUNT, seed=2).article(17)


def test_lengths_are_those_of_newspaper_articles(articles: tuple[Article, ...]) -> None:
    lengths = [len(article.body.split()) for article in articles]

    assert 300 <= min(lengths)
    assert max(lengths) <= 780
    assert 450 <= sorted(lengths)[COUNT // 2] <= 600


def test_names_are_all_different(articles: tuple[Article, ...]) -> None:
    assert COUNT == len({article.name for article in articles})


def test_every_article_has_two_to_five_different_tags(articles: tuple[Article, ...]) -> None:
    assert {2, 3, 4, 5} == {len(article.tags) for article in articles}
    assert all(len(set(article.tags)) == len(article.tags) for article in articles)


def test_few_tags_are_common_and_most_are_rare() -> None:
    corpus = Corpus(2000)
    uses = Counter(tag for article in corpus for tag in article.tags)

    assert 80 == len(corpus.tags)
    common = sum(count for _, count in uses.most_common(8))
    assert 0.35 <= common / uses.total() <= 0.65


def test_there_are_tags_for_many_articles() -> None:
    tags = Corpus(100_000).tags

    assert 4000 == len(set(tags))


def test_authors_sections_and_dates_keep_their_bounds(articles: tuple[Article, ...]) -> None:
    assert len({article.author for article in Corpus(2000)}) <= AUTHORS
    assert {article.section for article in articles} <= set(DESKS)
    dates = [article.date for article in articles]
    assert FIRST_DAY <= min(dates)
    assert max(dates) < FIRST_DAY + timedelta(days=5 * 365)


def test_bodies_hold_every_kind_of_markup(articles: tuple[Article, ...]) -> None:
    for article in articles:
        for pattern in (r"^## \w", r"^> ", r"^- an? "):
            assert re.search(pattern, article.body, re.M), article.name
        assert "{" not in article.body
        assert not re.search(r"  |\ba [*\[]*[aeiou]", article.body), article.name
    everything = "".join(article.body for article in articles)
    for pattern in (r"(?<!\*)\*\w+\*(?!\*)", r"\*\*\w+\*\*", r"\[\w+\]\(https://"):
        assert 300 < len(re.findall(pattern, everything))


def test_digestgen_reads_what_is_written(articles: tuple[Article, ...]) -> None:
    for article in articles[:20]:
        reading = read_article(
            yaml_source(article).encode(), f"{article.name}.md", ReadSettings(language="en")
        )

        assert reading.article is not None
        card = reading.article.card
        assert (article.title, article.tags) == (card.title, card.tags)
        assert () == reading.problems


def test_toml_front_matter_says_the_same(articles: tuple[Article, ...]) -> None:
    article = articles[3]

    _, front, body = toml_source(article).split("+++\n", 2)

    fields = tomllib.loads(front)
    assert article.title == fields["title"]
    assert article.date == fields["date"]
    assert list(article.tags) == fields["taxonomies"]["tags"]
    assert {"author": article.author, "section": article.section} == fields["extra"]
    assert article.body == body.lstrip()


def test_header_lines_say_the_same(articles: tuple[Article, ...]) -> None:
    article = articles[3]

    head, body = header_source(article).split("\n\n", 1)

    fields = dict(line.split(": ", 1) for line in head.splitlines())
    assert article.title == fields["Title"]
    assert list(article.tags) == fields["Tags"].split(", ")
    assert article.body == body
