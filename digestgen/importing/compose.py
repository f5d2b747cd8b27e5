"""A record -> the bytes of a Markdown file, read back before anybody trusts them.

Pure. The file is read the way a build reads it: what digestgen would refuse is refused here, so an
import never makes the next build fail.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urljoin

import msgspec

from digestgen.article import Reading, read_article
from digestgen.cleaning import clean
from digestgen.content.field_names import is_known
from digestgen.content.fields import read_fields
from digestgen.importing.front_matter import front_matter
from digestgen.importing.html_body import markdown_of
from digestgen.importing.links import with_links
from digestgen.importing.model import Form, Record
from digestgen.importing.same import content_key
from digestgen.markdown import MAX_CHARS
from digestgen.model.metadata import Found, Metadata
from digestgen.model.problem import Problem, Severity
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Field, FieldValue, Format, Source
from digestgen.names import is_safe_slug, slugify
from digestgen.text.fold import fold
from digestgen.text.lines import one_line, printable, shorten

_TITLE_CHARS = 300
_LABEL_CHARS = 120
_SUMMARY_CHARS = 1000
_MAX_LABELS = 100
_MAX_EXTRA_CHARS = 20_000
_MAX_ROUNDS = 3
_ANY_PATH = "article.md"
"""Neither a date nor a language stands in it."""


class Given(msgspec.Struct, frozen=True):
    """What the command adds to every record."""

    section: str = ""
    """Of records that state none."""
    topics: tuple[str, ...] = ()
    """Tags behind those of the record."""


class Draft(msgspec.Struct, frozen=True):
    """An article ready to be written, but for its name."""

    fields: tuple[tuple[str, FieldValue], ...]
    body: str
    title: str
    slug: str
    """Wanted, of the record or made of the title; another article may have it."""
    published: date | None
    key: bytes
    """The same for the same words; see `same`."""
    problems: tuple[Problem, ...]

    def data(self, *, slug: str = "") -> bytes:
        """Return the file; with `slug` as a field where the file's name does not give it."""
        fields = (*self.fields, ("slug", slug)) if slug else self.fields
        return f"{front_matter(fields)}\n{self.body}".encode()


def compose(
    record: Record, settings: ReadSettings, given: Given
) -> tuple[Draft | None, list[Problem]]:
    """Return the draft of a record, or None and why it cannot be one."""
    problems = list(record.problems)
    body, found, fault = _markdown(record, settings)
    if fault:
        return None, [_fault(record, "import-body", fault, "take the article by hand"), *problems]
    if not body.strip():
        hint = "map the column of the text, as in --map body=text" if not record.target else ""
        return None, [_fault(record, "import-empty", "no text", hint), *problems]
    if record.metadata.source_url and not record.target:
        body = _with_whole_links(body, record.metadata.source_url)
    metadata = _merged(record.metadata, found, given)
    metadata, shortened = _within_bounds(metadata)
    problems += [_doubt(record, "import-field", what, "see the source") for what in shortened]
    fields = _fields(record, metadata)
    reading = read_article(f"{front_matter(fields)}\n{body}".encode(), _ANY_PATH, settings)
    article = reading.article
    if article is None:
        return None, [*_read_faults(record, reading), *problems]
    if article.title_source is Found.DERIVED:
        problems.append(
            _doubt(
                record,
                "title-derived",
                f"no title found, made one up: '{article.card.title}'",
                "write a title in the front matter",
            )
        )
    title = article.card.title
    draft = Draft(
        fields=fields,
        body=body,
        title=title,
        slug=metadata.slug if is_safe_slug(metadata.slug) else slugify(metadata.slug or title),
        published=metadata.published,
        key=content_key(title, body),
        problems=tuple(problems),
    )
    return draft, problems


