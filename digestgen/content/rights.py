"""The field `rights` of a front matter: how much of the text the site may show."""

from __future__ import annotations

from msgspec.structs import replace

from digestgen.content.faults import quoted, warning
from digestgen.content.field_names import fold_name
from digestgen.model.config import FULL, RIGHTS
from digestgen.model.problem import Problem
from digestgen.model.source import Source

_NAME = "rights"


def rights_of(source: Source, *, of_site: str, source_url: str) -> tuple[str, tuple[Problem, ...]]:
    """Return what of the article may be shown: the article's own word, else that of the site.

    What is said about the rights of a saved page by its publisher is no word to us.
    """
    rights, problems = of_site, []
    for field in source.fields:
        if not field.line or fold_name(field.name) != _NAME:
            continue
        word = field.value.strip().lower() if isinstance(field.value, str) else ""
        if word in RIGHTS:
            rights = word
            break
        shown = quoted(field.value) if isinstance(field.value, str) else "a list or mapping"
        problems.append(
            warning(
                "rights",
                f"{shown} says not how much may be shown; as the site has it: {of_site}",
                f"write rights: {', '.join(RIGHTS[:-1])} or {RIGHTS[-1]}",
                line=field.line,
                column=field.column,
            )
        )
        break
    if rights != FULL and not source_url:
        message = f"its rights are '{rights}', and it names no source to lead to"
        hint = "write source_url: https://..., or rights: full if the text is yours"
        problems.append(warning("rights-source", message, hint, line=0, column=0))
    return rights, tuple(replace(problem, path=source.path) for problem in problems)
