"""The page around an article in flattened text: where it ends above and begins below.

A text is cut into segments at sentence ends and at signs of a page (`signs`); each gets a score for
being prose of this article (`prose`); every joint is then a candidate for the border above
(`starts`) or below (`ends`) and the best one is taken (`borders`). Scores are sums of weights in
tables (`weights`), learned by `python -m benchmarks.train_frame` from pages with known bodies.
"""
