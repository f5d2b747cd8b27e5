"""Messages, counts, dates and figures of the interface."""

from __future__ import annotations

from digestgen.wording import CONTEXT_END, ENGLISH, Speech, Wording

ARABIC_FORMS = (
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
)  # fmt: skip


def test_english_needs_no_catalogue() -> None:
    assert "Digest, April 2020" == ENGLISH.gettext(
        "Digest, %(month)s", month=ENGLISH.month("2020-04")
    )
    assert "26 April 2020" == ENGLISH.day("2020-04-26")
    assert "1 April 2020" == ENGLISH.day("2020-04-01")
    assert "" == ENGLISH.day("")
    assert "20 Apr" == ENGLISH.short_day("2020-04-20")
    assert "Undated" == ENGLISH.month("") == ENGLISH.year("")
    assert "12,345" == ENGLISH.figure(12345)


def test_a_number_in_a_message_is_written_as_the_language_does() -> None:
    assert "1 day" == ENGLISH.ngettext("%(num)s day", "%(num)s days", 1)
    assert "0 days" == ENGLISH.ngettext("%(num)s day", "%(num)s days", 0)
    assert "1,000 days" == ENGLISH.ngettext("%(num)s day", "%(num)s days", 1000)


def test_each_form_of_a_plural_has_its_text() -> None:
    forms = ("none", "one", "two", "few", "many", "other")
    wording = Wording(Speech("ar", {"%(num)s day": forms}, ARABIC_FORMS))

    found = [wording.ngettext("%(num)s day", "%(num)s days", n) for n in (0, 1, 2, 7, 11, 100, 103)]

    assert ["none", "one", "two", "few", "many", "other", "few"] == found


def test_a_message_means_another_thing_in_another_place() -> None:
    wording = Wording(Speech("fr", {f"list{CONTEXT_END} and ": (" et ",), " and ": (" & ",)}))

    assert "a, b et c" == wording.listed(["a", "b", "c"])
    assert " & " == wording.gettext(" and ")
    assert "" == wording.listed([])


def test_a_message_without_a_translation_is_said_in_english() -> None:
    wording = Wording(Speech("fr", {}))

    assert "Related topics" == wording.gettext("Related topics")


def test_the_first_of_a_month_may_have_a_name_of_its_own() -> None:
    wording = Wording(Speech("fr", {f"day of the month{CONTEXT_END}1": ("1er",)}))

    assert "1er April 2020" == wording.day("2020-04-01")
    assert "11 April 2020" == wording.day("2020-04-11")


def test_a_percent_sign_is_written_twice() -> None:
    assert "50 % of it" == ENGLISH.gettext("50 %% of %(what)s", what="it")
