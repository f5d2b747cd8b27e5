"""Benchmarks of digestgen: one command each.

    python -m benchmarks.speed    digestgen beside the other generators found on this machine
    python -m benchmarks.scale    digestgen alone over sites of growing size

Nothing here is a part of the package, and nothing is installed or downloaded. Each command makes
its own articles (`corpus.py`), times whole processes (`measure.py`) and can write its part of
docs/performance.md (`page.py`).
"""
