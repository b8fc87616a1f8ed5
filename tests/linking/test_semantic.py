from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corridor.agenda.indicators import indicators
from corridor.agenda.targets import targets
from corridor.errors import UsageError
from corridor.linking import link, semantic_training
from corridor.linking.encoder import Encoder
from corridor.linking.model import Levels
from corridor.linking.semantic import HEAD, Semantic, SemanticHead, read_head
from corridor.linking.semantic_training import semantic_anchors, train_head, trained_head
from corridor.linking.training import GoalPassage, TargetPassage
from tests.linking.encoders import WordEncoder, small_encoder

MONEY = "Migrants pay too much to send money home."
NURSES = "Recruit, train and keep nurses and doctors."
CODES = tuple(target.code for target in targets())


def goal_passages() -> list[GoalPassage]:
    """The wording of six indicators of each goal."""
    of_goals = {goal: [one for target in targets(goal) for one in indicators(target.code)] for goal in range(1, 18)}
    return [GoalPassage(one.wording, goal) for goal, several in of_goals.items() for one in several[:6]]


def target_passages() -> list[TargetPassage]:
    firsts = [(target.code, indicators(target.code)) for target in targets()[::4]]
    return [TargetPassage(several[0].wording, several[0].code, code) for code, several in firsts if several]


@pytest.fixture(scope="module")
def trained() -> SemanticHead:
    return trained_head(WordEncoder(), goal_passages(), target_passages())


