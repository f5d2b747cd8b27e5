from __future__ import annotations

import pytest

from digestgen.content.drawings import drawing_of
from digestgen.model.picture import Picture

_NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str, more: str = "") -> bytes:
    return f"<svg {_NS} {more}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        drawing('<title>A map</title><path d="M0 0L9 9" fill="url(#sand)"/>'),
        drawing("<style>.a { fill: #c00 }</style><text class='a'>Derna</text>"),
        drawing('<defs><g id="boat"/></defs><use href="#boat"/><use xlink:href="#boat"/>'),
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + drawing("<!-- drawn by hand --><g/>"),
        drawing(
            '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'
        ),
    ],
)
def test_mere_drawings_pass(data: bytes) -> None:
    assert drawing_of(data)[1] == ""


@pytest.mark.parametrize(
    "data",
    [
        drawing("<script>alert(1)</script>"),
        drawing("<SCRIPT>alert(1)</SCRIPT>"),
        drawing('<g onload="alert(1)"/>'),
        drawing("<g/>", 'OnLoad="alert(1)"'),
        drawing('<a href="javascript:alert(1)"><text>x</text></a>'),
        drawing('<use href="other.svg#x"/>'),
        drawing('<use xlink:href="data:image/svg+xml;base64,AAAA"/>'),
        drawing('<image href="x.png"/>'),
        drawing("<foreignObject><p>x</p></foreignObject>"),
        drawing('<animate attributeName="href" to="javascript:alert(1)"/>'),
        drawing('<set attributeName="onload" to="alert(1)"/>'),
        drawing("<style>@import 'https://evil.example/x.css';</style>"),
        drawing("<style>g { fill: url( 'https://evil.example/x' ) }</style>"),
        drawing('<g style="fill: url(//evil.example/x)"/>'),
        drawing("<handler xmlns='http://www.w3.org/2001/xml-events'>x</handler>"),
        drawing("<html:script xmlns:html='http://www.w3.org/1999/xhtml'>x</html:script>"),
        b'<?xml-stylesheet href="https://evil.example/x.css"?>' + drawing("<g/>"),
        b'<!DOCTYPE svg [<!ENTITY a "x">]>' + drawing("<text>&a;</text>"),
        b"<html><svg/></html>",
        b"<svg",
        b"",
        b"\x00\x01 not xml",
        drawing("<g/>" * 600_000),
    ],
)
def test_all_else_is_refused_with_a_reason(data: bytes) -> None:
    picture, why = drawing_of(data)

    assert picture is None
    assert why


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('width="300" height="150px"', Picture(300, 150, can_scale=False)),
        ('viewBox="0 0 640 480"', Picture(640, 480, can_scale=False)),
        ('width="100%" viewBox="0,0,64,48"', Picture(64, 48, can_scale=False)),
        ('width="100%"', None),
        ('viewBox="0 0 x 1"', None),
        ('width="0" height="5"', None),
    ],
)
def test_the_size_is_read(more: str, expected: Picture | None) -> None:
    assert drawing_of(drawing("<g/>", more)) == (expected, "")
