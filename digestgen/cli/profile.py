"""Printing where the time of a build went."""

from __future__ import annotations

from digestgen.build.report import Profile
from digestgen.cli.console import Console

_SHOWN = 8


def tell_profile(console: Console, profile: Profile) -> None:
    """Print the time by stage, by kind of page, and the slowest files and pages."""
    console.say("time by stage (wall)", is_bold=True)
    for name, seconds in profile.stages:
        console.say(f"  {seconds:9.3f} s  {name}")
    if profile.kinds:
        console.say("time by kind of page (all processes together)", is_bold=True)
    for name, count, seconds in profile.kinds[:_SHOWN]:
        console.say(f"  {seconds:9.3f} s  {name.replace('_', ' ')}: {count:,} looked at")
    for title, slowest in (
        ("slowest files to read", profile.files),
        ("slowest pages to make", profile.pages),
    ):
        if slowest:
            console.say(title, is_bold=True)
        for name, seconds in slowest[:_SHOWN]:
            console.say(f"  {seconds * 1000:9.1f} ms  {name}")
