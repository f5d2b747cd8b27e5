"""Bytes -> `Source` (decoded, split into fields and body), and fields -> typed `Metadata`.

Pure. Every fault of a file comes back as a `Problem` with its place; nothing that
an editor can write raises.
"""
