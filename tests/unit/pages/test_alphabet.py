from __future__ import annotations

from digestgen.model.config import Config
from digestgen.model.ids import Permalink
from digestgen.pages.alphabet import index_view
from digestgen.store import database
from digestgen.store.catalog import Catalog


def letters(*names: str) -> list[tuple[str, list[str]]]:
    db = database.open_memory()
    for number, name in enumerate(names):
        database.add_term(db, "topic", f"t{number}", name, None)
    view = index_view(
        Catalog(db, Config()), Permalink("topics/index.html"), "topic", title="Topics"
    )
    return [(letter.text, [entry.text for entry in letter.entries]) for letter in view.letters]


def test_names_stand_under_their_first_letter() -> None:
    assert letters("Sudan", "Libya", "Sirte") == [("L", ["Libya"]), ("S", ["Sirte", "Sudan"])]


def test_accents_and_case_do_not_part_names() -> None:
    assert letters("Élysée", "egypt", "El Obeid") == [("E", ["egypt", "El Obeid", "Élysée"])]


def test_other_scripts_have_their_own_letters_and_figures_come_last() -> None:
    found = [letter for letter, _ in letters("ليبيا", "2011", "Ливия", "Libya", "«Quoted»")]

    assert found == ["L", "Q", "Л", "ل", "#"]
