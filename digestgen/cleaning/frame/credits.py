"""Who took the picture: credit lines, as patterns to be tried where a word or bracket begins.

Not a dateline (`HANOI (AP) —`) and not a source in a sentence (`Reuters reported`).
"""

from __future__ import annotations

import re

from digestgen.text.sentences import word_set

_AGENCY = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|SHUTTERSTOCK|iStock|Unsplash|AFP|AP|"
    r"Reuters|REUTERS|Bloomberg(?: News)?+|WireImage|Invision|Associated Press|ASSOCIATED PRESS|"
    r"EPA|PA|Alamy|Pexels|Pixabay|Flickr|Wikimedia(?: Commons)?|ANI|PTI|Statista)"
)
_NAME = r"(?:[A-Z][\w.'’-]*(?: (?:de|van|von|al|el|bin))? ?){1,4}"
_NOT_TOLD = (
    r"(?!\)? ?(?:—|–|-|--|\||:))(?! (?:said|says|reported|reports|news|told|that|on|in|is|was|has|"
    r"had|and|the|to|for|by|with|of|a|an)\b)"
)
_TRAIL = r"(?:/[A-Z][\w.' ]{1,25}?(?=\s[A-Z(“\"]|[A-Z]|$|\))|/[\w.']+)*(?: RF\b)?\s?\)?"
BRACKET = re.compile(
    r"[(\[]\s?(?:(?:AP |FILE |File )?(?:Photo|Image|Picture|PHOTO|IMAGE)s?\b|File\b|FILE\b|"
    r"[Cc]redit\b|AP Photo\b|Source:)[^()\[\]]{0,140}[)\]]"
    rf"|\([^()]{{0,90}}\b(?:via |/)?{_AGENCY}\b[^()]{{0,40}}\)" + _NOT_TOLD
)
WORDS = re.compile(
    r"(?:Photograph|PHOTOGRAPH|Photo|PHOTO|Image|IMAGE|Credit|CREDIT|Picture|Pic|Foto|FOTO|Фото)s?"
    r"(?: ?[Cc]redit)?\s?(?:(?:by|via|courtesy of|courtesy)\s|:\s?|\.\.\.)"
    rf"(?:[^.()!?:]{{0,60}}?\b{_AGENCY}{_TRAIL}|{_NAME}(?:/ ?{_NAME})*)" + _NOT_TOLD
)
AGENCY = re.compile(rf"{_AGENCY}(?:/{_AGENCY})*{_TRAIL}" + _NOT_TOLD)
"""An agency behind a name and a bar or comma: `Hau Dinh, AP`, `Beck/AFP/Getty Images`."""
BEFORE_AGENCY = re.compile(r"(?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w.'’-]*\s?[/,]\s?$")
"""The photographer's name, looked for before an agency."""
RIGHTS = re.compile(
    r"[©ⓒ] ?(?:\d{4} )?[A-Z][^.()]{2,40}?(?=\s[A-Z]|[.()]|$)(?: ?/ ?[A-Z]\w+ [A-Z]\w+)?"
)
AGENCY_WORDS = word_set("""Getty GETTY Shutterstock SHUTTERSTOCK AFP AP Reuters REUTERS Bloomberg
    Invision Associated ASSOCIATED EPA Alamy Statista""")
CREDIT_WORDS = frozenset(
    word + ending
    for word in word_set("""Photograph PHOTOGRAPH Photo PHOTO Image IMAGE Credit CREDIT Picture Pic
        Foto FOTO Фото""")
    for ending in ("", "s")
)
