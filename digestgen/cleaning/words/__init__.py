"""The words that the cleaning rules look for, a file a language: data, no decisions."""
