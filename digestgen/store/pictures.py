"""What pages ask about images; a part of `Catalog`."""

from __future__ import annotations

import sqlite3

import msgspec

from digestgen.model.picture import Picture

_PICTURE = msgspec.msgpack.Decoder(Picture)


class PictureQueries:
    """What `Catalog` answers about images."""

    _db: sqlite3.Connection

    def picture(self, path: str) -> Picture | None:
        """Return what pages say of an image beside the articles, None when nothing is known."""
        row = self._db.execute("SELECT picture FROM asset WHERE path = ?", (path,)).fetchone()
        return decode_picture(row[0]) if row else None


def decode_picture(data: bytes | None) -> Picture | None:
    """Return the picture of a row."""
    return _PICTURE.decode(data) if data else None
