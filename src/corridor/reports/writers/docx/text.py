"""Inline content as runs of a paragraph."""

from __future__ import annotations

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from corridor.reports.document.inline import GoalBadge, Link, Shown, Text, Words
from corridor.reports.writers.badges import badge
from corridor.reports.writers.docx.styles import FIGURE, MISSING
from corridor.reports.writers.docx.xml import add_link, add_run, shading
from corridor.reports.writers.numbers import number_text

NO_BREAK = "\N{NO-BREAK SPACE}"


def add_text(paragraph: Paragraph, text: Text, language: str, *, style: str | None = None) -> None:
    """Add the text; `style` is a character style for its plain words."""
    for inline in text:
        match inline:
            case Words(words, emphasis):
                run = add_run(paragraph, words, style)
                run.bold = emphasis or None
            case Shown(figure, digits):
                number = number_text(figure, digits, language).replace(" ", NO_BREAK)
                add_run(paragraph, number, style or (FIGURE if figure.known else MISSING))
            case Link(words, url):
                add_link(paragraph, words, url=url)
            case GoalBadge(goal):
                look = badge(goal, language)
                run = paragraph.add_run(f"{NO_BREAK}{look.title.replace(' ', NO_BREAK)}{NO_BREAK}")
                run.bold = True
                run.font.color.rgb = RGBColor.from_string(look.text_colour[1:])
                run._r.get_or_add_rPr().append(shading(look.colour))
