"""Articles as the laws make them: a value for what an editor wrote, and the file it gives.

The pools are small on purpose, so that articles meet: in topics, authors, months, addresses, links.
"""

from __future__ import annotations

import os
import posixpath
import struct
import zlib
from typing import NamedTuple

from tests.sites.folder import article

STEMS = (
    "harbour", "river", "Bridge", "market", "ferry line", "2020-04-05-tide", "kufra", "sebha",
    "omdurman", "Darfur", "the-siege", "2021-01-01", "no. 7", "österreich", "index",
)  # fmt: skip
FOLDERS = ("", "2020/", "deep/er/", "scraped/", "2020/harbour/")
SUFFIXES = (".md", ".markdown", ".txt", ".html")
TITLES = (
    "The harbour reopens", "Night trains", "A letter from Kufra", "kufra", "The market <of> Sebha",
    "Who keeps the bridge?", "", "The river rises: a third day", "An unusually long title " * 6,
)  # fmt: skip
DATES = (
    "2020-04-05", "2020-04-26", "2020-05-01", "2021-01-01", "2025-12-31", "2026-01-02",
    "2026-03-01", "2027-06-30", "",
)  # fmt: skip
BAD_DATE = "2020-13-01"
TAGS = (
    "Libya", "libya", "Libyan civil war", "Libyan civill war", "Libyan civil w...", "Libyan c...",
    "peace talks", "peace talk", "labour movement", "labor movement", "goverment reform",
    "government reform", "C++", "C", "Café de Tripoli", "Cafe de Tripoli", "2020 elections",
    "elections 2020", "Haftar", "U.S. policy", "US policy", "railways", "rail ways", "Darfur",
    "Wars in Africa", "United Nations mission", "UN mission",
)  # fmt: skip
AUTHORS = ("Ann Lee", "ann lee", "Bob Ray", "")
SECTIONS = ("World", "world", "Oil", "")
CLAIMS = (
    "",
    "",
    "/articles/kufra.html",
    "/articles/lost.html",
    "/old/place/",
    "/topics/talks.html",
)
SLUGS = ("", "", "", "harbour", "tide", "Kufra", "of-its-own")
BODIES = (
    "The harbour reopened this week after two years of repairs. Ferries sail again every hour.",
    "Haftar and Dagalo met in Benghazi, and Dagalo spoke of Darfur. Nothing was signed.",
    "Haftar and Dagalo met in Benghasi, and Dagalo spoke of Darfur. Nothing was signed.",
    "In Libya the peace talks, of Libyan civil war fame, go on. Haftar left.\n\nDarfur waits.",
    "U.S. policy in Libya is no US policy. Railways and rail ways: the Libyan civil war in Darfur",
    "## The siege\n\nBread became dear in Omdurman.\n\n## The end\n\nThe bakers closed.",
    "## The Siege\n\nBread became dear in Omdurman.\n\n## The end\n\nThe bakers closed.",
    "# A heading above all\n\nText with <b>raw</b> HTML & signs.\n\n| a |\n|---|\n| 1 |",
    "Governor Salem Haftar opened the road to Darfur on 4 April 2020, and lorries came at once.\n\n"
    "The lorries carried flour for Darfur, Governor Salem Haftar said on the day after the feast.",
    "The lorries for Darfur were stopped near Omdurman on 4 April 2020, a driver told his friends.",
    "",
)


def png(width: int, height: int) -> bytes:
    """Return a grey PNG of that size."""
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


