"""What templates of all parts use: words for codes, numbers, badges of goals, marked matches."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from corridor.agenda.codes import goal_of
from corridor.agenda.goals import goal
from corridor.reports.writers.phrases import phrases
from corridor.site.definition_words import definitions_language, translated
from corridor.site.pages import labels
from corridor.site.search.contract import Marked

register = template.Library()

register.filter("words", translated)
register.filter("place_name", labels.place_name)
register.filter("area_title", labels.area_title)
register.filter("kind_label", labels.kind_label)
register.filter("state_label", labels.state_label)
register.filter("category_title", labels.category_title)
register.filter("language_name", labels.language_name)


@register.filter
def digits(number: int) -> str:
    """A whole number with its thousands grouped as the page's language does: 225,525."""
    return f"{number:,}".replace(",", phrases(definitions_language()).thousands_mark)


@register.filter
def english(text: str | None) -> SafeString:
    """A text of the records that stands in English only, marked as such on a page in another language."""
    if not text or definitions_language() == "en":
        return escape(text or "")
    return format_html('<span lang="en" dir="ltr">{}</span>', text)


@register.filter
def in_language(text: str | None, language: str) -> SafeString:
    """A text of the records, marked with the language that it is in."""
    if not text or language == "en":
        return english(text)
    return format_html('<span lang="{}" dir="auto">{}</span>', language, text)


@register.filter
def marked(text: Marked) -> SafeString:
    """A text with its matches in `<mark>`; everything else is escaped."""
    parts, end = [], 0
    for start, stop in text.spans:
        parts.append(escape(text.text[end:start]))
        parts.append(format_html("<mark>{}</mark>", text.text[start:stop]))
        end = stop
    parts.append(escape(text.text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


@register.filter
def goal_badge(number: int) -> SafeString:
    """The number of a goal on its official colour; its short name is what a pointer and a screen reader get."""
    title = _("Goal %(number)s: %(title)s") % {
        "number": number,
        "title": goal(number).short_title_in(definitions_language()),
    }
    return format_html(
        '<span class="goal goal-{}" title="{}"><span class="hidden">{} </span>{}</span>',
        number,
        title,
        _("Goal"),
        number,
    )


@register.filter
def target_badge(code: str) -> SafeString:
    """The code of a target, or of a whole goal, on the official colour of its goal, as a link to its page."""
    address = reverse("target", args=[code]) if "." in code else reverse("goal", args=[code])
    return format_html('<a class="goal goal-{}" dir="ltr" href="{}">{}</a>', goal_of(code), address, code)
