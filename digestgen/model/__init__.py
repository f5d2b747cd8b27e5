"""The nouns of digestgen: frozen values that the stages hand to each other.

Types only: nothing here reads, writes or decides. Ground floor; imports nothing of the package.
"""