def by_hand(encoder: Encoder, likeness_counts: float = 20.0) -> SemanticHead:
    """A head that knows 3.c and 10.c only, by one sentence each."""
    anchors = np.zeros((len(CODES), encoder.dimension), dtype=np.float32)
    anchors[[CODES.index("3.c"), CODES.index("10.c")]] = encoder.embed([NURSES, MONEY])
    return SemanticHead(
        targets=CODES,
        goal_weights=np.zeros((encoder.dimension, 17), dtype=np.float32),
        goal_bias=np.zeros(17, dtype=np.float32),
        anchors=anchors,
        levels=Levels((1.0, likeness_counts, 0.0, 0.0, 0.0, -likeness_counts / 2), ((4.0, 2.0),) * 17),
        languages=("en",),
        encoder=encoder.fingerprint,
        made_from={"sentences": "2"},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_encoder(tmp_path_factory.mktemp("semantic"))
    by_hand(Encoder(folder)).save(folder / HEAD)
    return folder


def test_a_trained_head_knows_goals_and_targets_by_their_wording(trained: SemanticHead) -> None:
    vectors = WordEncoder().embed([target.wording for target in targets()])
    assert (trained.goal_scores(vectors).argmax(axis=1) == trained.goal_of_target).mean() > 0.9
    assert (trained.likeness(vectors).argmax(axis=1) == np.arange(len(CODES))).mean() > 0.9


def test_the_level_is_what_four_of_five_held_out_passages_reach(trained: SemanticHead) -> None:
    slopes, levels = np.array(trained.levels.goal).T
    assert (slopes > 0).all()
    scores = trained.goal_scores(WordEncoder().embed([one.text for one in goal_passages()]))
    reached = [scores[row, one.goal - 1] >= levels[one.goal - 1] for row, one in enumerate(goal_passages())]
    assert np.mean(reached) > 0.8  # learned from now, so no fewer than when held out


def test_targets_are_calibrated_beside_the_words(trained: SemanticHead) -> None:
    weights = trained.levels.target
    assert len(weights) == 6
    assert weights[0] > 0
    vector = WordEncoder().embed([NURSES])[0]
    low, high = np.full(len(CODES), 0.01), np.full(len(CODES), 0.9)
    assert (trained.joined_targets(vector, low) < trained.joined_targets(vector, high)).all()


def test_only_languages_that_the_encoder_understands_are_named(trained: SemanticHead) -> None:
    assert trained.languages == ("en",)


def test_an_anchor_is_the_wording_drawn_towards_the_vocabulary() -> None:
    anchors = semantic_anchors(WordEncoder())
    assert np.linalg.norm(anchors, axis=1) == pytest.approx(np.ones(len(CODES)), abs=1e-5)
    remittances, wording = WordEncoder().embed(["transfer fees of remittances", targets(10)[-1].wording])
    assert targets(10)[-1].code == "10.c"
    anchor = anchors[CODES.index("10.c")]
    assert anchor @ wording > 0.7
    assert anchor @ remittances > wording @ remittances


def test_training_writes_the_head_beside_the_encoder_and_the_same_data_give_the_same(
    tmp_path: Path, trained: SemanticHead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(semantic_training, "Encoder", lambda folder: WordEncoder())
    train_head(tmp_path, goal_passages(), target_passages())
    read = read_head(tmp_path / HEAD)
    for name in ("goal_weights", "goal_bias", "anchors"):
        assert np.array_equal(getattr(read, name), getattr(trained, name))
    assert list(read.targets) == list(trained.targets)
    for name in ("levels", "languages", "encoder", "made_from"):
        assert getattr(read, name) == getattr(trained, name)


def test_the_goal_is_the_mean_and_half_stays_the_level(folder: Path) -> None:
    head = read_head(folder / HEAD)
    vector = Encoder(folder).embed([MONEY])[0]
    # Likeness 1 to 10.c: a score of 4, 2 above the level of each goal; others 0, 2 below.
    sure = 1 / (1 + np.exp(-8))
    by_words = np.full(17, 0.4)
    expected = np.full(17, (0.4 + 1 - sure) / 2)
    found = head.joined_goals(vector, by_words)
    assert found[9] == pytest.approx((0.4 + sure) / 2, abs=1e-4)
    without = [goal for goal in range(17) if goal not in (2, 9)]
    assert found[without] == pytest.approx(expected[without], abs=1e-4)


def test_a_target_joins_the_odds(folder: Path) -> None:
    head = read_head(folder / HEAD)
    vector = Encoder(folder).embed([MONEY])[0]
    found = head.joined_targets(vector, np.full(len(CODES), 0.5))
    assert found[CODES.index("10.c")] == pytest.approx(1 / (1 + np.exp(-10)), abs=1e-4)
    assert found[CODES.index("1.1")] == pytest.approx(1 / (1 + np.exp(10)), abs=1e-4)
    never = head.joined_targets(vector, np.zeros(len(CODES)))
    assert 0 < never[CODES.index("10.c")] < 0.5


def test_a_passage_is_linked_by_its_meaning(tmp_path: Path) -> None:
    meant = "Families abroad lose a tenth of the money that they transfer home to what banks and agents charge."
    by_hand(Encoder(small_encoder(tmp_path)), likeness_counts=200.0).save(tmp_path / HEAD)
    (by_words,) = link(meant)
    assert "10.c" not in {one.target for one in by_words.targets}
    (joined,) = link(meant, meaning=Semantic(tmp_path))
    assert [one.target for one in joined.targets] == ["10.c"]
    assert joined.goals[0].goal == 10
    assert link(meant, meaning=Semantic(tmp_path)) == (joined,)


def test_a_language_that_is_not_understood_is_linked_by_words_alone(folder: Path) -> None:
    french = "Les migrants paient trop cher pour envoyer de l'argent à leur famille, et les envois de fonds coûtent."
    assert link(french, meaning=Semantic(folder)) == link(french)


def test_each_passage_is_embedded_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    embed = Encoder.embed

    def counted(self: Encoder, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        seen.extend(texts)
        return embed(self, texts)

    meaning = Semantic(folder)
    monkeypatch.setattr(Encoder, "embed", counted)
    link(MONEY, meaning=meaning)
    assert seen == [MONEY]


def test_a_head_of_another_encoder_is_refused(folder: Path, tmp_path: Path) -> None:
    small_encoder(tmp_path)
    replace(read_head(folder / HEAD), encoder="another").save(tmp_path / HEAD)
    with pytest.raises(UsageError, match="a head for another encoder"):
        Semantic(tmp_path)


def test_an_encoder_without_a_head_says_how_to_train_one(tmp_path: Path) -> None:
    small_encoder(tmp_path)
    with pytest.raises(UsageError) as refused:
        Semantic(tmp_path)
    assert "corridor linking train" in (refused.value.remedy or "")


@pytest.mark.parametrize("spoiled", ["text", "array", "code"])
def test_another_file_is_no_head(spoiled: str, tmp_path: Path) -> None:
    path = tmp_path / HEAD
    if spoiled == "text":
        path.write_text("nonsense", encoding="utf-8")
    elif spoiled == "array":
        np.savez(path, targets=np.zeros(3))
    else:
        np.savez(path, about=np.array([{"levels": 1}], dtype=object))
    with pytest.raises(UsageError, match="a head that `corridor linking train` wrote"):
        read_head(path)
