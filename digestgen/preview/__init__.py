"""The live preview: a watched project, built into a folder of its own, served to its author.

One thread builds (the main one), one serves, watchdog's tell what may have changed. What the
server shows changes with each build as a whole: see `shelf`.
"""
