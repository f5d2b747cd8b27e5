from __future__ import annotations

import pytest

from digestgen import article
from digestgen.cleaned_file import clean_file
from digestgen.model.reading import ReadSettings
from digestgen.model.wish import SitePattern


def test_a_file_is_read_and_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    for name in ("read_source", "clean"):
        real = getattr(article, name)

        def counted(
            *given: object, name: str = name, real: object = real, **more: object
        ) -> object:
            calls.append(name)
            return real(*given, **more)  # type: ignore[operator]  # one of the two functions

        monkeypatch.setattr(article, name, counted)

    clean_file(b"By By Ada Vale | The river rose again. It did.\n", "a.txt", ReadSettings())

    assert calls == ["read_source", "clean"]


def test_it_tells_what_a_build_would_make_of_the_file() -> None:
    settings = ReadSettings(drop=(SitePattern("again", "digestgen.yaml:1:1"),))

    cleaned, problems = clean_file(b"The river rose again. It did.\n", "a.txt", settings)

    assert cleaned
    assert cleaned.markdown.startswith("The river rose . It did.")
    assert cleaned.original == "The river rose again. It did.\n"
    assert [p.code for p in problems] == ["title-derived", "date-missing"]
