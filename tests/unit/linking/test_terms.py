from __future__ import annotations

import time

from digestgen.linking.terms import forget_scans, names_in, rare_terms

_TEXT = """\
In Libya the field marshal has lost ground. Reports say that General Dagalo will send mercenaries. \
Few believe that Khalifa Haftar, who asked for mercenaries, can win. Haftar's men hold Sirte.

Dagalo denies it. On Monday he flew home.
"""


def test_names_come_before_common_words() -> None:
    terms = rare_terms(_TEXT, language="en")

    assert {"Khalifa Haftar", "Haftar", "Dagalo", "Sirte", "mercenaries", "Libya"} <= set(terms)
    assert terms.index("Dagalo") < terms.index("Libya") < terms.index("mercenaries")


def test_first_words_of_sentences_and_days_are_no_names() -> None:
    terms = rare_terms(_TEXT, language="en")

    assert not {"In", "Reports", "Few", "On", "Monday", "In Libya", "Reports say"} & set(terms)


def test_first_word_seen_inside_a_sentence_is_a_name() -> None:
    assert rare_terms("Sirte fell. They hold Sirte.", language="en") == ("Sirte",)
    assert rare_terms("Sirte fell.", language="en") == ()


def test_unlisted_first_word_before_a_name_belongs_to_it() -> None:
    assert rare_terms("Khalifa Haftar left.", language="en") == ("Khalifa Haftar",)
    assert rare_terms("When Haftar left.", language="en") == ("Haftar",)


def test_titles_and_possessives_are_left_out() -> None:
    assert rare_terms("He met Field Marshal Haftar's men.", language="en") == ("Haftar",)


def test_words_count_from_two() -> None:
    assert rare_terms("the mercenaries left", language="en") == ()
    assert rare_terms("the mercenaries saw mercenaries", language="en") == ("mercenaries",)


def test_language_without_a_list_gives_names_and_long_words() -> None:
    text = "Včera Andrej Novák varoval. Varoval novinářům Andrej Novák; novinářům a dům, dům."

    assert rare_terms(text, language="cs") == ("Andrej Novák", "novinářům")


def test_text_without_blanks_gives_no_terms() -> None:
    assert rare_terms("利比亚国民军" * 20, language="zh") == ()
    assert rare_terms("", language="en") == ()


def test_limit_holds() -> None:
    assert len(rare_terms(_TEXT, language="en", limit=3)) == 3


def test_ties_do_not_depend_on_chance() -> None:
    assert rare_terms("he saw Zbq, Ybq, Zaq and Zaq", language="en") == ("Zaq", "Ybq", "Zbq")


def test_five_hundred_words_take_about_a_millisecond() -> None:
    text = _TEXT * 12
    rare_terms(text, language="en")

    start = time.process_time()
    for _ in range(20):
        rare_terms(text, language="en")

    assert (time.process_time() - start) / 20 < 0.005


def test_what_was_forgotten_is_found_again() -> None:
    text = "Khalifa Haftar's Army took Sirte. The siege of Sirte was a siege."
    before = rare_terms(text, language="en"), names_in(text, language="en")

    forget_scans()

    assert (rare_terms(text, language="en"), names_in(text, language="en")) == before
