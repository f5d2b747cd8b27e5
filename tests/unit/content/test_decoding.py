from __future__ import annotations

import codecs

import pytest

from digestgen.content.charset import declared_codec
from digestgen.content.decoding import MAX_BYTES, decode
from digestgen.model.problem import Severity

TEXT = "---\ntitle: Čeští dělníci\n---\n\nTělo.\n"


def test_plain_utf8_is_read_without_a_word() -> None:
    assert decode(TEXT.encode(), is_html=False) == (TEXT, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_noted(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding), is_html=False)

    assert (TEXT, encoding) == decoded[:2]
    assert [(p.code, p.severity) for p in decoded.problems] == [("encoding", Severity.NOTICE)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_seen_without_a_mark(encoding: str) -> None:
    assert (TEXT, encoding) == decode(TEXT.encode(encoding), is_html=False)[:2]


def test_broken_utf16_is_read_with_a_warning() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "Words".encode("utf-16-le") + b"\x00", is_html=False)

    assert decoded.text == "Words\ufffd"
    assert [p.severity for p in decoded.problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"caf\xe9 \x93so\x94", "café “so”", "cp1252"),
        (b"caf\xe9 \x81", "café ", "latin-1"),
    ],
)
def test_what_is_no_utf8_is_read_as_old_windows_text_with_a_warning(
    data: bytes, text: str, encoding: str
) -> None:
    decoded = decode(data, is_html=False)

    assert (text, encoding) == decoded[:2]
    assert decoded.problems[0].code == "encoding"
    assert Severity.WARNING is decoded.problems[0].severity
    assert encoding in decoded.problems[0].message


def test_line_ends_are_made_plain_with_one_note() -> None:
    decoded = decode(b"a\r\nb\rc\r\n", is_html=False)

    assert decoded.text == "a\nb\nc\n"
    assert [p.code for p in decoded.problems] == ["line-ends"]


def test_control_characters_go_with_a_warning_that_names_the_first() -> None:
    decoded = decode("one\ntwo\x00 \u202ethree\n".encode(), is_html=False)

    assert decoded.text == "one\ntwo three\n"
    (problem,) = decoded.problems
    assert (problem.code, problem.line, problem.column) == ("control-characters", 2, 4)
    assert "U+0000" in problem.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x00\x01", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (bytes(range(256)) * 20, "binary-file"),
        (b"%PDF-1.4 and so on", "binary-file"),
        (b"\x89PNG\r\n\x1a\n", "binary-file"),
        (b"a" * (MAX_BYTES + 1), "file-size"),
    ],
)
def test_what_is_no_article_is_refused_with_a_hint(data: bytes, code: str) -> None:
    text, _, (problem,) = decode(data, is_html=False)

    assert text is None
    assert code == problem.code
    assert problem.is_fatal
    assert problem.hint


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"<meta charset=iso-8859-2>", "iso8859_2"),
        (b"<META CHARSET='Windows-1251'>", "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5hkscs"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=rot13><meta charset=latin1>", "cp1252"),
        (b"<meta charset=iso-8859-12>", None),
        (b"<meta name='x' content='charset=koi8-r'>", None),
        (b"<p>no head</p>", None),
    ],
)
def test_a_page_declares_its_encoding(head: bytes, codec: str | None) -> None:
    assert codec == declared_codec(b"<!doctype html><html><head>" + head)


def test_the_declaration_of_a_page_is_followed() -> None:
    page = "<meta charset=windows-1251><p>Новости дня</p>".encode("cp1251")

    assert "Новости дня" in (decode(page, is_html=True).text or "")
    assert "Новости дня" not in (decode(page, is_html=False).text or "")


def test_utf8_bytes_beat_a_wrong_declaration() -> None:
    page = "<meta charset=iso-8859-2><p>Новости дня</p>".encode()

    assert decode(page, is_html=True).encoding == "utf-8"
