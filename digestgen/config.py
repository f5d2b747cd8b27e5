"""`digestgen.yaml` -> Config, or every fault in it with its place.

Nothing is required; a missing file means the defaults. An unknown key is a fault with "did you
mean", because a misspelt key that is silently ignored costs its owner an afternoon. Stands on the
ground floor (strict_yaml, model).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from digestgen.model.config import (
    FEED_FORMATS,
    RIGHTS,
    AddressesConfig,
    CardsConfig,
    CleaningConfig,
    Config,
    DigestsConfig,
    FeedsConfig,
    RightsConfig,
    SearchConfig,
    SitemapConfig,
    TopicsConfig,
)
from digestgen.model.problem import Problem, Severity
from digestgen.model.reading import ReadSettings
from digestgen.model.wish import SitePattern
from digestgen.strict_yaml import Mapping, Node, Scalar, Sequence, load
from digestgen.text.language_names import LANGUAGE_TAG
from digestgen.text.patterns import PatternError, check_pattern

_T = TypeVar("_T")
_THEME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

_SPOILS = {
    "title": "every page",
    "description": "home and feeds",
    "base_url": "every page",
    "language": "every page",
    "timezone": "articles dated with a time",
    "theme": "every page",
    "feeds": "feeds",
    "cleaning": "articles from plain text",
    "topics": "topics and what links to them",
    "addresses": "pages at old addresses",
    "digests": "home, digests and their feeds",
    "markdown": "articles with raw HTML",
    "rights": "what is shown of articles",
    "cards": "articles and topics, and their cards",
    "search": "the search page and the index of texts",
    "sitemap": "the sitemap of news",
}
"""What a change of each key makes new; shown in the reference, used by the incremental engine."""

KEYS = tuple(_SPOILS)


class ConfigValueError(ValueError):
    """A value that cannot be used; carries what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def parse_config(
    text: str, path: str, *, rule_names: Callable[[], tuple[str, ...]] = tuple
) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration and all its faults; keys with faults keep their defaults.

    `rule_names` gives the cleaning rules that may be switched; asked only when one is named.
    """
    node, faults = load(text)
    problems = [Problem(path, f.line, f.column, "config-yaml", f.message, f.hint) for f in faults]
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return Config(), tuple(problems)
    reader = _Reader(path, rule_names, problems)
    return reader.config(node), tuple(sorted(problems))


def with_base_url(config: Config, base_url: str) -> Config:
    """Return `config` with another base URL. Raises ConfigValueError when it cannot be used."""
    return msgspec.structs.replace(config, base_url=_base_url(base_url))


def read_settings(config: Config) -> ReadSettings:
    """Return the part of `config` that reading a file depends on."""
    return ReadSettings(
        language=config.language,
        timezone=config.timezone,
        html=config.html,
        rules_off=config.cleaning.rules_off,
        drop=config.cleaning.drop,
        keep=config.cleaning.keep,
        rights=config.rights.default,
        excerpt_chars=config.rights.excerpt,
        keeps_changes=config.cleaning.show_changes,
    )


def _base_url(text: str) -> str:
    hint = "write it whole, as in https://user.github.io/repository/"
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigValueError(f"'{text}' is no address", hint) from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s\"'<>\\]", text.strip()):
        raise ConfigValueError(f"'{text}' is no address", hint)
    if parts.query or parts.fragment or parts.username:
        raise ConfigValueError(f"'{text}' holds more than scheme, host and path", hint)
    path = quote(parts.path.strip("/"), safe="/%:@!$&()*+,;=-._~")
    return f"{parts.scheme}://{parts.netloc}/" + (path + "/" if path else "")


def _language(text: str) -> str:
    if not LANGUAGE_TAG.fullmatch(text):
        raise ConfigValueError(
            f"'{text}' is no language tag", "write a tag such as en, fr or pt-BR"
        )
    return text


def _timezone(text: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  for those who need it

    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ConfigValueError(
            f"'{text}' is no time zone", "write a name such as Europe/London or UTC"
        ) from None
    return text


def is_theme_name(text: str) -> bool:
    """Return whether a theme may be called so."""
    return _THEME.fullmatch(text) is not None


def _theme(text: str) -> str:
    if not is_theme_name(text):
        raise ConfigValueError(
            f"'{text}' is no theme name", "write the name of a folder in themes/"
        )
    return text


def _file_name(text: str) -> str:
    if not re.fullmatch(r"[\w][\w.-]*\.(tsv|txt)", text):
        message = f"'{text}' is no name for the ledger"
        raise ConfigValueError(message, "write a file name ending in .tsv, as in addresses.tsv")
    return text


def _boolean(text: str) -> bool:
    if text.lower() not in _YES:
        raise ConfigValueError(f"'{text}' is neither true nor false", "write true or false")
    return _YES[text.lower()]


def _number(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not re.fullmatch(r"\d{1,6}", text) or not low <= int(text) <= high:
            raise ConfigValueError(
                f"'{text}' is no number from {low} to {high}", f"write {low} to {high}"
            )
        return int(text)

    return convert


def _one_of(what: str, *known: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if text not in known:
            raise ConfigValueError(f"'{text}' is no {what}", f"write {' or '.join(known)}")
        return text

    return convert


_feed_format = _one_of("format of feeds", *FEED_FORMATS)
_html_mode = _one_of("way to treat HTML", "sanitize", "escape")
_canonical = _one_of("canonical page", "own", "source")


def _rights(text: str) -> str:
    if text not in RIGHTS:
        raise ConfigValueError(f"'{text}' says not how much is shown", f"write {', '.join(RIGHTS)}")
    return text


def _pattern(text: str) -> str:
    try:
        check_pattern(text)
    except PatternError as fault:
        place = f" (at its character {fault.offset + 1})" if fault.offset else ""
        raise ConfigValueError(f"{fault}{place}", fault.hint) from None
    return text


class _Reader:
    """Walks the nodes and gathers problems; every method returns None where a value has a fault."""

    def __init__(
        self, path: str, rule_names: Callable[[], tuple[str, ...]], problems: list[Problem]
    ) -> None:
        self._path = path
        self._rule_names = rule_names
        self._problems = problems

    def config(self, node: Node) -> Config:
        keys = self._keys(node, "the configuration", KEYS)
        default = Config()
        texts = {
            name: self._value(keys.get(name), convert, getattr(default, name))
            for name, convert in (
                ("title", _plain),
                ("description", _plain),
                ("base_url", _base_url),
                ("language", _language),
                ("timezone", _timezone),
                ("theme", _theme),
            )
        }
        feeds = self._keys(keys.get("feeds"), "feeds", ("length", "formats", "topic_formats"))
        markdown = self._keys(keys.get("markdown"), "markdown", ("html",))
        topics = self._keys(
            keys.get("topics"),
            "topics",
            ("auto_merge", "auto_link", "auto_tag", "min_articles", "whole_up_to"),
        )
        return Config(
            **texts,
            feed_length=self._value(feeds.get("length"), _number(1, 500), default.feed_length),
            html=self._value(markdown.get("html"), _html_mode, default.html),
            cleaning=self._cleaning(keys.get("cleaning")),
            topics=TopicsConfig(
                auto_merge=self._value(topics.get("auto_merge"), _boolean, True),  # noqa: FBT003
                auto_link=self._value(topics.get("auto_link"), _boolean, True),  # noqa: FBT003
                auto_tag=self._value(topics.get("auto_tag"), _boolean, False),  # noqa: FBT003
                min_articles=self._value(topics.get("min_articles"), _number(1, 1000), 1),
                whole_up_to=self._value(topics.get("whole_up_to"), _number(1, 1000), 50),
            ),
            addresses=self._addresses(keys.get("addresses")),
            digests=self._digests(keys.get("digests")),
            feeds=FeedsConfig(
                formats=self._formats(feeds.get("formats"), default.feeds.formats),
                topic_formats=self._formats(
                    feeds.get("topic_formats"), default.feeds.topic_formats
                ),
            ),
            rights=self._rights(keys.get("rights")),
            search=SearchConfig(**self._truths(keys.get("search"), "search", "full_text")),
            cards=CardsConfig(**self._truths(keys.get("cards"), "cards", "articles", "topics")),
            sitemap=SitemapConfig(**self._truths(keys.get("sitemap"), "sitemap", "news")),
        )

    def _formats(self, node: Node | None, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the formats of feeds, in one order; a name alone is a list of one."""
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return default
        items = node.items if isinstance(node, Sequence) else (node,)
        named = [self._value(item, _feed_format, "") for item in items]
        if "" in named:
            return default
        if "atom" not in named:
            hint = "write atom as well: the addresses of Atom feeds are kept for ever"
            self._fault(node, "config-value", "feeds without Atom", hint)
            return default
        return tuple(name for name in FEED_FORMATS if name in named)

    def _addresses(self, node: Node | None) -> AddressesConfig:
        keys = self._keys(node, "addresses", ("ledger", "record"))
        default = AddressesConfig()
        return AddressesConfig(
            ledger=self._value(keys.get("ledger"), _file_name, default.ledger),
            record=self._value(keys.get("record"), _boolean, default.record),
        )

    def _digests(self, node: Node | None) -> DigestsConfig:
        keys = self._keys(node, "digests", ("weeks", "months", "min_articles"))
        return DigestsConfig(
            weeks=self._value(keys.get("weeks"), _boolean, True),  # noqa: FBT003
            months=self._value(keys.get("months"), _boolean, True),  # noqa: FBT003
            min_articles=self._value(keys.get("min_articles"), _number(1, 1000), 3),
        )

    def _rights(self, node: Node | None) -> RightsConfig:
        default = RightsConfig()
        if isinstance(node, Scalar):
            return RightsConfig(default=self._value(node, _rights, default.default))
        keys = self._keys(node, "rights", ("default", "excerpt", "canonical"))
        return RightsConfig(
            default=self._value(keys.get("default"), _rights, default.default),
            excerpt=self._value(keys.get("excerpt"), _number(100, 5000), default.excerpt),
            canonical=self._value(keys.get("canonical"), _canonical, default.canonical),
        )

    def _truths(self, node: Node | None, what: str, *names: str) -> dict[str, bool]:
        """Return keys that are false where nothing is said."""
        keys = self._keys(node, what, names)
        return {name: self._value(keys.get(name), _boolean, False) for name in names}  # noqa: FBT003

    def _cleaning(self, node: Node | None) -> CleaningConfig:
        keys = self._keys(node, "cleaning", ("rules", "drop", "keep", "show_changes"))
        named = keys.get("rules")
        rules = self._keys(named, "cleaning.rules", self._rule_names() if named else ())
        off = [
            name
            for name, value in rules.items()
            if not self._value(value, _boolean, True)  # noqa: FBT003
        ]
        return CleaningConfig(
            rules_off=tuple(sorted(off)),
            drop=tuple(self._patterns(keys.get("drop"), "cleaning.drop")),
            keep=tuple(self._patterns(keys.get("keep"), "cleaning.keep")),
            show_changes=self._value(keys.get("show_changes"), _boolean, False),  # noqa: FBT003
        )

    def _patterns(self, node: Node | None, what: str) -> Iterator[SitePattern]:
        """Yield the patterns of a list; a text alone is a list of one."""
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return
        for item in node.items if isinstance(node, Sequence) else (node,):
            keys = {"pattern": item}
            if isinstance(item, Mapping):
                keys = self._keys(item, what, ("pattern", "source", "path", "reason"))
            text = keys.get("pattern")
            if text is None or (isinstance(text, Scalar) and not text.text):
                hint = "write pattern: '...', a regular expression"
                self._fault(item, "config-value", f"{what} holds an entry without a pattern", hint)
                continue
            pattern = self._value(text, _pattern, "")
            if pattern:
                yield SitePattern(
                    text=pattern,
                    # The name alone: what is read must not depend on where a command is started.
                    place=f"{PurePosixPath(self._path).name}:{text.line}:{text.column}",
                    source=self._value(keys.get("source"), _plain, ""),
                    path=self._value(keys.get("path"), _plain, ""),
                    reason=self._value(keys.get("reason"), _plain, ""),
                )

    def _keys(self, node: Node | None, what: str, known: tuple[str, ...]) -> dict[str, Node]:
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return {}
        if not isinstance(node, Mapping):
            self._fault(node, "config-type", f"{what} is no list of keys", "write KEY: VALUE lines")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.text or ""
            if known and name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(known)}"
                self._fault(key, "config-key", f"unknown key '{name}' in {what}", hint)
            else:
                found[name] = value
        return found

    def _value(self, node: Node | None, convert: Callable[[str], _T], default: _T) -> _T:
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return default
        if isinstance(node, Mapping | Sequence):
            self._fault(
                node, "config-type", "a list or mapping where one value is meant", "write one value"
            )
            return default
        try:
            return convert(node.text or "")
        except ConfigValueError as fault:
            self._fault(node, "config-value", str(fault), fault.hint)
            return default

    def _fault(self, node: Node, code: str, message: str, hint: str) -> None:
        self._problems.append(
            Problem(self._path, node.line, node.column, code, message, hint, Severity.ERROR)
        )


def _plain(text: str) -> str:
    return " ".join(text.split())
