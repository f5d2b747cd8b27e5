"""How much memory a build took."""

from __future__ import annotations

import sys


def peak_rss_mb() -> float:
    """Return the most memory this process held at once, in MiB; 0 where nobody tells."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(peak / unit, 1)
