from __future__ import annotations

from digestgen.markdown import blocks_of
from digestgen.model.article import Block

TEXT = """\
A paragraph
of *two* lines.

## A `heading`

> A quote.
>
> Its second part.

- one
  - one and a half
- two

    second paragraph

```python
code < 1
```

| a | b |
|---|---|
| 1 | *2* |

![A picture](x.png)

[![Another](x.png)](y.md)

<div>Raw <b>HTML</b></div>

---

Note.[^1]

[^1]: The note.
"""


def test_every_type_of_block() -> None:
    expected = (
        Block("paragraph", "A paragraph of two lines."),
        Block("heading", "A heading"),
        Block("quote", "A quote.\n\nIts second part."),
        Block("list", "one\none and a half\ntwo second paragraph"),
        Block("code", "code < 1"),
        Block("table", "a\tb\n1\t2"),
        Block("image", "A picture"),
        Block("image", "Another"),
        Block("html", "Raw HTML"),
        Block("paragraph", "Note."),
        Block("list", "The note."),
    )

    assert expected == blocks_of(TEXT)


def test_nothing_gives_no_blocks() -> None:
    assert blocks_of("\n\n---\n\n<!-- x -->\n") == ()
