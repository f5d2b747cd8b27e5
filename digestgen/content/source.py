"""The door for bytes: one file -> `Source` or the reason why not."""

from __future__ import annotations

from msgspec.structs import replace

from digestgen.content.decoding import Decoded, decode
from digestgen.content.dialects import split
from digestgen.content.field_names import role_of
from digestgen.content.paths import format_of, is_lektor
from digestgen.model.problem import Problem
from digestgen.model.source import Format, Source


def read_source(data: bytes, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Decode and split one file.

    `path` is below content/, with `/`; problems carry it as given. None comes with an error.
    """
    form = format_of(path)
    decoded = decode(data, is_html=form is Format.HTML)
    source, problems = _split(decoded, path, form)
    return source, tuple(replace(problem, path=path) for problem in (*decoded.problems, *problems))


def _split(decoded: Decoded, path: str, form: Format) -> tuple[Source | None, tuple[Problem, ...]]:
    if decoded.text is None:
        return None, ()
    block = split(decoded.text, form, is_lektor=is_lektor(path))
    if block.is_fatal:
        return None, block.problems
    text, body_start = block.text or decoded.text, block.body_start
    fields, dialect, problems = block.fields, block.dialect, block.problems
    if form is Format.HTML:
        # Logging and more are loaded for those who need them.
        from digestgen.content.page import read_page  # noqa: PLC0415

        page, more = read_page(text[body_start:])
        problems += more
        if page is None:
            return None, problems
        stated = {role_of(field.name) for field in fields}
        fields += tuple(field for field in page.fields if role_of(field.name) not in stated)
        text, body_start = page.markdown, 0
        dialect = "html" if dialect == "none" else dialect
    source = Source(
        path=path,
        text=text,
        format=form,
        dialect=dialect,
        fields=fields,
        body_start=body_start,
        encoding=decoded.encoding,
    )
    return source, problems
