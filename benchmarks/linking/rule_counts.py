"""`python -m benchmarks.linking.rule_counts`: in how many annotated passages each rule holds, and is right."""

from __future__ import annotations

from benchmarks.linking.data import explicit_set
from corridor.linking.rules import Rule, rules, rules_that_hold
from corridor.linking.sentences import sentences_of_words
from corridor.linking.words import words_of


def rule_counts() -> tuple[tuple[Rule, int, int], ...]:
    """Each rule, the passages in which it holds, and those of them whose target both readers named."""
    held = dict.fromkeys(range(len(rules())), 0)
    right = dict(held)
    for passage in explicit_set():
        words = words_of(passage.text)
        for rule in rules_that_hold(words.stems, sentences_of_words(passage.text, words.starts)):
            place = rules().index(rule)
            held[place] += 1
            right[place] += rule.target in passage.agreed
    return tuple((rule, held[place], right[place]) for place, rule in enumerate(rules()))


if __name__ == "__main__":
    for rule, held, right in rule_counts():
        print(f"{rule.target}\t{' '.join(rule.all)}\theld: {held}, right: {right}")
