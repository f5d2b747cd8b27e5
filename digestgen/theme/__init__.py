"""The look: finding a theme's files, and views -> bytes (floor 7). The one door to Jinja2."""
