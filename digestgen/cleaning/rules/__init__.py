"""The cleaning rules, one a file, and the order they run in.

Signs first that stand at the very ends of the text, then the page around it, then passages printed
twice, then single joints; what makes the result Markdown comes last. A rule sees the text as the
rules before it left it.
"""

from __future__ import annotations

from digestgen.cleaning.rule import Rule, Shape
from digestgen.cleaning.rules.advert_marks import advert_marks
from digestgen.cleaning.rules.blanks import blanks
from digestgen.cleaning.rules.byline import byline
from digestgen.cleaning.rules.collector_date import collector_date
from digestgen.cleaning.rules.footer_tags import footer_tags
from digestgen.cleaning.rules.frame_head import frame_head
from digestgen.cleaning.rules.frame_tail import frame_tail
from digestgen.cleaning.rules.glued_stops import glued_stops
from digestgen.cleaning.rules.leftover_markup import leftover_markup
from digestgen.cleaning.rules.line_head import line_head
from digestgen.cleaning.rules.line_tail import line_tail
from digestgen.cleaning.rules.markdown_escape import markdown_escape
from digestgen.cleaning.rules.mojibake import mojibake
from digestgen.cleaning.rules.more_to_read import more_to_read
from digestgen.cleaning.rules.paragraphs import paragraphs
from digestgen.cleaning.rules.photo_caption import photo_caption
from digestgen.cleaning.rules.pull_quote import pull_quote
from digestgen.cleaning.rules.relative_age import relative_age
from digestgen.cleaning.rules.repeated_paragraph import repeated_paragraph
from digestgen.cleaning.rules.share_buttons import share_buttons
from digestgen.cleaning.rules.shouted_link import shouted_link
from digestgen.cleaning.rules.subheading import subheading
from digestgen.cleaning.rules.teaser_repeat import teaser_repeat
from digestgen.cleaning.rules.title_repeated import title_repeated

STAGES: tuple[tuple[Rule, ...], ...] = (
    (Rule("mojibake", mojibake, trust=0.99),),
    (Rule("leftover-markup", leftover_markup, trust=0.99),),
    (Rule("collector-date", collector_date, trust=0.99),),
    (Rule("footer-tags", footer_tags, trust=0.99),),
    (Rule("byline", byline, trust=0.98),),
    (Rule("relative-age", relative_age, trust=0.99),),
    (Rule("line-head", line_head, Shape.LINES, trust=0.95),),
    (Rule("line-tail", line_tail, Shape.LINES, trust=0.95),),
    (Rule("share-buttons", share_buttons, Shape.LINES, trust=0.98),),
    (Rule("title-repeated", title_repeated, Shape.ONE_LINE, trust=0.9),),
    (
        Rule("frame-head", frame_head, Shape.ONE_LINE, trust=0.95),
        Rule("frame-tail", frame_tail, Shape.ONE_LINE, trust=0.95),
        Rule("photo-caption", photo_caption, Shape.ONE_LINE, trust=0.97),
        Rule("more-to-read", more_to_read, Shape.ONE_LINE, trust=0.97),
        Rule("shouted-link", shouted_link, Shape.ONE_LINE, trust=0.97),
    ),
    (Rule("advert-marks", advert_marks, trust=0.97),),
    (Rule("glued-stops", glued_stops, Shape.ONE_LINE, trust=0.99),),
    (Rule("repeated-paragraph", repeated_paragraph, Shape.ONE_LINE, trust=0.97),),
    (Rule("teaser-repeat", teaser_repeat, Shape.ONE_LINE, trust=0.95),),
    (Rule("pull-quote", pull_quote, Shape.ONE_LINE, trust=0.95, rounds=4),),
    (Rule("subheading", subheading, Shape.ONE_LINE, trust=0.95),),
    (Rule("paragraphs", paragraphs),),
    (Rule("blanks", blanks),),
    (Rule("markdown-escape", markdown_escape),),
)
"""The rules of one stage work on the same text; where two want the same place, the first has it."""

RULES: tuple[Rule, ...] = tuple(rule for stage in STAGES for rule in stage)

LAST_RULE = RULES[-1]
"""The one that turns plain text into Markdown; what stands before it is what people read."""

RULE_NAMES: tuple[str, ...] = tuple(rule.name for rule in RULES)
