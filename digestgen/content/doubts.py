"""What an editor should look at in an article that was read."""

from __future__ import annotations

from digestgen.model.article import Article
from digestgen.model.cleaned import LOOK_BELOW
from digestgen.model.config import LINK
from digestgen.model.metadata import Found
from digestgen.model.problem import Problem, Severity


def doubts_of(article: Article, *, max_tags: int) -> tuple[Problem, ...]:
    """Return what an editor should look at, though the article can be built."""
    path = article.card.article_id
    doubts = []
    if article.title_source is Found.DERIVED:
        doubts.append(
            Problem.of_file(
                path,
                "title-derived",
                f"no title found, made one up: '{article.card.title}'",
                "write a title in the front matter",
                Severity.WARNING,
            )
        )
    if article.confidence < LOOK_BELOW:
        doubts.append(_low_confidence(article))
    if article.date_source is None:
        doubts.append(
            Problem.of_file(
                path,
                "date-missing",
                "no date found, listed as undated",
                "write date: year-month-day in the front matter",
                Severity.WARNING,
            )
        )
    if len(article.metadata.tags) > max_tags:
        doubts.append(
            Problem.of_file(
                path,
                "tags-many",
                f"{len(article.metadata.tags):,} tags: the first {max_tags} count",
                "remove the tags that it is not about",
                Severity.WARNING,
            )
        )
    if not article.body_html.strip() and article.rights != LINK:
        doubts.append(
            Problem.of_file(
                path,
                "body-empty",
                "the article has no text",
                "write the text below the front matter",
                Severity.WARNING,
            )
        )
    return tuple(doubts)


def _low_confidence(article: Article) -> Problem:
    rules = ", ".join(dict.fromkeys(edit.rule for edit in article.edits))
    return Problem.of_file(
        article.card.article_id,
        "low-confidence",
        f"cleaned with a confidence of {article.confidence:.2f} by {rules}",
        "look at it with `digestgen clean --diff`; mend it with keep: and drop:, or with --write",
        Severity.WARNING,
    )
