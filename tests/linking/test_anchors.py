"""The anchors of the targets."""

from __future__ import annotations

import pytest

from corridor.agenda.indicators import indicators
from corridor.agenda.targets import target, targets
from corridor.linking import anchors as module
from corridor.linking.anchors import OF_INDICATOR, OF_PHRASE, OF_WORD, anchor, anchors
from corridor.linking.vocabulary import Vocabulary


def test_every_target_has_an_anchor() -> None:
    found = anchors()
    assert list(found) == [target.code for target in targets()]
    assert all(found.values())
    assert len({frozenset(one.items()) for one in found.values()}) == 169


def test_a_feature_counts_by_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "vocabularies", lambda: {"10.c": Vocabulary(phrases=("zebra fee",), words=("quagga",))})
    plain = anchor("10.c", "A zebra")
    without = anchor("10.c", "A zebra", without_indicator="10.c.1")
    assert without == {"zebra": 1 + OF_PHRASE, "fee": OF_PHRASE, "zebra fee": OF_PHRASE, "quagga": OF_WORD}
    assert plain["remitt"] == OF_INDICATOR
    assert plain["zebra"] == without["zebra"]


def test_only_the_named_indicator_is_left_out() -> None:
    wording = target("10.7").wording
    whole = anchor("10.7", wording)
    codes = [indicator.code for indicator in indicators("10.7")]
    assert len(codes) == 4
    less = [anchor("10.7", wording, without_indicator=code) for code in codes]
    assert all(sum(one.values()) < sum(whole.values()) for one in less)
    assert anchor("10.7", wording, without_indicator="1.1.1") == whole
