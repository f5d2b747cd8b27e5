"""Spelling -> topic: the editor's file, the vocabulary, what topics have to do with each other."""

from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary

__all__ = ["Vocabulary", "build_vocabulary", "read_topics_file"]
