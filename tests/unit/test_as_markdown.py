from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.article import read_article
from digestgen.as_markdown import as_markdown
from digestgen.cleaned_file import clean_file
from digestgen.content.fields import read_fields
from digestgen.content.front_matter import write_front_matter
from digestgen.content.source import read_source
from digestgen.model.metadata import Metadata
from digestgen.model.reading import ReadSettings
from digestgen.text.lines import one_line
from tests.properties.test_cleaning import TEXTS

SETTINGS = ReadSettings()
names = (
    st.text("AbcÉ漢 '\"-:#,.[]{}&*!|>%@`\\/1", min_size=1, max_size=12)
    .map(one_line)
    .filter(lambda name: name and name not in ("null",) and not name.startswith("#"))
)
metadata = st.builds(
    Metadata,
    title=names,
    published=st.none() | st.dates(),
    updated=st.none() | st.dates(),
    section=names | st.just(""),
    summary=names | st.just(""),
    language=st.sampled_from(["", "en", "pt-BR"]),
    is_draft=st.booleans(),
)


@given(metadata)
def test_metadata_is_read_back_as_it_was_written(wanted: Metadata) -> None:
    text = f"{write_front_matter(wanted)}\nText.\n"

    source, problems = read_source(text.encode(), "a.md")

    assert source is not None, problems
    found, faults = read_fields(source, timezone="UTC")
    assert faults == ()
    assert found == wanted
    assert source.body == "\nText.\n"


@given(TEXTS)
def test_what_is_written_is_read_back_and_left_alone(text: str) -> None:
    data = text.encode("utf-8", "replace")
    cleaned, _ = clean_file(data, "a.txt", SETTINGS)
    if cleaned is None:
        return

    written, problem = as_markdown(cleaned, "a.md", SETTINGS)

    if written is None:
        assert problem
        assert problem.code in ("has-front-matter", "not-the-same")
        return
    article = read_article(written, "a.md", SETTINGS).article
    before = read_article(data, "a.txt", SETTINGS).article
    assert article
    assert before
    assert article.edits == ()
    assert article.card.title == before.card.title
    assert article.card.tags == before.card.tags
    assert article.card.permalink == before.card.permalink


def test_a_scrape_becomes_a_whole_markdown_file() -> None:
    text = (
        " date 2020-05-02 By By Jane Doe 2 hours ago in World The river rose again.Nobody was hurt "
        "in: the town. More about River flood, no More news from River flood no"
    )
    cleaned, _ = clean_file(text.encode(), "a.txt", SETTINGS)
    assert cleaned

    written, problem = as_markdown(cleaned, "a.md", SETTINGS)

    assert problem is None
    assert written
    assert written.decode() == (
        "---\ntitle: The river rose again\ndate: 2020-05-02\nauthors:\n  - Jane Doe\ntags:\n"
        '  - River flood\n  - "no"\nsection: World\n---\n\nThe river rose again.\n\n'
        "Nobody was hurt in: the town.\n"
    )


def test_a_file_with_front_matter_is_refused_and_one_with_wishes_is_not() -> None:
    stated, _ = clean_file(b"---\ntitle: A\n---\nText of it.\n", "a.txt", SETTINGS)
    wishing, _ = clean_file(b"---\ndrop: [of it]\n---\nText of it.\n", "a.txt", SETTINGS)
    assert stated
    assert wishing

    assert as_markdown(stated, "a.md", SETTINGS)[0] is None
    written = as_markdown(wishing, "a.md", SETTINGS)[0]
    assert written
    assert b"drop" not in written


def test_a_saved_page_keeps_where_it_came_from() -> None:
    page = (
        '<html lang="en"><head><title>The river</title><meta property="og:site_name" content="The '
        'Test"><link rel="canonical" href="https://test.example/river"></head><body><article><h1>'
        "The river</h1><p>The river rose again in the night, and the town woke up wet.</p>"
        "</article></body></html>"
    )
    cleaned, _ = clean_file(page.encode(), "a.html", SETTINGS)
    assert cleaned

    written, problem = as_markdown(cleaned, "a.md", SETTINGS)

    assert problem is None
    assert written
    assert "https://test.example/river" in written.decode()
