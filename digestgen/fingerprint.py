"""Digests of frozen values: equal values, equal digests, on every machine and in every process.

A value is written as canonical MessagePack (fields in their declared order) and hashed with
BLAKE2b. Pass only structs, tuples, strings, numbers, dates and None: sets and dicts have no order
to rely on.
"""

from __future__ import annotations

import hashlib

import msgspec

DIGEST_BYTES = 16
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def digest_bytes(data: bytes) -> str:
    """Return the digest of `data` as 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def digest_value(value: object) -> str:
    """Return the digest of a frozen value; the type's name counts, so that two kinds never meet."""
    return digest_bytes(type(value).__name__.encode() + b"\0" + _ENCODER.encode(value))
