"""Folders of other generators -> records: one file a generator, what they share in `reader`.

A dialect says where the articles of a generator lie, which addresses they had, and what its own
marks in a text (shortcodes, Liquid, wiki links) mean in Markdown. The reader walks, reads front
matter with digestgen's own readers, rewrites links, and finds the files that go with an article.
"""
