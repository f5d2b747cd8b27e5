"""The catalogues that come with digestgen are complete and hold what their messages hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from digestgen.theme.catalogues import read_speech
from tests.catalogues import LOCALES, THEMES, messages

CATALOGUES = sorted(LOCALES.glob("*.po"))


def names_in(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def texts_of(message: object) -> tuple[str, ...]:
    """Return the forms of a message, one for a text without them."""
    return tuple(map(str, message)) if isinstance(message, tuple) else (str(message),)


def translated(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def test_french_and_arabic_are_there() -> None:
    assert ["ar", "fr"] == [path.stem for path in CATALOGUES]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_holds_exactly_the_messages_of_templates_and_pages(path: Path) -> None:
    """Else run `python -m tests.catalogues` and translate what it puts in."""
    expected = {(message.context, message.id) for message in messages() if message.id}

    assert expected == {(message.context, message.id) for message in translated(path)}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_message_is_translated_in_all_its_forms(path: Path) -> None:
    missing = [
        message.id for message in translated(path) if not all(texts_of(message.string or ""))
    ]

    assert [] == missing


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_catalogue_has_a_fault(path: Path) -> None:
    assert () == read_speech([path], path.stem)[1]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_values_and_markup_are_those_of_the_message(path: Path) -> None:
    """`num` may be said in words: one article, two articles."""
    for message in translated(path):
        ids, texts = texts_of(message.id), texts_of(message.string)
        tags = sorted(re.findall(r"<[^>]+>", ids[0]))
        for text in texts:
            assert names_in(ids[-1]) - names_in(text) <= {"num", "shown"}, text
            assert names_in(text) <= names_in(ids[-1]), text
            assert tags == sorted(re.findall(r"<[^>]+>", text)), text
            assert not re.search(r'&|(?<!class=)"(?!changed|>)', text), text


def test_all_words_of_the_shipped_templates_go_through_gettext() -> None:
    """What a browser shows in a template is a message or a value; names of keys stand in <kbd>."""
    loose = []
    for path in sorted(THEMES.glob("*/*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{% trans.*?endtrans %\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
        shown = re.findall(r">([^<>]*[A-Za-z]{2}[^<>]*)<", text)
        shown += re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*[A-Za-z]{2}[^"]*)"', text)
        loose += [
            f"{path.parent.name}/{path.name}: {words.strip()}" for words in shown if words.strip()
        ]

    assert [] == loose


def test_french_signs_never_stand_at_the_beginning_of_a_line() -> None:
    """Before them stands a blank that does not break."""
    loose = [
        text
        for message in translated(LOCALES / "fr.po")
        for text in texts_of(message.string)
        if re.search(r" [:;?!»]|« ", text)
    ]

    assert [] == loose
