"""Connections with an end: uvicorn's, and limits that it has not.

Whoever connects has ten seconds to say what he wants, however slowly he says it; a connection more
than there may be is closed unheard.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_S = 10.0
MOST_CONNECTIONS = 400


class BoundedProtocol(H11Protocol):
    """One connection."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; the clock runs. The type is uvicorn's own."""
        if len(self.connections) >= MOST_CONNECTIONS:
            transport.abort()
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._relax()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take in what came. What breaks the rules in a way that h11 trips over ends it."""
        try:
            super().handle_events()
        except (h11.ProtocolError, UnicodeError, KeyError):
            self.transport.abort()
            return
        if self._is_waiting():
            if self._deadline is None:
                self._expect()
        else:
            self._relax()

    def _is_waiting(self) -> bool:
        cycle: Any = self.cycle
        return cycle is None or cycle.response_complete

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(REQUEST_S, self._too_late)

    def _relax(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self._deadline = None
        if self._is_waiting() and not self.transport.is_closing():
            self.transport.abort()
