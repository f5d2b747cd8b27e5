"""Step 1: one file's bytes -> an Article.

Pure: a function of the bytes, the path and the reading settings. Nothing of other articles, no
clock, no file system; so it can run on any core, and its result can be kept for as long as the
bytes stay.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from digestgen.cleaning import clean, is_scrape
from digestgen.cleaning.passages import passages_of
from digestgen.cleaning.wishes import find_wishes
from digestgen.content.doubts import doubts_of
from digestgen.content.fields import date_source, read_fields
from digestgen.content.rights import rights_of
from digestgen.content.source import read_source
from digestgen.fingerprint import digest_bytes
from digestgen.linking.leads import MAX_PARAGRAPHS, choose_leads
from digestgen.linking.people_places import named_in
from digestgen.linking.sketch import sketch_of
from digestgen.linking.terms import rare_terms
from digestgen.markdown import MAX_CHARS, Rendered, render_markdown
from digestgen.markdown.excerpt import limited, limited_summary
from digestgen.markdown.paragraphs import free_anchor, paragraphs_of, with_ids
from digestgen.model.article import Article
from digestgen.model.card import Card
from digestgen.model.cleaned import Cleaned
from digestgen.model.config import FULL
from digestgen.model.ids import ArticleId, Permalink
from digestgen.model.lead import Lead
from digestgen.model.metadata import Found, Metadata
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Format, Source
from digestgen.names import is_safe_slug, slugify
from digestgen.text.fold import fold
from digestgen.text.lines import one_line, shorten

SUMMARY_CHARS = 220
TITLE_CHARS = 90
HEADLINE_CHARS = 60
MAX_TAGS = 100
"""Each pair of topics is counted in each article: the cost of one grows with their square."""
_DATE_IN_NAME = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)")
_LANGUAGE_IN_NAME = re.compile(r"index\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)")
_SENTENCE_END = re.compile(r"(?<=[.!?…。])[\"'”’»)]*\s")


class Reading(msgspec.Struct, frozen=True):
    """What became of one file."""

    path: str
    article: Article | None
    """None when the file cannot be built; then `problems` holds an error that says why."""
    problems: tuple[Problem, ...]
    is_draft: bool = False


class Examined(msgspec.Struct, frozen=True):
    """What became of one file, with what stood on the way."""

    reading: Reading
    source: Source | None = None
    """None, as `cleaned`, when it cannot be read."""
    cleaned: Cleaned | None = None


def read_article(data: bytes, path: str, settings: ReadSettings) -> Reading:
    """Return the article of one file with everything there is to say about it.

    `path` is below `content/`, with `/`. Places in problems count in the file as the editor sees
    it.
    """
    return examine(data, path, settings).reading


def examine(data: bytes, path: str, settings: ReadSettings) -> Examined:
    """Return what `read_article` does, and what it stands on."""
    found = read_cleaned(data, path, settings)
    source, stated, cleaned = found.source, found.stated, found.cleaned
    if source is None or cleaned is None:
        return Examined(Reading(path, None, found.problems))
    rendered = render_markdown(
        cleaned.markdown,
        path=path,
        first_line=source.text.count("\n", 0, source.body_start) + 1,
        html=settings.html,
        title=stated.title,
    )
    slug, slug_problems = _slug(source, stated)
    rights, doubts = rights_of(source, of_site=settings.rights, source_url=stated.source_url)
    problems = (*found.problems, *rendered.problems, *slug_problems, *doubts)
    if any(p.is_fatal for p in problems):
        return Examined(Reading(path, None, problems, stated.is_draft), source, cleaned)
    article = _assemble(
        source=source,
        stated=stated,
        cleaned=cleaned,
        rendered=rendered,
        slug=slug,
        rights=rights,
        settings=settings,
    )
    reading = Reading(
        path, article, (*problems, *doubts_of(article, max_tags=MAX_TAGS)), stated.is_draft
    )
    return Examined(reading, source, cleaned)


class ReadCleaned(msgspec.Struct, frozen=True):
    """One file, decoded and cleaned, not rendered yet."""

    problems: tuple[Problem, ...]
    source: Source | None = None
    """None, as `cleaned`, when it cannot be read."""
    stated: Metadata = Metadata()
    cleaned: Cleaned | None = None


def read_cleaned(data: bytes, path: str, settings: ReadSettings) -> ReadCleaned:
    """Return the first half of `read_article`, for those who need no HTML."""
    source, problems = read_source(data, path)
    if source is None:
        return ReadCleaned(problems)
    if len(source.body) > MAX_CHARS:
        # Before the cleaner works on it for many seconds, only to see it refused.
        return ReadCleaned((*problems, _too_long(path, len(source.body))))
    stated, field_problems = read_fields(source, timezone=settings.timezone)
    stated = msgspec.structs.replace(stated, language=stated.language or _language_of(path))
    # A Markdown file is as its author wrote it: the patterns of the site are not for it.
    is_open = source.format is Format.HTML or is_scrape(source)
    wishes, wish_problems = find_wishes(
        source,
        drop=settings.drop if is_open else (),
        keep=settings.keep if is_open else (),
        source_url=stated.source_url,
    )
    cleaned = clean(
        source,
        rules_off=settings.rules_off,
        language=stated.language or settings.language,
        wishes=wishes,
    )
    return ReadCleaned((*problems, *field_problems, *wish_problems), source, stated, cleaned)


def _too_long(path: str, size: int) -> Problem:
    message = f"an article of {size:,} characters"
    return Problem.of_file(
        path, "article-size", message, f"split it: at most {MAX_CHARS:,} are rendered"
    )


def _assemble(
    *,
    source: Source,
    stated: Metadata,
    cleaned: Cleaned,
    rendered: Rendered,
    slug: str,
    rights: str,
    settings: ReadSettings,
) -> Article:
    title, title_source = _title(source, stated, cleaned, rendered)
    word_count = len(rendered.plain_text.split())
    # From here on there is no more of the text than may be shown.
    rendered = limited(rendered, rights, max_chars=settings.excerpt_chars)
    keeps_changes = settings.keeps_changes and rights == FULL
    published, dated_by = _published(source, stated, cleaned)
    merged = _merge(stated, cleaned.found, title, published)
    card = Card(
        article_id=ArticleId(source.path),
        title=title,
        permalink=Permalink(f"articles/{slug}.html"),
        published=merged.published,
        updated=merged.updated,
        authors=merged.authors,
        section=merged.section,
        tags=merged.tags[:MAX_TAGS],
        summary=limited_summary(merged.summary, rights, SUMMARY_CHARS) or _summary(rendered, title),
        language="" if merged.language == settings.language else merged.language,
    )
    language = merged.language or settings.language
    terms = rare_terms(rendered.plain_text, language=language)
    leads, html = _leads(rendered, title=title, terms=terms, language=language)
    return Article(
        card=card,
        metadata=merged,
        title_source=title_source,
        date_source=dated_by,
        body_html=html,
        body_digest=digest_bytes(html.encode("utf-8", "surrogatepass")),
        plain_text=rendered.plain_text,
        headings=rendered.headings,
        links=rendered.links,
        terms=terms,
        sketch=sketch_of(title, rendered.plain_text, language=language),
        leads=leads,
        named=named_in(rendered.plain_text, language=language),
        edits=cleaned.edits,
        word_count=word_count,
        spellings=cleaned.spellings,
        confidence=cleaned.confidence,
        rights=rights,
        passages=passages_of(source, cleaned.edits) if keeps_changes else (),
    )


def _leads(
    rendered: Rendered, *, title: str, terms: tuple[str, ...], language: str
) -> tuple[tuple[Lead, ...], str]:
    """Return what digests may quote, and the HTML with the ids of these paragraphs."""
    paragraphs = paragraphs_of(rendered.html, limit=MAX_PARAGRAPHS)
    texts = [paragraph.text for paragraph in paragraphs]
    choices = choose_leads(texts, title=title, terms=terms, language=language)
    taken = frozenset(heading.anchor for heading in rendered.headings)
    anchors = {
        place: free_anchor(paragraphs[place].number, taken)
        for place in sorted({choice.paragraph for choice in choices})
    }
    leads = tuple(Lead(c.text, anchors[c.paragraph], c.score, c.day) for c in choices)
    ids = [(paragraphs[place], anchor) for place, anchor in anchors.items()]
    return leads, with_ids(rendered.html, ids)


def _title(
    source: Source, stated: Metadata, cleaned: Cleaned, rendered: Rendered
) -> tuple[str, Found]:
    """Return the title by order of trust: stated, read in the text, the first heading, made up."""
    if stated.title:
        return stated.title, Found.PAGE if source.format is Format.HTML else Found.FRONT_MATTER
    if cleaned.found.title and cleaned.title_source is not Found.DERIVED:
        return one_line(cleaned.found.title), cleaned.title_source
    if rendered.first_heading:
        return one_line(rendered.first_heading), Found.HEADING
    derived = one_line(cleaned.found.title) or _first_sentence(rendered.plain_text)
    if derived:
        return derived, Found.DERIVED
    return one_line(_file_stem(source.path).replace("-", " ")) or source.path, Found.DERIVED


def _merge(stated: Metadata, found: Metadata, title: str, published: date | None) -> Metadata:
    """Return what is stated, filled up with what was found in the text."""
    return msgspec.structs.replace(
        stated,
        title=title,
        published=published,
        updated=stated.updated or found.updated,
        authors=stated.authors or found.authors,
        section=one_line(stated.section or found.section),
        tags=_distinct(stated.tags or found.tags),
        language=stated.language or found.language,
    )


def _distinct(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags, each folded form once, none empty."""
    seen: dict[str, str] = {}
    for tag in tags:
        if clean_tag := one_line(tag):
            seen.setdefault(fold(clean_tag) or clean_tag, clean_tag)
    return tuple(seen.values())


