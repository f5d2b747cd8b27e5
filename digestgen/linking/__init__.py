"""Which articles have to do with each other, and why."""
