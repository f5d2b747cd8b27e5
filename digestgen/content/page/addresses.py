"""Links and pictures of a page that names its own address are completed; here they lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from digestgen.content.page.model import Block, Sort, Token


def completed(blocks: Iterable[Block], address: str) -> tuple[Block, ...]:
    """Return `blocks` with all their addresses whole, if `address` is one of the web.

    Files that a browser saved beside the page (`name_files/`) stay where they are.
    """
    if not address.startswith(("https://", "http://")):
        return tuple(blocks)
    return tuple(_completed(block, address) for block in blocks)


def _completed(block: Block, address: str) -> Block:
    return block._replace(
        tokens=tuple(_joined(token, address) for token in block.tokens),
        children=tuple(_completed(child, address) for child in block.children),
    )


def _joined(token: Token, address: str) -> Token:
    if token.sort is Sort.IMAGE:
        return token._replace(value=_whole(token.value, address))
    if token.sort is Sort.OPEN and token.value == "link":
        return token._replace(detail=_whole(token.detail, address))
    return token


def _whole(link: str, address: str) -> str:
    link = link.strip()
    if not link or link.startswith("#") or "_files/" in link:
        return link
    try:
        return urljoin(address, link)
    # An address that cannot be read stays as it is: what becomes of it is judged later.
    except ValueError:
        return link
