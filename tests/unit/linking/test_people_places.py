from __future__ import annotations

from digestgen.linking.people_places import named_in


def kinds(text: str, language: str = "en") -> dict[str, str]:
    return {named.name: named.kind for named in named_in(text, language=language)}


def test_titles_and_verbs_of_saying_make_a_person() -> None:
    text = "We met Dr. Salmira Otho. The road, Idris Vanko said, was mined. Then Idris Vanko left."

    assert {"Salmira Otho": "person"}.items() <= kinds(text).items()
    assert "person" == kinds("They were told that Idris Vanko said so.")["Idris Vanko"]


def test_lists_and_nouns_make_a_place() -> None:
    text = "The people of Zelquat and of Libya fled; the road near Sarrin is closed."

    assert {"Zelquat": "place", "Libya": "place", "Sarrin": "place"} == kinds(text)


def test_bodies_papers_and_things_are_no_people() -> None:
    text = (
        "Yesterday Amnesty International said so. The Cordova Times said no. Then Zorbel said yes. "
        "At 5 p.m. Facebook closed. On this page gov Kitchen Gallery said much in the gallery."
    )

    assert {""} == set(kinds(text).values())


def test_acronyms_are_left_out_and_the_rest_is_bounded() -> None:
    text = " ".join(f"They saw Quor{chr(97 + n)}na there." for n in range(26))

    assert "NASA" not in kinds("They saw NASA there, and NASA again.")
    assert len(kinds(text)) == 12


def test_a_language_without_a_list_works() -> None:
    assert "person" == kinds("Řekl to prof Andrej Novák.", "cs")["Andrej Novák"]
