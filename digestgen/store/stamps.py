"""Stamps: what the file system says of a file, so that an unchanged one need not be read.

Size, time of change of the bytes, time of change of anything, number of the file. The third cannot
be set by programs, so a file with its old size and an old time put back still differs. A file
that changed within the clock's grain of the moment it was looked at could change again unseen: it
has no stamp, and is read again the next time.
"""

from __future__ import annotations

import os

UNSETTLED = ""
"""The stamp of a file that must be read to know whether it changed."""
_GRAIN_NS = 50_000_000
_COARSE_GRAIN_NS = 2_100_000_000
"""FAT counts in two seconds."""
_SECOND_NS = 1_000_000_000


def stamp_of(stat: os.stat_result) -> str:
    """Return the stamp of a file."""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ctime_ns}.{stat.st_ino}"


def is_settled(stamp: str, now_ns: int) -> bool:
    """Return whether no change could hide behind a stamp taken at `now_ns`."""
    changed = int(stamp.split(".")[2])
    grain = _GRAIN_NS if changed % _SECOND_NS else _COARSE_GRAIN_NS
    return changed < now_ns - grain
