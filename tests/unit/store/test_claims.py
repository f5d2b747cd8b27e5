from __future__ import annotations

import json

import pytest

from digestgen.store.claims import claims_in


def claims(field: str, value: object) -> tuple[str, ...]:
    return claims_in([("other", '"/x/"'), (field, json.dumps(value))])


@pytest.mark.parametrize("field", ["redirect_from", "aliases", "Aliases", "alias"])
def test_fields_of_other_tools_are_known(field: str) -> None:
    assert ("2019/old/index.html",) == claims(field, ["/2019/old/"])


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("/2019/old", "2019/old/index.html"),
        ("/2019/old.html", "2019/old.html"),
        ("https://old.example/a/b.html", "a/b.html"),
        ("/caf%C3%A9/", "café/index.html"),
        ("/old.php", "old.php/index.html"),
    ],
)
def test_an_address_is_that_of_a_page(told: str, address: str) -> None:
    assert (address,) == claims("redirect_from", told)


@pytest.mark.parametrize(
    "told", ["A Name", "name", "/", "/?p=12", "/../up/", "/a.html/b/", "/assets/x/", "/feed.xml", 7]
)
def test_names_and_what_can_be_no_page_are_passed_over(told: object) -> None:
    assert () == claims("aliases", [told])
