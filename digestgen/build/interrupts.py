"""Letting Ctrl-C wait while something is done that should not stay half done.

A change of the site that was committed is completed by the next build in any case; but whoever
interrupts a build looks at the site now.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts_later() -> Iterator[None]:
    """Let an interrupt that strikes in the block take effect at its end.

    Other threads than the main one are never interrupted, and may not say what a signal does.
    """
    usual = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(usual):
        yield
        return
    struck: list[FrameType | None] = []
    signal.signal(signal.SIGINT, lambda _number, frame: struck.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if struck:
        usual(signal.SIGINT, struck[0])
