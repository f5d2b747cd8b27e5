"""View -> text, through a theme's templates.

A template receives `page` (the view) and `site` (what all pages share), and nothing else: no
queries, no clock, no chance. Autoescape is on for HTML and XML; the one trusted value is
`body_html`, which the sanitising wall has made. A name that does not exist is an error, never an
empty text.

`part("card_line.html", card=card)` renders a partial with these values and `site` alone, and keeps
the result: header, navigation and the lines of lists are rendered once for each distinct value.
"""

from __future__ import annotations

import traceback
from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from digestgen.theme.files import ThemeFiles
from digestgen.theme.render.bytecode import TemplateCache
from digestgen.theme.render.escaping import EscapingGenerator, shown
from digestgen.theme.render.messages import EXTENSION, Inliner, functions_of
from digestgen.theme.render.reach import Reach
from digestgen.theme.site import SiteView
from digestgen.wording import ENGLISH, Wording

_IMPURE_FILTERS = ("random", "pprint", "filesizeformat")
_PARTS_KEPT = 8192
_TEXTS = (str, int, float, type(None))


class _Environment(jinja2.Environment):
    """Jinja2's, with quicker escaping, in one language."""

    code_generator_class = EscapingGenerator
    shown = staticmethod(shown)
    wording = ENGLISH
    newstyle_gettext: bool
    """The extension's: messages get their values by name."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template is given, as a plain dict.

        It is copied for each page and each part, and Jinja2's own chain of mappings copies slowly.
        """
        return {**self.globals, **d} if d else self.globals

    def _generate(
        self,
        source: jinja2.nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002  Jinja2's signature
    ) -> str:
        Inliner(self.wording).visit(source)
        return super()._generate(source, name, filename, defer_init)


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

    def __init__(
        self,
        theme: ThemeFiles,
        site: SiteView,
        *,
        cache: Path | None = None,
        wording: Wording = ENGLISH,
    ) -> None:
        """Open the theme. `cache` is a folder for compiled templates; a damaged one is no fault."""
        self._site = site
        self._folders = theme.folders
        self._behind = theme.folders[min(1, len(theme.folders) - 1)].name
        self._environment = _Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.PrefixLoader(
                        {name: jinja2.FileSystemLoader(f) for name, f in theme.by_name.items()}
                    ),
                    jinja2.FileSystemLoader(theme.folders),
                ]
            ),
            autoescape=_is_markup,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=TemplateCache(cache, wording.digest),
            extensions=[EXTENSION],
        )
        self._environment.wording = wording
        self._environment.newstyle_gettext = True
        self._environment.globals.clear()
        self._environment.globals.update(functions_of(wording))
        # Typed: 1 and True, a text and the same text marked safe, are equal but not shown alike.
        part = lru_cache(maxsize=_PARTS_KEPT, typed=True)(self._part)
        self._environment.globals["part"] = part
        for name in _IMPURE_FILTERS:
            self._environment.filters.pop(name, None)
        self._templates: dict[str, jinja2.Template] = {}
        self._reach = Reach(self._environment)

    def render(
        self, template: str, page: msgspec.Struct, *, address: str, body_html: str = ""
    ) -> bytes:
        """Return the page as UTF-8. Raises TemplateError.

        `body_html` is trusted: only what the wall has made may be passed.
        """
        values = {"page": page, "site": self._site, "body_html": Markup(body_html)}
        try:
            text = self._template(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            place = error.filename or error.name or template
            raise TemplateError(place, error.lineno, address, error.message or "") from error
        except jinja2.TemplateNotFound as error:
            message = f"no template '{error.name}'"
            raise TemplateError(*self._place(error, template), address, message) from error
        except RecursionError as error:
            name = f'"{self._behind}/{template}"'
            message = f"'{template}' extends or includes itself; write {name}"
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

    @property
    def environment(self) -> jinja2.Environment:
        """What the templates are read with."""
        return self._environment

    def template_digest(self, template: str) -> str:
        """Return the digest of all templates that this one can reach, by name and bytes.

        It changes when one of them is changed, overridden or taken away, and for no other reason.
        Templates that are not there, or cannot be parsed, count as such.
        """
        return self._reach.digest(template)

    def _template(self, name: str) -> jinja2.Template:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        return template

    def _part(self, name: str, /, **values: object) -> Markup:
        for value in values.values():
            _check(value)
        values["site"] = self._site
        return Markup(self._template(name).render(values).strip())

    def _place(self, error: BaseException, template: str) -> tuple[str, int]:
        """Return file and line of the innermost frame that lies in a template, else its file."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).suffix in (".html", ".js", ".json", ".xml", ".txt"):
                return frame.filename, frame.lineno or 0
        for folder in self._folders:
            if (folder / template).is_file():
                return str(folder / template), 0
        return template, 0


def _check(value: object) -> None:
    """Raise TypeError for a value by which a partial cannot be kept.

    A tuple of texts is one: `("a", "b")` equals the same texts marked safe.
    """
    is_tuple = type(value) is tuple
    items: tuple[object, ...] = value if type(value) is tuple else (value,)
    for item in items:
        if not isinstance(item, msgspec.Struct) and (is_tuple or not isinstance(item, _TEXTS)):
            what = f"a list with {type(item).__name__}" if is_tuple else type(item).__name__
            raise TypeError(f"part() takes texts, numbers, views and lists of views, not {what}")


def _is_markup(template: str | None) -> bool:
    return template is None or not template.endswith(".txt")
