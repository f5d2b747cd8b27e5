"""Schemas say what the readers do: the same keys, good files valid, faulty ones not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from digestgen.cleaning.rules import RULE_NAMES
from digestgen.config import parse_config
from digestgen.content.field_names import role_of
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.model.wish import WISH_FIELDS
from digestgen.names import is_safe_slug
from digestgen.schemas import SCHEMAS, config_schema, front_matter_schema, topics_schema
from digestgen.topics.editor_file import read_topics_file

_ROOT = Path(__file__).resolve().parents[2]
_ROLES = {
    "title", "published", "updated", "authors", "section", "categories", "tags", "summary",
    "slug", "language", "source_url", "draft",
}  # fmt: skip


def is_valid(name: str, text: str) -> bool:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return bool(Draft7Validator(SCHEMAS[name]()).is_valid(yaml.load(text)))


class _Constructor(SafeConstructor):
    """YAML as the programs of editors read it: days are texts."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _self, node: node.value)


def _definitions(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for definition in schema["definitions"].values():
        yield from definition["properties"].items()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas_and_tell_what_every_key_means(name: str) -> None:
    schema = SCHEMAS[name]()

    Draft7Validator.check_schema(schema)
    assert [] == [key for key, one in _definitions(schema) if not one.get("description")]


@pytest.mark.parametrize(
    ("key", "definition"),
    [
        ("", "ConfigDocument"),
        ("feeds", "FeedsDocument"),
        ("markdown", "MarkdownDocument"),
        ("topics", "TopicsDocument"),
        ("addresses", "AddressesDocument"),
        ("digests", "DigestsDocument"),
        ("cleaning", "CleaningDocument"),
        ("cleaning.drop", "PatternDocument"),
        ("cleaning.rules", ""),
    ],
)
def test_the_configuration_and_its_schema_know_the_same_keys(key: str, definition: str) -> None:
    inner: str = "{qqqqqq: 1}" if key != "cleaning.drop" else "[{qqqqqq: 1, pattern: x}]"
    for part in reversed(key.split(".") if key else []):
        inner = f"{{{part}: {inner}}}"
    _, problems = parse_config(inner, "digestgen.yaml", rule_names=lambda: RULE_NAMES)
    told = next(p.hint for p in problems if p.code == "config-key").partition("known here: ")[2]

    schema = config_schema()
    if definition:
        known = schema["definitions"][definition]["properties"]
    else:
        rules = schema["definitions"]["CleaningDocument"]["properties"]["rules"]
        known = next(one for one in rules["anyOf"] if "properties" in one)["properties"]
    assert set(told.split(", ")) == set(known)


def test_topics_and_their_schema_know_the_same_keys() -> None:
    _, problems = read_topics_file("- name: A\n  qqqqqqqqqq: 1\n", "topics.yaml")

    told = re.search("the keys are (.*)", problems[0].hint)

    assert told
    assert set(told[1].split(", ")) == set(
        topics_schema()["definitions"]["TopicDocument"]["properties"]
    )


def test_front_matter_and_its_schema_know_the_same_fields() -> None:
    known = front_matter_schema()["definitions"]["FrontMatterDocument"]["properties"]

    assert _ROLES | {*WISH_FIELDS, "autolink", "rights"} == {role_of(name) for name in known}


def test_the_files_of_this_project_are_valid() -> None:
    assert is_valid("config", (_ROOT / "digestgen.yaml").read_text("utf-8"))
    assert is_valid("topics", (_ROOT / "content" / "topics.yaml").read_text("utf-8"))
    heads = [
        match[1]
        for path in sorted((_ROOT / "content").rglob("*.md"))
        if (match := re.match(r"---\n(.*?)\n---\n", path.read_text("utf-8"), re.DOTALL))
    ]
    assert heads
    assert [] == [head for head in heads if not is_valid("front-matter", head)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: 1984\nlanguage: pt-BR\nbase_url: https://a.example/b/\n",
        "feeds:\ncleaning: {rules: {subheading: no}, drop: 'x+'}\n",
        "cleaning: {drop: [a, {pattern: b, source: c.example}], keep: [{pattern: x, reason: y}]}",
        "topics: {auto_merge: false, min_articles: 3, whole_up_to: 9}\nmarkdown: {html: escape}\n",
    ],
)
def test_good_configurations(text: str) -> None:
    assert is_valid("config", text)
    assert () == parse_config(text, "digestgen.yaml", rule_names=lambda: ("subheading",))[1]


@pytest.mark.parametrize(
    "text",
    [
        "titel: A",
        "title: [A]",
        "feeds: 5",
        "feeds: {length: 0}",
        "feeds: {length: 501}",
        "feeds: {long: 5}",
        "base_url: example.org",
        "language: English please",
        "theme: ../x",
        "markdown: {html: keep}",
        "cleaning: {rules: {sub-heading: false}}",
        "cleaning: {drop: [{source: x}]}",
        "topics: {auto_merge: sometimes}",
        "- title: A",
    ],
)
def test_faulty_configurations(text: str) -> None:
    assert not is_valid("config", text)
    assert parse_config(text, "digestgen.yaml", rule_names=lambda: ("subheading",))[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- Red\n- 2024\n- name: No\n  aliases: Nope\n",
        "- name: Red\n  slug: red\n  type: subject\n  hidden: yes\n  min_articles: 3\n",
        "- name: A\n- name: B\n  broader: [A]\n  related: [A]\n  keep_apart: [C]\n  scope: x\n",
    ],
)
def test_good_topics(text: str) -> None:
    assert is_valid("topics", text)
    assert () == read_topics_file(text, "topics.yaml")[1]


@pytest.mark.parametrize(
    "text",
    [
        "name: Red",
        "- aliases: [Red]",
        "- name: Red\n  colour: x",
        "- name: Red\n  type: region",
        "- name: Red\n  slug: a/b",
        "- name: Red\n  min_articles: few",
        "- name: Red\n  aliases: [[a]]",
        "- [Red]",
        "- name: Red\n  hidden: perhaps",
    ],
)
def test_faulty_topics(text: str) -> None:
    assert not is_valid("topics", text)
    assert read_topics_file(text, "topics.yaml")[1]


@pytest.mark.parametrize(
    "text",
    [
        "title: 1984",
        "date: 2020-04-26",
        "date: 26 April 2020",
        "date: 2020-04-26T10:00:00Z",
        "author: {name: Jane Doe}",
        "authors: [Jane Doe, {name: John Doe}]",
        "tags: [a, 2024]",
        "tags: a, b",
        "draft: yes",
        "slug: red-2.0+x",
        "drop: [Subscribe to us]",
        "layout: post\nparams: {x: 1}",
    ],
)
def test_good_front_matter(text: str) -> None:
    assert is_valid("front-matter", text)
    assert [] == _problems(text)


@pytest.mark.parametrize(
    "text",
    ["title: [A]", "date: 2020-13-01", "date: [2020]", "draft: maybe", "summary: [a]"],
)
def test_faulty_front_matter(text: str) -> None:
    assert not is_valid("front-matter", text)
    assert _problems(text)


@pytest.mark.parametrize("slug", ["a/b", "a b", ".a", "a."])
def test_faulty_slugs(slug: str) -> None:
    assert not is_valid("front-matter", f"slug: '{slug}'")
    assert not is_safe_slug(slug)


def _problems(text: str) -> list[str]:
    source, problems = read_source(f"---\n{text}\n---\n\nText\n".encode(), "a.md")
    assert source is not None
    return [p.code for p in (*problems, *read_fields(source, timezone="UTC")[1])]
