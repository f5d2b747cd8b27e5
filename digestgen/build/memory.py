"""How much memory a build took."""

from __future__ import annotations

import sys


def peak_rss_mb(workers: int = 0) -> float:
    """Return the most memory held at once by this process, in MiB; 0 where nobody tells.

    With `workers` that have ended, as much for each as the largest of them held: an upper bound.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(peak / unit, 1)
