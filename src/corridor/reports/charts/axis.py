"""The numbers on a value axis, written as the text has them: 20 billion, not 20,000,000,000."""

from __future__ import annotations

import json

from corridor.reports.writers.phrases import Phrases, phrases

_IN_WORDS_FROM = 6
"""The power of ten from which the text writes numbers in words."""


def value_labels(language: str) -> str:
    """The Vega expression for the label of a value: in words from a million on, with the language's marks."""
    words = phrases(language)
    label = _marked("datum.label", words)
    for magnitude in words.magnitudes:
        least = max(magnitude.power, _IN_WORDS_FROM)
        number = f"datum.value / 1e{magnitude.power}"
        name = f"(abs({number}) < {words.singular_below} ? {json.dumps(magnitude.one)} : {json.dumps(magnitude.many)})"
        in_words = f"{_marked(f"format({number}, ',')", words)} + {json.dumps(words.before_magnitude)} + {name}"
        label = f"abs(datum.value) >= 1e{least} ? {in_words} : ({label})"
    return label


def _marked(expression: str, words: Phrases) -> str:
    """The number of an expression with the language's marks in place of `1,234.5`."""
    parted = f"replace({expression}, '.', '|')"
    grouped = f"replace({parted}, regexp(',', 'g'), {json.dumps(words.thousands_mark)})"
    return f"replace({grouped}, '|', {json.dumps(words.decimal_mark)})"