LINKS = (
    "[[harbour]]", "[[kufra]]", "[[A letter from Kufra]]", "[[harbour#The siege]]", "[[Libya]]",
    "[[War in Libya]]", "[[libyan civil War]]",
    "[[Night trains|by night]]", "[[peace talks]]", "[r](river)", "[r](river.md#the-siege)",
    "[t](/topics/libya)", "[t](/topics/libya/2020-04)", "[t](/topics/peace-talks)", "[x](#the-end)",
    "[a](/archive/)", "[m](/archive/2020-04)", "[w](/authors/ann-lee)", "[s](/sections/world)",
    "[n](/articles/harbour)", "![Map](map.png)", "![[map.png]]", "![Map](/2020/map.png)",
    "![Drawing](/drawing.svg)", "![Variant](/assets/_480/map.png)",
    "[report](../report.pdf)", "[local](http://localhost/)", "[out](https://other.example/a)",
)  # fmt: skip
OLD_LINES = (
    "articles/harbour.html\tarticle\t2020-04-05\tharbour.md\tThe harbour reopens",
    "articles/lost.html\tarticle\t2020-04-05\tlost.md\tNight trains",
    "articles/Kufra.html\tarticle\t\tlost.md\tkufra",
    "articles/lost.html\tmoved\ttopics/libya.html",
    "articles/river.html\tmoved\tarticles/lost.html",
    "topics/the-old-war.html\ttopic\tLibyan civil war",
    "topics/the-old-war/2020.html\ttopic\tLibyan civil war",
    "topics/the-old-war/2020-04.html\ttopic\tLibyan civil war",
    "topics/the-old-war/feed.xml\ttopic\tLibyan civil war",
    "topics/talks.html\ttopic\tpeace talks",
    "topics/darfur.html\ttopic\tDarfur",
    "topics/lost/feed.xml\ttopic\tNever seen",
    "topics/libya.html\ttopic\tHaftar",
    "authors/ann-lee/2020.html\tauthor\tAnn Lee",
    "sections/gone.html\tsection\tGone",
    "archive/2020-05.html\tarchive",
    "old/place/index.html\tmoved\tarchive/2020-04.html",
    "<<<<<<< HEAD",
    "articles/x.html\tmoved\tarticles/x.html",
    "# a remark",
)
"""Of a ledger of addresses; two have faults."""
ASSETS = ("map.png", "2020/map.png", "report.pdf", "deep/er/map.png", "drawing.svg",
          "assets/_480/map.png")  # fmt: skip
PICTURES = (
    b"\x89PNG one", b"\x89PNG two, a longer one", png(4, 2), png(640, 3), png(1300, 3), b"<svg/>",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><g/></svg>',
)  # fmt: skip
"""Broken ones, small ones and large ones under any name."""


class Piece(NamedTuple):
    """What an editor wrote; the suffix of its path says in which form."""

    title: str = TITLES[0]
    date: str = DATES[0]
    tags: tuple[str, ...] = ()
    author: str = ""
    section: str = ""
    slug: str = ""
    summary: str = ""
    is_draft: bool = False
    body: str = BODIES[0]
    links: tuple[str, ...] = ()
    redirect_from: str = ""
    rights: str = ""

    def file(self, path: str) -> bytes:
        """Return the bytes of the file."""
        if path.endswith(".txt"):
            return self._scraped().encode("utf-8")
        if path.endswith(".html"):
            return self._saved_page().encode("utf-8")
        return self._markdown().encode("utf-8")

    def _markdown(self) -> str:
        fields = {"author": self.author, "section": self.section, "slug": self.slug}
        fields |= {"redirect_from": self.redirect_from, "rights": self.rights}
        fields |= {"summary": self.summary, "draft": "true" if self.is_draft else ""}
        return article(
            title=self.title or "''",
            date=self.date,
            tags=self.tags,
            body="\n\n".join([self.body, *self.links]),
            **{name: value for name, value in fields.items() if value},
        )

    def _scraped(self) -> str:
        """A page as a collector stored it: one line with everything around it."""
        day = f" date {self.date}" if self.date else ""
        by = f" By By {self.author} 24 mins ago" if self.author else ""
        place = f" in {self.section}" if self.section else ""
        tags = ", ".join(self.tags)
        # The second list of a footer misspells on its own, as those of real pages do.
        again = " ".join(tag.replace("war", "wra") for tag in self.tags)
        foot = f" More about {tags} More news from {again}" if self.tags else ""
        return f"{day}{by}{place} {self.body.replace('## ', '')}{foot}"

    def _saved_page(self) -> str:
        paragraphs = "".join(f"<p>{part}</p>" for part in self.body.split("\n\n"))
        return (
            f"<!doctype html><html><head><title>{self.title}</title>"
            f'<meta name="author" content="{self.author}">'
            f'<meta property="article:published_time" content="{self.date}">'
            f'<meta name="keywords" content="{", ".join(self.tags)}"></head>'
            f"<body><nav>Home | News</nav><article><h1>{self.title}</h1>{paragraphs}"
            "<p>Ferries sail again every hour, and the old quay is a market now.</p></article>"
            "</body></html>"
        )


def link_to(target: str, source: str) -> str:
    """Return a Markdown link from one file to another, relative."""
    path = posixpath.relpath(target, os.path.dirname(source) or ".")  # noqa: PTH120  a web path
    return f"[see](<{path}>)"
