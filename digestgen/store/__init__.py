"""What digestgen remembers: one SQLite database, in memory for now. Floor 5; touches the world."""
