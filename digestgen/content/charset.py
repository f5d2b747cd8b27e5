"""Which encoding a saved HTML page declares in its head.

After the WHATWG HTML standard, "prescan a byte stream to determine its encoding"; like browsers we
read labels generously (latin-1 means cp1252). Only encodings of the list below are taken: Python
knows codecs that are no text encodings at all.
"""

from __future__ import annotations

import re

_HEAD_BYTES = 4096
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(r"<meta[\s/]((?:[^>\"']+|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_IN_CONTENT = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)

_CODECS = {
    "utf8": "utf-8",
    "utf-8": "utf-8",
    # A page that could be read so far is not UTF-16, whatever it says.
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "macintosh": "mac_roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
_NUMBERED = re.compile(r"(?:iso-?8859-(\d{1,2})|(?:windows-|cp)(125[0-8]))\Z")
_LAST_ISO_PART = 16
_NO_SUCH_PART = 12


def declared_codec(data: bytes) -> str | None:
    """Return the Python codec that the head of the page `data` declares and we know, else None."""
    head = _COMMENT.sub("", data[:_HEAD_BYTES].decode("latin-1"))
    for meta in _META.finditer(head):
        if (label := _label(meta[1])) and (codec := _codec(label)):
            return codec
    return None


def _label(attributes: str) -> str | None:
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        values.setdefault(name.lower(), double or single or bare)
    if "charset" in values:
        return values["charset"]
    if values.get("http-equiv", "").lower() == "content-type":
        # An unquoted content=text/html; charset=x falls apart; the case above caught it.
        match = _IN_CONTENT.search(values.get("content", ""))
        return match[1] if match else None
    return None


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    if label in _CODECS:
        return _CODECS[label]
    match = _NUMBERED.match(label)
    if match is None:
        return None
    if match[2]:
        return f"cp{match[2]}"
    part = int(match[1])
    return f"iso8859_{part}" if 1 < part <= _LAST_ISO_PART and part != _NO_SUCH_PART else None
