"""What happened, in the words of the articles: which sentences a digest quotes. Pure."""
