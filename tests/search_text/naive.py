"""What a query means, written down once more without any engine: every word and every place is looked at."""

from __future__ import annotations

from corridor.search_text.languages import language_of
from corridor.search_text.query import Query, Run, Term
from corridor.search_text.segmentation import segment
from corridor.search_text.stems import document_stem


def holds(query: Query, title: str, body: str, language: str | None) -> bool:
    """Whether a document is among what the query finds."""
    return all(
        any(_term_holds(term, title, body, language) != term.excluded for term in group.terms) for group in query.groups
    )


def _term_holds(term: Term, title: str, body: str, language: str | None) -> bool:
    return any(_run_in(run, text, language) for run in term.runs for text in (title, body))


def _run_in(run: Run, text: str, language: str | None) -> bool:
    known = language_of(language)
    found = segment(text, known.target_letters if known else None)
    words = [{token.token, known and document_stem(token, known)} for token in found.tokens]
    *before, last = run.tokens
    for start in range(len(words)):
        here = words[start : start + len(run.tokens)]
        beginning = len(here) == len(run.tokens) and all(token in here[place] for place, token in enumerate(before))
        if beginning and any(form is not None and _ends(form, last, run) for form in here[-1]):
            return True
    return not before and any(_ends(code.token, last, run) for code in found.codes)


def _ends(form: str, token: str, run: Run) -> bool:
    return form.startswith(token) if run.prefix else form == token
