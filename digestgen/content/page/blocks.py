"""A page's tree -> its blocks in reading order, each with its words and where it stands.

One walk over the tree without recursion into plain containers, so nesting costs nothing.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from digestgen.content.page.elements import BLOCKS, HEADINGS, MARKS, UNSEEN
from digestgen.content.page.zones import words_of

_BLANKS = re.compile(r"\s+")


class Token(NamedTuple):
    kind: str  # text open close break image
    value: str = ""
    extra: str = ""
    title: str = ""


class Block(NamedTuple):
    kind: str
    tokens: tuple[Token, ...]
    path: tuple[Any, ...]
    level: int = 0
    children: tuple["Block", ...] = ()

    @property
    def text(self) -> str:
        if self.children:
            return " ".join(c.text for c in self.children)
        return _BLANKS.sub(" ", "".join(t.value if t.kind == "text" else " " if t.kind == "break" else "" for t in self.tokens)).strip()


def is_hidden(el):
    if el.get("hidden") is not None:
        return True
    style = el.get("style")
    return bool(style) and bool(re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.I))


def blocks_of(root, prefix=()):
    return list(_Walk(root, prefix).run())


WHOLE = {"ul": "list", "ol": "list", "blockquote": "quote", "table": "table", "pre": "code", "figure": "figure", "dl": "list"}


class _Walk:
    def __init__(self, root, prefix):
        self.root = root
        self.path = list(prefix)
        self.inline = []
        self.tokens = []
        self.out = []
        self.heading = 0
        self.kind = "paragraph"

    def flush(self):
        toks, self.tokens = self.tokens, []
        # split at double breaks
        runs, cur, nbr = [], [], 0
        for t in toks:
            if t.kind == "break":
                nbr += 1
                if nbr >= 2:
                    while cur and cur[-1].kind == "break":
                        cur.pop()
                    opened = []
                    for c in cur:
                        if c.kind == "open": opened.append(c)
                        elif c.kind == "close" and opened: opened.pop()
                    for o in reversed(opened): cur.append(Token("close", o.value))
                    runs.append(cur)
                    cur = list(opened)
                    continue
            elif t.kind == "image" or (t.kind == "text" and t.value.strip()):
                nbr = 0
            cur.append(t)
        runs.append(cur)
        for r in runs:
            if any(t.kind == "image" or (t.kind == "text" and t.value.strip()) for t in r):
                kind = "heading" if self.heading else self.kind
                has_text = any(t.kind == "text" and t.value.strip() for t in r)
                if not has_text: kind = "figure"
                self.out.append(Block(kind, tuple(r), tuple(self.path), self.heading))

    def boundary(self):
        if self.tokens:
            for t in reversed(self.inline):
                self.tokens.append(Token("close", t.value))
            self.flush()
        self.tokens = list(self.inline)

    def run(self):
        walk = etree.iterwalk(self.root, events=("start", "end"))
        first = True
        skip = set()
        for ev, el in walk:
            tag = el.tag
            if not isinstance(tag, str):
                if ev == "end" and el is not self.root and el.tail: self.tokens.append(Token("text", el.tail))
                continue
            if ev == "start":
                if el is not self.root:
                    if tag in UNSEEN or is_hidden(el):
                        skip.add(el); walk.skip_subtree(); 
                        if tag in BLOCKS: self.boundary()
                        continue
                    whole = self.whole(el, tag)
                    if whole is not None:
                        self.boundary()
                        self.out.extend(whole)
                        skip.add(el); walk.skip_subtree(); continue
                if tag in BLOCKS:
                    self.boundary()
                    self.path.append(el)
                    if tag in HEADINGS: self.heading = int(tag[1])
                elif tag == "br":
                    self.tokens.append(Token("break"))
                elif tag == "img":
                    t = image(el)
                    if t: self.tokens.append(t)
                elif tag in MARKS:
                    t = Token("open", MARKS[tag], el.get("href", "") if tag == "a" else "")
                    self.inline.append(t); self.tokens.append(t)
                if el.text: self.tokens.append(Token("text", el.text))
            else:
                if el in skip:
                    skip.discard(el)
                elif tag in BLOCKS:
                    self.boundary()
                    self.path.pop()
                    if tag in HEADINGS: self.heading = 0
                elif tag in MARKS and self.inline:
                    t = self.inline.pop(); self.tokens.append(Token("close", t.value))
                if el is not self.root and el.tail: self.tokens.append(Token("text", el.tail))
        self.boundary()
        return self.out

    def whole(self, el, tag):
        if tag not in WHOLE: return None
        path = (*self.path, el)
        if len(path) > 1 and sum(1 for p in path if p.tag in WHOLE) > 6: return None
        if tag == "figure":
            imgs = [t for t in (image(i) for i in el.iter("img")) if t]
            if not imgs or el.find(".//table") is not None or el.find(".//pre") is not None: return None
            cap = ""
            for c in el.iter("figcaption"):
                cap = " ".join("".join(c.itertext()).split()); break
            return [Block("figure", (imgs[0]._replace(title=cap),), path)]
        if tag == "pre":
            return [Block("code", (Token("text", "".join(el.itertext())),), path)]
        if tag == "table":
            rows = [r for r in el.iter("tr")]
            cells = [c for r in rows for c in r if c.tag in ("td", "th")]
            if el.find(".//table") is not None or len(rows) < 2 or len(cells) < 4 or any(c.find(".//p/..//p") is not None and len(c.findall(".//p")) > 2 for c in cells):
                return None
            if len(cells) / max(1, len(rows)) < 1.5: return None
            n = sum(len("".join(c.itertext()).split()) for c in cells)
            if n / len(cells) > 40: return None
            kids = []
            for r in rows:
                kids.append(Block("row", (), path, 0, tuple(Block("cell", tuple(t for b in _Walk(c, ()).run() for t in (*b.tokens, Token("text", " "))), path) for c in r if c.tag in ("td", "th"))))
            return [Block("table", (), path, 0, tuple(kids))]
        if tag in ("ul", "ol", "dl"):
            items = [li for li in el if isinstance(li.tag, str)]
            if any(li.find(".//h2") is not None or li.find(".//h1") is not None or li.find(".//h3") is not None or len(li.findall(".//p")) > 2 for li in items): return None
            kids = []
            for li in items:
                inner = _Walk(li, path).run()
                if inner: kids.append(Block("item", (), (*path, li), 0, tuple(inner)))
            return [Block("list", (), path, 1 if tag == "ol" else 0, tuple(kids))] if kids else []
        if tag == "blockquote":
            inner = _Walk(el, self.path).run()
            n = sum(len(b.text) for b in inner)
            if n > 6000: return None
            return [Block("quote", (), path, 0, tuple(inner))] if inner else []
        return None


def image(el):
    src = ""
    for a in ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "src"):
        v = (el.get(a) or "").strip()
        if v and not v.startswith("data:"):
            src = v; break
    if not src:
        v = (el.get("srcset") or el.get("data-srcset") or "").strip()
        if v: src = v.split(",")[0].split()[0] if v.split(",")[0].split() else ""
    if not src: return None
    for a in ("width", "height"):
        if (el.get(a) or "").strip().isdigit() and int(el.get(a)) < 60: return None
    return Token("image", src, " ".join((el.get("alt") or "").split()))
