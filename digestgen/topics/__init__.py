"""Spelling -> topic: the editor's file, the vocabulary, what topics have to do with each other."""
