"""`digestgen clean --write`: an article becomes a Markdown file that later builds leave alone."""

from __future__ import annotations

from pathlib import Path

from digestgen.as_markdown import as_markdown
from digestgen.build.convert import Conversion, convert
from digestgen.cleaned_file import CleanedFile
from digestgen.cli.article_files import ArticleFile, problems_of
from digestgen.cli.console import Console, shown_path
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Format

BESIDE = "beside"
ORIGINALS = "originals"


def write_file(
    console: Console,
    file: ArticleFile,
    cleaned: CleanedFile,
    settings: ReadSettings,
    *,
    keeps: str,
    is_dry: bool,
) -> bool:
    """Write one article and say so; return whether it went well. Nothing is written if `is_dry`.

    A Markdown file that cleaning does not change is no case for this, and no fault.
    """
    if cleaned.source.format is Format.MARKDOWN and not cleaned.edits:
        console.say(f"{file.shown}: nothing to clean, left as it is")
        return True
    target = file.path.with_suffix(".md")
    original = _original(file, keeps)
    name = str(Path(file.name).with_suffix(".md").as_posix())
    new, problem = as_markdown(cleaned, name, settings)
    if new is not None and not is_dry:
        # What was cleaned are the bytes that were read: `convert` looks whether they still are.
        wanted = Conversion(file.path, cleaned.data, target, new, original, file.shown)
        problem = convert(wanted)
    if problem is not None:
        console.problems(problems_of(file, [problem]))
        return False
    done = "would become" if is_dry else "became"
    if console.as_json:
        console.json_line(
            {
                "path": file.shown,
                "written": shown_path(target),
                "original": shown_path(original),
                "is_done": not is_dry,
            }
        )
    console.say(
        f"{file.shown} {done} {shown_path(target)}; the original in {shown_path(original)}",
        is_result=True,
    )
    return True


def _original(file: ArticleFile, keeps: str) -> Path:
    """Return where the original stays."""
    if keeps == BESIDE:
        return file.path.with_name(f"{file.path.name}.orig")
    is_of_project = file.state.parent != file.path.parent.resolve()
    name = file.name if is_of_project else file.path.name
    return file.state / "originals" / name
