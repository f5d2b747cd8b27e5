"""Bringing a built site to a branch of a git repository, as GitHub Pages serves it (floor 9)."""