def _published(
    source: Source, stated: Metadata, cleaned: Cleaned
) -> tuple[date | None, Found | None]:
    """Return the date and where it came from; one read in the text beats that of a file's name."""
    found = date_source(source, stated)
    if cleaned.found.published and found in (None, Found.FILE_NAME):
        return cleaned.found.published, Found.TEXT
    return stated.published, found


def _summary(rendered: Rendered, title: str) -> str:
    """Return the first paragraph of running text, shortened; headings and list items are none.

    A title that was made up from the first sentence is not said again.
    """
    headings = {heading.text for heading in rendered.headings}
    blocks = rendered.plain_text.split("\n\n")
    paragraphs = (block for block in blocks if block not in headings)
    first = next(
        (p for p in paragraphs if len(p) > HEADLINE_CHARS or p.endswith((".", "!", "?", "。"))), ""
    )
    if first.startswith(title.rstrip("…")):
        first = "".join(_SENTENCE_END.split(first, maxsplit=1)[1:]) or first
    return shorten(first, max_chars=SUMMARY_CHARS)


def _first_sentence(plain_text: str) -> str:
    text = one_line(plain_text[:2000])
    return shorten(_SENTENCE_END.split(text, maxsplit=1)[0].rstrip("."), max_chars=TITLE_CHARS)


