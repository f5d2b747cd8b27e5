"""Printed dates, clocks, ages and counters, as patterns to be tried where a word or figure begins.

No blank can be relied on in flattened text: `20197:05 AM`, `2019Share`.
"""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary|uar|uari|eiro|vier)?|enero|gennaio|feb(?:ruary|ruar|ruari)?|février|febrero|"
    "fevereiro|febbraio|mar(?:ch|ço|et|zo|s)?|märz|marzo|maart|apr(?:il|ile)?|avril|abril|may|mai|"
    "mei|mayo|maio|maggio|june?|juni|juin|junio|junho|giugno|july?|juli|juillet|julio|julho|luglio|"
    "aug(?:ust|ustus)?|agustus|août|agosto|sept?(?:ember|tember)?|septembre|septiembre|setembro|"
    "settembre|o[ck]t(?:ober)?|octobre|octubre|outubro|ottobre|nov(?:ember)?|novembre|noviembre|"
    "novembro|de[csz](?:ember)?|décembre|diciembre|dezembro|dicembre|января|февраля|марта|апреля|"
    "мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_MONTH = rf"(?i:{_MONTHS})\b\.?"
_YEAR = r"(?:19|20)\d\d(?=\D|\d{1,2}:\d\d|$)"
_DAY = r"(?i:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b\.?"
_ZONE = r"(?: ?\(?(?:(?:[ECMP][SD]?T|GMT|UTC|[A-Z]{1,2}ST)(?![a-z])|[A-Z]{2,4}\b|ist\b)\)?)?"
_HALF = r" ?[AaPp]\.?[Mm]\b\.?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{_HALF})?|\d{{1,2}}{_HALF}){_ZONE}"
_DATE = (
    rf"(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? (?:{_CLOCK} )?{_YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?(?: de)? {_MONTH}(?: de)?,? ?{_YEAR}"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{4}年\d{1,2}月\d{1,2}日)"
)
STAMP = re.compile(
    rf"(?:{_DAY},? (?:at |of )?)?(?:{_CLOCK},? (?:on )?)?(?:{_DAY},? )?{_DATE}"
    rf"(?:[,\s/|•·-]*(?:at |um |às |à )?{_CLOCK})?"
    rf"|{_DAY},? {_CLOCK}"
)
"""A date with what is printed around it: weekday, clock, zone."""
AGE = re.compile(
    r"(?:\d{1,3}|[Aa]n?|[Oo]ne|[Tt]wo) "
    r"(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago\b"
)
COUNT = re.compile(
    r"\d{1,3} ?min(?:ute)?s?\.? [Rr]ead\b|\d{1,3} (?:minutos|Minuten Lesezeit|min de lecture)\b"
    r"|\d[\d.,]*K? ?(?:[Cc]omments?|COMMENTS?|[Ss]hares?|SHARES|[Vv]iews?|[Cc]omentários?|"
    r"[Cc]omentarios?|[Cc]ommentaires?|Kommentare?)(?![a-z])|\d{1,3} (?:of|/) ?\d{1,3}(?=\s[A-Z])"
)
"""How long it takes to read, how many comments, which picture of how many."""
MONTHS_AND_DAYS = re.compile(rf"{_MONTH}|{_DAY}")