def settled(fields: tuple[Field, ...], timezone: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """Return what digestgen reads in `fields`; problems have the places of the fields, no path."""
    source = Source("", "", Format.MARKDOWN, "none", fields, 0)
    metadata, problems = read_fields(source, timezone=timezone)
    labels = (metadata.title, metadata.section, *metadata.tags, *metadata.authors)
    # `#[[x]]` is read as `[[x]]`, and that as `x`: what is written must be read as it was meant.
    for _ in range(_MAX_ROUNDS if any("[[" in x or "#" in x for x in labels) else 0):
        names: tuple[tuple[str, FieldValue], ...] = (
            ("title", metadata.title),
            ("section", metadata.section),
            ("tags", metadata.tags),
            ("authors", metadata.authors),
        )
        again = tuple(Field(name, value, 0, 0) for name, value in names if value)
        read, _ = read_fields(msgspec.structs.replace(source, fields=again), timezone=timezone)
        metadata = msgspec.structs.replace(
            metadata, title=read.title, section=read.section, tags=read.tags, authors=read.authors
        )
    return metadata, problems


def _markdown(record: Record, settings: ReadSettings) -> tuple[str, Metadata, str]:
    """Return the body as Markdown, what was found in it, and why there is none."""
    body = printable(record.body.replace("\r\n", "\n").replace("\r", "\n"))
    if len(body) > MAX_CHARS:
        return "", Metadata(), f"a text of {len(body):,} characters; at most {MAX_CHARS:,} are read"
    if record.form is Form.HTML:
        body, fault = markdown_of(body)
        return printable(body), Metadata(), fault
    if record.form is Form.TEXT:
        known = Field("title", record.metadata.title, 0, 0) if record.metadata.title else None
        source = Source("row.txt", body, Format.TEXT, "none", (known,) if known else (), 0)
        cleaned = clean(
            source,
            rules_off=settings.rules_off,
            language=record.metadata.language or settings.language,
        )
        # A title that was made up is not found; digestgen makes it up again, and says so.
        title = cleaned.found.title if cleaned.title_source is not Found.DERIVED else ""
        found = msgspec.structs.replace(cleaned.found, title=title)
        return cleaned.markdown.strip("\n") + "\n", found, ""
    return body.strip("\n") + "\n", Metadata(), ""


def _with_whole_links(body: str, address: str) -> str:
    """Return `body` with the links that led on at its old address written out."""

    def whole(target: str) -> str:
        if not target or target.startswith(("#", "http://", "https://", "mailto:", "tel:")):
            return target
        try:
            joined = urljoin(address, target)
        except ValueError:
            return target
        return joined if joined.startswith(("http://", "https://")) else target

    return with_links(body, whole)


def _merged(stated: Metadata, found: Metadata, given: Given) -> Metadata:
    """Return what the record states, filled up with what was found in its text."""
    tags: dict[str, str] = {}
    for tag in (*(stated.tags or found.tags), *given.topics):
        if line := one_line(tag):
            tags.setdefault(fold(line) or line, line)
    return msgspec.structs.replace(
        stated,
        title=stated.title or one_line(found.title),
        published=stated.published or found.published,
        authors=stated.authors or found.authors,
        section=one_line(stated.section or given.section or found.section),
        tags=tuple(tags.values()),
    )


def _within_bounds(metadata: Metadata) -> tuple[Metadata, list[str]]:
    """Return `metadata` cut to what a page can show, and what was cut."""
    cut: list[str] = []
    title = shorten(metadata.title, max_chars=_TITLE_CHARS)
    if title != metadata.title:
        cut.append(f"a title of {len(metadata.title):,} characters was shortened")
    summary = shorten(metadata.summary, max_chars=_SUMMARY_CHARS)
    if summary != metadata.summary:
        cut.append(f"a summary of {len(metadata.summary):,} characters was shortened")
    section = shorten(metadata.section, max_chars=_LABEL_CHARS)
    lists = {}
    # `author: A, B and C` is one text, and may be long.
    for name, labels, most in (
        ("tags", metadata.tags, _LABEL_CHARS),
        ("authors", metadata.authors, _TITLE_CHARS),
    ):
        lists[name] = tuple(x for x in labels if len(x) <= most)[:_MAX_LABELS]
        if len(lists[name]) < len(labels):
            cut.append(
                f"{len(labels) - len(lists[name]):,} of {len(labels):,} {name} were left out"
            )
    url = metadata.source_url if len(metadata.source_url) <= 2 * _SUMMARY_CHARS else ""
    return msgspec.structs.replace(
        metadata,
        title=title,
        summary=summary,
        section=section,
        tags=lists["tags"],
        authors=lists["authors"],
        source_url=url,
        language=metadata.language if len(metadata.language) <= _LABEL_CHARS else "",
    ), cut


def _fields(record: Record, metadata: Metadata) -> tuple[tuple[str, FieldValue], ...]:
    """Return the fields in the order people read them; what is absent has none."""
    known: tuple[tuple[str, FieldValue], ...] = (
        ("title", metadata.title),
        ("date", metadata.published.isoformat() if metadata.published else ""),
        ("updated", metadata.updated.isoformat() if metadata.updated else ""),
        ("authors", metadata.authors),
        ("section", metadata.section),
        ("tags", metadata.tags),
        ("summary", metadata.summary),
        ("language", metadata.language),
        ("draft", "true" if metadata.is_draft else ""),
        ("source", metadata.source_url),
        ("retrieved", record.retrieved.isoformat() if record.retrieved else ""),
        ("aliases", record.aliases),
    )
    fields: list[tuple[str, FieldValue]] = [(name, value) for name, value in known if value]
    taken = {name for name, _ in known} | {"slug"}
    room = _MAX_EXTRA_CHARS
    for name, value in record.extra:
        # A field that means something here must not speak where the chosen one is silent.
        shown = f"old_{name}" if name.lower() in taken or is_known(name) else name
        taken.add(shown.lower())
        room -= len(str(value)) + len(name)
        if room > 0:
            fields.append((shown, value))
    # A Markdown file without any field could be taken for a scrape and be cleaned once more.
    return tuple(fields) or (("draft", "false"),)


def _read_faults(record: Record, reading: Reading) -> list[Problem]:
    return [
        msgspec.structs.replace(problem, path=record.path, line=record.line, column=0)
        for problem in reading.problems
        if problem.is_fatal
    ]


def _fault(record: Record, code: str, message: str, hint: str) -> Problem:
    return Problem(record.path, record.line, 0, code, message, hint)


def _doubt(record: Record, code: str, message: str, hint: str) -> Problem:
    return Problem(record.path, record.line, 0, code, message, hint, Severity.WARNING)
