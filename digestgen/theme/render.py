"""View -> text, through a theme's templates.

A template receives `page` (the view) and `site` (what all pages share), and nothing else: no
queries, no clock, no chance. Autoescape is on for HTML and XML; the one trusted value is
`body_html`, which the sanitising wall has made. A name that does not exist is an error, never an
empty text.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from digestgen.theme.files import ThemeFiles, theme_digest
from digestgen.theme.site import SiteView

_IMPURE_FILTERS = ("random", "pprint", "filesizeformat")


class TemplateError(Exception):
    """A template could not be rendered; says which, where and for what page."""

    def __init__(self, template: str, line: int, page: str, message: str) -> None:
        super().__init__(f"{message} (while rendering {page})")
        self.template = template
        """Path of the file."""
        self.line = line
        self.page = page
        self.message = message


class Renderer:
    """The templates of one theme, compiled once."""

    def __init__(self, theme: ThemeFiles, site: SiteView, compiled: Path | None = None) -> None:
        self._theme = theme
        self._site = site
        self._folders = theme.folders
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.PrefixLoader({"default": jinja2.FileSystemLoader(theme.default)}),
                    *(jinja2.FileSystemLoader(folder) for folder in theme.folders),
                ]
            ),
            autoescape=_is_markup,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals.clear()
        for name in _IMPURE_FILTERS:
            self._environment.filters.pop(name, None)

    def render(
        self, template: str, page: msgspec.Struct, *, address: str, body_html: str = ""
    ) -> bytes:
        """Return the page as UTF-8. Raises TemplateError.

        `body_html` is trusted: only what the wall has made may be passed.
        """
        values: dict[str, Any] = {
            "page": page,
            "site": self._site,
            "body_html": Markup(body_html),
        }
        try:
            text = self._environment.get_template(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            place = error.filename or error.name or template
            raise TemplateError(place, error.lineno, address, error.message or "") from error
        except jinja2.TemplateNotFound as error:
            message = f"no template '{error.name}'"
            raise TemplateError(*self._place(error, template), address, message) from error
        except RecursionError as error:
            message = f"'{template}' extends or includes itself; write \"default/{template}\""
            raise TemplateError(*self._place(error, template), address, message) from error
        except jinja2.TemplateError as error:
            raise TemplateError(*self._place(error, template), address, str(error)) from error
        except (
            ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError,
        ) as error:  # fmt: skip
            # What a filter or a wrong value in a template raises; its frames carry template lines.
            message = f"{type(error).__name__}: {error}"
            raise TemplateError(*self._place(error, template), address, message) from error
        return text.encode("utf-8")

    def template_digest(self, template: str) -> str:
        """Return a digest."""
        return theme_digest(self._theme) + template

    def _place(self, error: BaseException, template: str) -> tuple[str, int]:
        """Return file and line of the innermost frame that lies in a template, else its file."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).suffix in (".html", ".xml", ".txt"):
                return frame.filename, frame.lineno or 0
        for folder in self._folders:
            if (folder / template).is_file():
                return str(folder / template), 0
        return template, 0


def _is_markup(template: str | None) -> bool:
    return template is None or not template.endswith(".txt")
