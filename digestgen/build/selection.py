"""Which of the files that could be read are articles of the site, and why the others are not.

Drafts, articles dated later than today, and all but the first of several with one address are left
out. Files may come in any order; the outcome depends on the files alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from digestgen.build.grouping import Touched
from digestgen.build.ingest import ReadFile
from digestgen.model.problem import Problem, Severity
from digestgen.store import database, sources
from digestgen.store.articles import ArticleWriter
from digestgen.store.rows import ArticleRows
from digestgen.store.sources import Rival, SourceRow


class Choice(NamedTuple):
    """What is in the site besides ordinary articles."""

    today: str
    """ISO."""
    drafts: bool
    future: bool

    def reason_against(self, rival: Rival) -> Problem | None:
        """Return why a file is left out, whatever the others are."""
        if rival.is_draft and not self.drafts:
            return Problem.of_file(
                rival.path,
                "draft",
                "a draft, left out",
                "build with --drafts to see it",
                Severity.NOTICE,
            )
        if rival.published > self.today and not self.future:
            return Problem.of_file(
                rival.path,
                "future",
                f"dated {rival.published}, left out until then",
                "build with --future to see it",
                Severity.NOTICE,
            )
        return None


class Selection:
    """Puts what was read into the store, or leaves it out, and remembers what was touched.

    `again` reads a file once more: one that was left out and comes in later is not kept meanwhile.
    """

    def __init__(
        self,
        db: database.Connection,
        writer: ArticleWriter,
        choice: Choice,
        again: Callable[[str], ReadFile],
        *,
        is_new: bool,
        remembers: bool,
    ) -> None:
        self._db = db
        self._writer = writer
        self._choice = choice
        self._again = again
        self._is_new = is_new
        self._remembers = remembers
        self._contested: set[str] = set()
        self._in: dict[str, str] = {}
        """Case-folded address -> path of the article that is in; of a new store only."""
        self.touched: dict[str, Touched] = {}

    def settle(self, read: ReadFile, stamp: str) -> None:
        """Take in a file that was read anew."""
        old = None if self._is_new else sources.source(self._db, read.path)
        rows = read.rows
        row = SourceRow(
            path=read.path,
            kind=sources.ARTICLE,
            folded=read.path.casefold(),
            stamp=stamp,
            digest=read.digest,
            is_draft=read.is_draft,
            published=rows.published if rows else "",
            permalink=rows.permalink.casefold() if rows else "",
            is_in=False,
            problems=sources.encode_problems(read.problems),
        )
        if old and old.is_in and old.permalink != row.permalink:
            self._take_out(read.path)
            self._contested.add(old.permalink)
        rival = Rival(row.path, row.is_draft, row.published, is_in=False)
        reason = self._choice.reason_against(rival)
        is_in = rows is not None and reason is None and self._wins(row)
        if rows is not None and is_in:
            self._put_in(rows)
        elif old and old.is_in and old.permalink == row.permalink:
            self._take_out(read.path)
            self._contested.add(row.permalink)
        row = row._replace(is_in=is_in, reason=sources.encode_problems((reason,) if reason else ()))
        sources.put_source(self._db, row)

    def _wins(self, row: SourceRow) -> bool:
        """Return whether the file is the first of its address; a later one that is in goes out."""
        if self._is_new:
            holder = self._in.get(row.permalink)
        else:
            found = sources.rivals(self._db, row.permalink)
            holder = next((rival.path for rival in found if rival.is_in), None)
            if len(found) > 1 or (found and found[0].path != row.path):
                self._contested.add(row.permalink)
        if holder is None or holder == row.path or row.path < holder:
            if holder is not None and holder != row.path:
                self._contested.add(row.permalink)
                self._take_out(holder)
                sources.set_place(self._db, holder, is_in=False, reason=None)
            if self._is_new:
                self._in[row.permalink] = row.path
            return True
        self._contested.add(row.permalink)
        return False

    def forget(self, path: str) -> None:
        """Take in that a file is no more."""
        old = sources.source(self._db, path)
        if old is None:
            return
        if old.is_in:
            self._take_out(path)
        if old.permalink:
            self._contested.add(old.permalink)
        sources.remove_source(self._db, path)

    def reconsider(self, permalinks: list[str]) -> None:
        """Look again at these addresses: the day or the options are others."""
        self._contested.update(permalinks)

    def conclude(self) -> None:
        """Decide every address that more than one file wants, or that lost its article."""
        for permalink in sorted(self._contested):
            found = sources.rivals(self._db, permalink)
            winner = next((r for r in found if self._choice.reason_against(r) is None), None)
            others = [rival for rival in found if winner is None or rival.path != winner.path]
            for rival in others:
                if rival.is_in:
                    self._take_out(rival.path)
            if winner is not None and not winner.is_in:
                self._bring_in(winner.path)
            for rival in others:
                reason = self._choice.reason_against(rival)
                if reason is None and winner is not None:
                    reason = _clash(
                        rival.path, self._address_of(winner.path) or permalink, winner.path
                    )
                sources.set_place(self._db, rival.path, is_in=False, reason=reason)
        self._contested.clear()
        self._writer.flush()

    def _address_of(self, path: str) -> str:
        """Return the address of the article of a file, as it is written."""
        self._writer.flush_rows()
        return self._writer.permalink(unicodedata.normalize("NFC", path))

    def _bring_in(self, path: str) -> None:
        read = self._again(path)
        if read.rows is None:
            # It changed since it was looked at; the next build reads it again.
            return
        self._put_in(read.rows)
        sources.set_place(self._db, path, is_in=True, reason=None)

    def _put_in(self, rows: ArticleRows) -> None:
        writer, article_id = self._writer, rows.article_id
        before = None
        if not self._is_new or article_id in self.touched:
            writer.flush_rows()
            before = writer.stored(article_id)
        if before and (before.card, before.entries) == (rows.card, rows.entries):
            writer.replace_body(rows)
        else:
            if before:
                writer.remove(article_id, before)
            writer.put(rows)
        self._touch(article_id, Touched(before, rows))

    def _take_out(self, path: str) -> None:
        self._writer.flush_rows()
        article_id = unicodedata.normalize("NFC", path)
        before = self._writer.stored(article_id)
        if before:
            self._writer.remove(article_id, before)
            self._touch(article_id, Touched(before, None))

    def _touch(self, article_id: str, now: Touched) -> None:
        if self._remembers:
            first = self.touched.get(article_id)
            self.touched[article_id] = first._replace(after=now.after) if first else now


def _clash(path: str, permalink: str, winner: str) -> Problem:
    return Problem.of_file(
        path,
        "address-clash",
        f"would be written to {permalink}, as {winner} is",
        "write another slug: in the front matter of one of them, or rename the file",
    )
