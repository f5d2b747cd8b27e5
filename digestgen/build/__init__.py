"""From a project's folder to a site's: scan, read, gather, look at pages, write (floor 8)."""
