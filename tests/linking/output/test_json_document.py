from __future__ import annotations

import json

from corridor.linking.output.json_document import as_json
from tests.linking.output.made import FEES, MADE_FROM, document, linked

FIRST = {
    "number": 1,
    "page": 1,
    "start": 10,
    "end": 10 + len(FEES),
    "language": "en",
    "text": FEES,
    "targets": [
        {
            "target": "10.7",
            "goal": 10,
            "probability": 0.8765,
            "category": "explicit",
            "evidence": {"start": 34, "end": 51, "text": "fees\nfrom workers"},
            "clause": "the clause of 10.7",
            "reasons": [
                {"kind": "rule", "detail": "“fees\nfrom workers”; right in 9 of 10 annotated passages"},
                {"kind": "words", "detail": "fee, visa"},
            ],
        },
        {
            "target": "10.c",
            "goal": 10,
            "probability": 0.61,
            "category": "potential",
            "evidence": {"start": 57, "end": 71, "text": "transfers home"},
            "clause": "the clause of 10.c",
            "reasons": [
                {"kind": "rule", "detail": "“transfers home”; right in 9 of 10 annotated passages"},
                {"kind": "words", "detail": "fee, visa"},
            ],
        },
    ],
    "goals": [{"goal": 10, "probability": 1.0}, {"goal": 8, "probability": 0.5}],
    "areas": [
        {"area": "remittances", "evidence": {"start": 57, "end": 66, "text": "transfers"}},
        {"area": "labour_migration", "evidence": {"start": 44, "end": 51, "text": "workers"}},
    ],
    "objectives": [
        {"objective": 20, "evidence": {"start": 57, "end": 71, "text": "transfers home"}},
        {"objective": 6, "evidence": {"start": 10, "end": 20, "text": "Recruiters"}},
    ],
    "abstained": None,
}


def test_the_whole_of_a_passage_in_the_order_of_its_keys() -> None:
    content = json.loads(as_json("a.pdf", document(), MADE_FROM))
    assert list(content) == ["document", "model", "passages"]
    assert content["document"] == "a.pdf"
    assert list(content["model"].items()) == sorted(MADE_FROM.items())
    assert json.dumps(content["passages"][0]) == json.dumps(FIRST)


def test_passages_that_abstained_are_in_it_with_their_reason() -> None:
    _, second, _ = json.loads(as_json("a.pdf", document(), MADE_FROM))["passages"]
    assert (second["number"], second["text"], second["language"]) == (2, "12", None)
    assert (second["targets"], second["abstained"]) == ([], "no target is likely")


def test_letters_are_letters_and_the_same_content_the_same_bytes() -> None:
    made = as_json("a", [linked("移民\x00\ud800汇款")], MADE_FROM)
    assert "移民��汇款".encode() in made
    assert made.endswith(b"}\n")
    assert made == as_json("a", [linked("移民\x00\ud800汇款")], dict(reversed(MADE_FROM.items())))


def test_a_document_without_passages() -> None:
    assert json.loads(as_json("a", [], {}))["passages"] == []
