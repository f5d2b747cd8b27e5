from __future__ import annotations

import pytest

from digestgen.config import ConfigValueError, parse_config, read_settings, with_base_url
from digestgen.model.config import Config
from digestgen.model.wish import SitePattern


def messages(text: str) -> list[tuple[int, int, str, str]]:
    _, problems = parse_config(text, "digestgen.yaml", rule_names=lambda: ("byline", "glued-stops"))
    return [(p.line, p.column, p.code, p.hint) for p in problems]


@pytest.mark.parametrize("text", ["", "# nothing\n", "~"])
def test_nothing_is_required(text: str) -> None:
    assert parse_config(text, "digestgen.yaml") == (Config(), ())


def test_all_keys_are_read() -> None:
    config, problems = parse_config(
        "title: My digest\ndescription: What happened\nbase_url: https://x.github.io/repo\n"
        "language: fr\ntimezone: Africa/Tripoli\ntheme: wire\nfeeds: {length: 5}\n"
        "markdown: {html: escape}\ntopics: {auto_merge: no, min_articles: 2, whole_up_to: 9}\n"
        "cleaning: {rules: {byline: false, glued-stops: true}}\n",
        "digestgen.yaml",
        rule_names=lambda: ("byline", "glued-stops"),
    )

    assert problems == ()
    assert (config.title, config.base_url) == ("My digest", "https://x.github.io/repo/")
    assert (config.language, config.timezone, config.theme) == ("fr", "Africa/Tripoli", "wire")
    assert (config.feed_length, config.html) == (5, "escape")
    assert (config.topics.auto_merge, config.topics.min_articles) == (False, 2)
    assert config.topics.whole_up_to == 9
    assert read_settings(config).rules_off == ("byline",)


def test_an_unknown_key_is_a_fault_with_a_suggestion() -> None:
    assert messages("titel: x\n") == [(1, 1, "config-key", "did you mean 'title'?")]


def test_all_faults_are_told_at_once_with_their_places() -> None:
    faults = messages("language: english!\ntimezone: Mars\nfeeds: {length: many}\ncleaning: [x]\n")

    assert [(line, code) for line, _, code, _ in faults] == [
        (1, "config-value"),
        (2, "config-value"),
        (3, "config-value"),
        (4, "config-type"),
    ]


def test_an_unknown_rule_is_a_fault() -> None:
    assert messages("cleaning:\n  rules:\n    bylines: false\n")[0][3] == "did you mean 'byline'?"


def test_patterns_are_read_with_their_limits_and_places() -> None:
    config, problems = parse_config(
        "cleaning:\n  keep: By By\n  show_changes: yes\n  drop:\n    - 'Sign up\\.'\n"
        "    - {pattern: '^Photo', source: a.example, path: web/*, reason: a  credit}\n",
        "../site/digestgen.yaml",
    )

    assert problems == ()
    settings = read_settings(config)
    assert settings.keeps_changes
    assert settings.keep == (SitePattern("By By", "digestgen.yaml:2:9"),)
    assert settings.drop == (
        SitePattern("Sign up\\.", "digestgen.yaml:5:7"),
        SitePattern("^Photo", "digestgen.yaml:6:17", "a.example", "web/*", "a credit"),
    )


def test_faults_of_patterns_are_told_at_once_with_their_places() -> None:
    faults = messages(
        "cleaning:\n  drop:\n    - '(a'\n    - 'a*'\n    - {source: x}\n    - [a]\n"
        "    - {pattern: a, sauce: b}\n  keep: ['[']\n"
    )

    assert [(line, column, code) for line, column, code, _ in faults] == [
        (3, 7, "config-value"),
        (4, 7, "config-value"),
        (5, 7, "config-value"),
        (6, 7, "config-type"),
        (7, 20, "config-key"),
        (8, 10, "config-value"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://user.github.io/repo", "https://user.github.io/repo/"),
        ("https://user.github.io", "https://user.github.io/"),
        ("http://localhost:8000//a//", "http://localhost:8000/a/"),
        ("https://ex.org/a b", None),
        ("https://ex.org/ü", "https://ex.org/%C3%BC/"),
        ("user.github.io", None),
        ("javascript:alert(1)", None),
        ("https://ex.org/?q=1", None),
        ("https://u:p@ex.org/", None),
        ('https://ex.org/"><script>', None),
        ("https://ex.org:port/", None),
    ],
)
def test_base_url_is_whole_and_clean(given: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ConfigValueError):
            with_base_url(Config(), given)
    else:
        assert with_base_url(Config(), given).base_url == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("[json, atom]", ("atom", "json")),
        ("atom", ("atom",)),
        ("[atom, rss, json, rss]", ("atom", "rss", "json")),
        ("", ("atom", "rss", "json")),
    ],
)
def test_formats_of_feeds_come_in_one_order(given: str, expected: tuple[str, ...]) -> None:
    config, problems = parse_config(f"feeds:\n  formats: {given}\n", "digestgen.yaml")

    assert problems == ()
    assert expected == config.feeds.formats
    assert config.feeds.topic_formats == ("atom",)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("[atom, rdf]", "'rdf' is no format of feeds"),
        ("[rss]", "feeds without Atom"),
        ("[]", "feeds without Atom"),
        ("{atom: true}", "a list or mapping where one value is meant"),
    ],
)
def test_formats_of_feeds_that_are_none_are_faults(given: str, message: str) -> None:
    config, problems = parse_config(f"feeds: {{topic_formats: {given}}}\n", "digestgen.yaml")

    assert [p.message for p in problems] == [message]
    assert "atom" in config.feeds.topic_formats


def test_rights_are_one_word_or_more() -> None:
    assert "link" == parse_config("rights: link\n", "c")[0].rights.default
    config, problems = parse_config("rights:\n  default: excerpt\n  excerpt: 300\n", "c")
    assert ("excerpt", 300, "own") == (
        config.rights.default,
        config.rights.excerpt,
        config.rights.canonical,
    )
    assert () == problems
    for text in ("rights: all\n", "rights: {canonical: theirs}\n", "rights: {excerpt: 9}\n"):
        assert ["config-value"] == [p.code for p in parse_config(text, "c")[1]]