def _slug(source: Source, stated: Metadata) -> tuple[str, tuple[Problem, ...]]:
    """Return the slug that the editor chose, or that of the file's name.

    Not that of the title: a title may be made up or mended later, and addresses do not break.
    """
    if not stated.slug:
        return slugify(_file_stem(source.path)), ()
    if is_safe_slug(stated.slug):
        return stated.slug, ()
    field = next((f for f in source.fields if f.name.casefold() == "slug"), None)
    problem = Problem(
        path=source.path,
        line=field.line if field else 0,
        column=field.column if field else 0,
        code="slug",
        message=f"'{shorten(one_line(stated.slug), max_chars=60)}' cannot be a file name",
        hint=f"write letters, digits and '-', as in {slugify(stated.slug)}",
    )
    return "", (problem,)


def slug_of(path: str, stated: Metadata) -> str:
    """Return the slug that the article at `path` has in its address."""
    return stated.slug if is_safe_slug(stated.slug) else slugify(_file_stem(path))


def _file_stem(path: str) -> str:
    """Return what names an article in its path: without date, suffix and folder.

    Of a page bundle (`name/index.md`, `name/contents.lr`) the folder, with the language if stated.
    """
    folder, name = _folder_and_stem(path)
    language = _LANGUAGE_IN_NAME.fullmatch(name)
    if name in ("index", "_index", "contents.lr") or language:
        folder = folder or "home"
        name = f"{folder}-{language[1]}" if language else folder
    return _DATE_IN_NAME.sub("", name, count=1) if _DATE_IN_NAME.match(name) else name


def _folder_and_stem(path: str) -> tuple[str, str]:
    """Return the name of the file's folder and its own without suffix, as pathlib reads them."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    folder, name = ("", "", *parts)[-2:]
    stem, dot, suffix = name.rpartition(".")
    return folder, stem if dot and stem and suffix and name != "contents.lr" else name


def _language_of(path: str) -> str:
    """Return the language that a file of a page bundle names: `fr` for `name/index.fr.md`."""
    found = _LANGUAGE_IN_NAME.fullmatch(_folder_and_stem(path)[1])
    return found[1].lower() if found else ""
