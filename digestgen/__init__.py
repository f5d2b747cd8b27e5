"""digestgen: articles are cleaned, grouped by topics and rendered into a static site.

The public door: `Site`, `clean_text`, `__version__`. What stands behind it is loaded when first
asked for, so that `digestgen --version` does not pay for it.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["ConfigurationError", "Site", "__version__", "clean_text"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  any of the public names
    if name in __all__:
        from digestgen import public  # noqa: PLC0415  on demand

        return getattr(public, name)
    raise AttributeError(name)
