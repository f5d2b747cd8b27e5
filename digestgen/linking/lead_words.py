"""Words that tell whether a sentence can stand alone, by language. Data.

A language without lists here is judged by form alone.
"""

from __future__ import annotations

from typing import NamedTuple

from digestgen.text.sentences import word_set


class LeadWords(NamedTuple):
    """The words of one language, in lower case."""

    dangling: frozenset[str] = frozenset()
    """First words that lean on the sentence before."""
    leaning: frozenset[str] = frozenset()
    """Words that point back when they stand near the beginning."""
    pointing: frozenset[str] = frozenset()
    """Words that point back wherever they stand, most often."""
    openings: tuple[str, ...] = ()
    """Beginnings of several words that lean on the sentence before."""
    personal: frozenset[str] = frozenset()
    """The writer's own voice, and words to the reader; no `us`, which is a country too."""
    notes: tuple[str, ...] = ()
    """Beginnings of what is said about the article, not in it."""
    small: frozenset[str] = frozenset()
    """Words of four letters and more that say nothing about the subject of a title."""


_EN = LeadWords(
    dangling=word_set("""he she it they this that these those his her hers its their theirs him them
        such so but and or nor yet however meanwhile moreover also then there here thus therefore
        hence instead nevertheless nonetheless still besides furthermore additionally consequently
        accordingly otherwise similarly likewise conversely indeed again both neither either
        another others some finally ultimately later earlier afterwards afterward subsequently
        too because which who whose whom what why how perhaps maybe yes no well now further
        unfortunately fortunately clearly obviously simply only even unlike second secondly third
        thirdly first firstly lastly rather not"""),
    leaning=word_set("""he she it they this that these those his her its their him them such one
        former latter same other others another there here also too however"""),
    pointing=word_set("this these those latter former"),
    openings=(
        "as a result",
        "as such",
        "at the same time",
        "at that time",
        "at the time",
        "after that",
        "after all",
        "all of",
        "by contrast",
        "for example",
        "for instance",
        "for its part",
        "in addition",
        "in contrast",
        "in fact",
        "in other words",
        "in particular",
        "in response",
        "in short",
        "in the meantime",
        "in turn",
        "more than that",
        "of course",
        "on the contrary",
        "on the one hand",
        "on the other",
        "since then",
        "the former",
        "the latter",
        "the other",
        "the same",
        "the following",
        "to be sure",
        "to that end",
        "to this end",
        "until then",
        "with that",
    ),
    personal=word_set("i i'm i've i'd i'll i’m i’ve i’d i’ll my me myself we our you your"),
    notes=(
        "advertisement",
        "all rights reserved",
        "by clicking",
        "click",
        "continue reading",
        "copyright",
        "correction:",
        "disclaimer",
        "editing by",
        "editor's note",
        "editor’s note",
        "follow us",
        "for more",
        "image:",
        "image credit",
        "listen to",
        "note:",
        "photo by",
        "photo:",
        "photograph:",
        "picture:",
        "read more",
        "related:",
        "reporting by",
        "see also",
        "share this",
        "sign up",
        "source:",
        "subscribe",
        "thank you",
        "thanks for",
        "the author is",
        "the post",
        "the views expressed",
        "this article",
        "this post",
        "this story",
        "translated by",
        "update:",
        "updated:",
        "via ",
        "watch:",
        "with additional reporting",
        "written by",
    ),
    small=word_set("""about above after again against also among around because been before being
        below between both could does down during each every from have here into just more most
        much near only other over says said same should some such than that their them then there
        these they this those through under until upon very were what when where which while will
        with within without would your"""),
)
_FR = LeadWords(
    dangling=word_set("""il elle ils elles on ce cela ceci ça cet cette ces c'est c’est celui celle
        ceux celles celui-ci celle-ci ceux-ci son sa ses leur leurs lui y en mais et ou donc or ni
        car cependant pourtant toutefois néanmoins ainsi aussi puis ensuite enfin alors outre
        d'ailleurs d’ailleurs certes bref surtout notamment également dès là là-bas ici tel telle
        parce dont lequel laquelle qui que quoi pourquoi comment tous toutes plus d'où d’où"""),
    leaning=word_set("""il elle ils elles ce cela cet cette ces celui-ci celle-ci son sa ses leur
        leurs lui tel telle ici aussi"""),
    pointing=word_set("cet cette ces celui-ci celle-ci ceux-ci"),
    openings=(
        "à cet égard",
        "au contraire",
        "c'est pourquoi",
        "c’est pourquoi",
        "dans ce",
        "dans le même temps",
        "de plus",
        "de son côté",
        "de leur côté",
        "en effet",
        "en outre",
        "en revanche",
        "par ailleurs",
        "par conséquent",
        "par contre",
        "par exemple",
        "pour autant",
        "pour sa part",
    ),
    personal=word_set("je j'ai j’ai mon ma mes moi me nous notre nos vous votre vos tu ton ta tes"),
    notes=(
        "abonnez-vous",
        "à lire",
        "cet article",
        "crédit",
        "lire aussi",
        "lire la suite",
        "photo :",
        "source :",
        "traduit par",
        "voir aussi",
    ),
    small=word_set("""ainsi après aussi autre autres avant avec avoir cette chez comme contre dans
        depuis donc elle elles encore entre être fait leur leurs lors mais même moins nous pendant
        plus pour quand sans selon sont sous tous tout toute toutes très vers votre vous"""),
)
_NONE = LeadWords()
_BY_LANGUAGE = {"en": _EN, "fr": _FR}


def lead_words(language: str) -> LeadWords:
    """Return the words of `language` (`en-GB` is `en`); empty ones for a language without lists."""
    return _BY_LANGUAGE.get(language.split("-", maxsplit=1)[0].lower(), _NONE)
