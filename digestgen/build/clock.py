"""The one clock of a build: today's date, settled once, so that nothing else looks."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)


def build_date(time_zone: str) -> date:
    """Return the date that counts as today in the site's time zone.

    `SOURCE_DATE_EPOCH` (seconds since 1970, see reproducible-builds.org) wins over the clock; a
    value that is no such number is passed over.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.now(UTC)
    if epoch.isascii() and epoch.isdigit():
        with suppress(OverflowError):
            moment = _FIRST + timedelta(seconds=int(epoch))
    if time_zone == "UTC":
        return moment.date()
    # Late: a site in UTC, as most are, needs no tables of time zones.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return moment.astimezone(ZoneInfo(time_zone)).date()
