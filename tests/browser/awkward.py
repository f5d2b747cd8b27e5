"""A site that layouts break on: very long words, wide tables, texts from right to left."""

from __future__ import annotations

import struct
import zlib

from tests.sites.folder import SiteFolder, article

LONG_WORD = "Überlandleitungsinstandhaltung" * 4
LONG_TITLE = "How the people of the oasis towns, who had been told otherwise, came to know " * 5
LONG_CODE = "value = function(" + "argument, " * 40 + ")"
ARABIC = "اجتمع وزراء الخارجية في برلين لبحث وقف إطلاق النار وسحب المقاتلين الأجانب من البلاد. "
CHINESE = "利比亚与苏丹的边境地区长期以来一直是走私者和武装团体活动的场所各方正在商讨停火安排" * 4


def write_awkward_site(site: SiteFolder) -> SiteFolder:
    """Write articles of every awkward kind, enough of them for pages by month."""
    config = "title: Awkward\ntopics:\n  whole_up_to: 12\ncleaning:\n  show_changes: true\n"
    site.write("digestgen.yaml", config)
    site.write("content/scraped.txt", _SCRAPED)
    for name, text in _ARTICLES.items():
        site.write(f"content/{name}.md", text)
    site.write("content/assets/wide.png", picture(2400, 30))
    for number in range(16):
        site.write(
            f"content/many/{number}.md",
            article(
                title=LONG_WORD if number == 0 else f"Report {number}",
                date=f"2020-{1 + number // 8:02}-{1 + number:02}",
                tags=("Convoys", *(f"Stop {n} of the long road" for n in range(number))),
                author="N. Barka",
            ),
        )
    return site


def picture(width: int, height: int) -> bytes:
    """Return a grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x88" * width) * height
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


_TABLE = "\n".join(
    [
        "|" + "|".join(f"Column {n}" for n in range(20)) + "|",
        "|" + "---|" * 20,
        *("|" + "|".join(f"{row * n * 1234}" for n in range(20)) + "|" for row in range(6)),
    ]
)
_SCRAPED = (
    f" date 2020-05-02 By By {LONG_WORD} | The river rose again.Nobody was hurt. Advertisement "
    f"The town of {LONG_WORD} woke up wet. More about Convoys, {LONG_WORD} More news from Convoys "
    f"{LONG_WORD}"
)
_ARTICLES = {
    "long-title": article(title=LONG_TITLE, tags=(LONG_TITLE, "Convoys"), body=LONG_TITLE),
    "long-word": article(
        title=LONG_WORD,
        tags=(LONG_WORD, "Convoys"),
        author=LONG_WORD,
        section=LONG_WORD,
        body=f"{LONG_WORD}\n\n## {LONG_WORD}\n\n> {LONG_WORD}\n\n- {LONG_WORD}\n  - {LONG_WORD}\n"
        f"    - {LONG_WORD}\n\n[{LONG_WORD}](https://other.example/{LONG_WORD})",
    ),
    "arabic": article(
        title="مؤتمر برلين", tags=("ليبيا", "Convoys"), lang="ar", author="ن. بركة", body=ARABIC * 9
    ),
    "chinese": article(title=CHINESE[:60], tags=("利比亚",), lang="zh", body=CHINESE * 3),
    "table": article(title="A wide table", tags=("Convoys",), body=_TABLE),
    "code": article(
        title="A long line",
        body=f"```\n{LONG_CODE}\n```\n\nInline `{LONG_CODE}` too.\n\n    {LONG_CODE}",
    ),
    "image": article(title="A wide picture", body="![A grey band](assets/wide.png)\n\nBelow it."),
    "deep": article(
        title="Quotes in quotes", body="\n".join("> " * depth + "deep\n>" for depth in range(1, 25))
    ),
}
