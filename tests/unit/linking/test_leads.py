from __future__ import annotations

import time

from digestgen.linking.leads import MOST, choose_leads

_OPENING = "Four hundred recruits left a camp near Ndelu for the harbour on Monday."
_DANGLING = "They had waited for new boots in the camp near Ndelu since the spring."
_LATER = "The recruits of Ndelu will be paid by the harbour company from June on."


def leads(*paragraphs: str, title: str = "Recruits leave Ndelu", language: str = "en") -> list[str]:
    found = choose_leads(paragraphs, title=title, terms=("Ndelu", "recruits"), language=language)
    assert all(choice.text in paragraphs[choice.paragraph] for choice in found)
    assert all(0 < choice.score <= 100 for choice in found)
    return [choice.text for choice in found]


def test_best_sentence_comes_first_and_leaning_ones_last() -> None:
    assert [_OPENING, _LATER] == leads(_OPENING, f"{_DANGLING} {_LATER}")[:2]


def test_sentence_that_leans_counts_less_in_french() -> None:
    alone = "Les recrues de Ndelu ont quitté le camp lundi pour le port de la ville."
    leaning = "Elles ont quitté le camp de Ndelu lundi pour le port de la ville et la mer."

    assert leads(f"{leaning} {alone}", title="Ndelu", language="fr")[0] == alone
    assert leads(f"{leaning} {alone}", title="Ndelu", language="it")[0] == leaning


def test_what_is_no_statement_is_never_quoted() -> None:
    assert [] == leads(
        "Who would have thought that the recruits leave Ndelu on a Monday?",
        "Photo by Ann Lee: the recruits leave the camp near Ndelu on Monday.",
        "Recruits leave the camp near Ndelu on a cold Monday of the spring",
        "Read more at https://example.org/recruits about the camp near Ndelu.",
        "“The recruits leave the camp near Ndelu on Monday, said the captain.",
        "and so the recruits left the camp near Ndelu for the harbour on Monday.",
        "Too short, Ndelu.",
        f"Recruits {'of the camp and of the town ' * 12} left Ndelu.",
    )


def test_two_sentences_that_say_the_same_are_one() -> None:
    again = "Four hundred recruits left the camp near Ndelu for the harbour on Monday night."

    assert [_OPENING] == leads(_OPENING, again)


def test_at_most_four() -> None:
    texts = [
        f"The {a} of Ndelu sold {b} to the {c} of the northern coast in {n + 1990}."
        for n, (a, b, c) in enumerate(
            [
                ("baker", "bread and cake", "sailors"),
                ("farmer", "old wheat", "millers"),
                ("painter", "blue boats", "fishers"),
                ("teacher", "used books", "pupils"),
                ("doctor", "bitter pills", "widows"),
                ("miner", "raw silver", "bankers"),
            ]
        )
    ]

    assert len(leads(*texts)) == MOST


def test_script_without_blanks_has_leads() -> None:
    assert leads("四百名新兵星期一离开了恩德鲁附近的营地前往港口。", title="新兵", language="zh")


def test_no_text_has_none() -> None:
    assert leads() == []
    assert leads("") == []


def test_long_article_costs_no_more_than_its_beginning() -> None:
    began = time.process_time()

    choose_leads(["word " * 400_000], title="Word", terms=("word",), language="en")

    assert time.process_time() - began < 5
