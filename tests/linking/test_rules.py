"""Rules for the explicit targets: each fires on a sentence written for it, and stays still where it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.linking.rule_counts import rule_counts
from corridor.agenda.links import explicit_targets
from corridor.errors import DefinitionError
from corridor.linking import rules as module
from corridor.linking.rules import rule_groups, ruled_targets, rules
from tests.linking.made import explicit_of, rules_of

# By target and the groups that must meet.
SENTENCES = {
    ("10.7", ("on_the_move",)): "The ministry opened an office for asylum seekers.",
    ("10.7", ("migration", "migration_people")): "The new migration policy was discussed in parliament.",
    ("10.7", ("migrant_workers",)): "Ratify ILO Convention 97.",
    ("8.8", ("migrant_workers",)): "Migrant domestic workers got a standard contract.",
    ("8.8", ("labour_rights",)): "Trade unions met the minister.",
    ("8.7", ("trafficking_words",)): "The state acceded to the Palermo Protocol.",
    ("8.7", ("traffic_in", "people")): "Traffickers brought several women over the border at night.",
    ("8.7", ("modern_slavery",)): "Debt bondage persists in the kilns.",
    ("8.7", ("sale_of_children",)): "Ratify the OPSC without reservation.",
    ("5.2", ("violence_against_women",)): "Make marital rape a crime.",
    ("5.2", ("women", "violence")): "Women in prison are attacked by guards.",
    ("5.2", ("traffic_in", "trafficking_of_women")): "Women and girls are at risk of trafficking.",
    ("16.2", ("violence_on_children",)): "Prohibit corporal punishment in all settings.",
    ("16.2", ("sale_of_children",)): "Ratify the OPSC without reservation.",
    ("16.2", ("children", "child_harm")): "Children are exposed to violent videos at home.",
    ("16.9", ("identity",)): "Birth certificates are free of charge.",
    ("16.9", ("stateless", "papers")): "Stateless families received documents.",
    ("17.18", ("statistics",)): "The next census asks for the country of birth.",
    ("3.c", ("health_staff", "staffing")): "There is a shortage of nurses in rural districts.",
    ("3.c", ("health_money",)): "The health budget doubled.",
    ("4.b", ("scholarships", "study")): "Forty scholarships pay for a university degree.",
    ("10.c", ("remittance", "price")): "The cost of a remittance fell below five dollars.",
}
NOT_EXPLICIT = [
    "Police seized drugs in an operation against trafficking by sea.",
    "Drug trafficking finances armed groups, and cocaine traffickers bribe officials.",
    "Arms trafficking across the border was discussed.",
    "Wetlands are stops in the migration of birds along the flyway.",
    "The data migration to the new server was finished in March.",
    "The migration of the database to the cloud platform lowered running costs.",
    "The return on investment of the dam was seven per cent.",
    "The museum shows slavery in the eighteenth century.",
    "The Foreign Ministry received the ambassador on Monday.",
    "The football club paid a record fee for the transfer of the striker.",
    "Website traffic from mobile devices grew last year.",
    "Cancer cell migration is studied in the laboratory.",
]


def test_every_rule_has_its_sentence_here() -> None:
    assert {(rule.target, rule.all) for rule in rules()} == set(SENTENCES)
    assert len(rules()) == len(SENTENCES)


@pytest.mark.parametrize("key", SENTENCES, ids=lambda key: f"{key[0]}:{'+'.join(key[1])}")
def test_a_rule_fires_on_its_sentence(key: tuple[str, tuple[str, ...]]) -> None:
    target, groups = key
    firing = rules_of(SENTENCES[key]).firings[target]
    assert firing.rule.all == groups
    assert [hit.group for hit in firing.hits] == list(groups)


@pytest.mark.parametrize("key", SENTENCES, ids=lambda key: f"{key[0]}:{'+'.join(key[1])}")
def test_the_link_is_at_least_as_likely_as_the_rule_is_right(key: tuple[str, tuple[str, ...]]) -> None:
    assert key[0] in explicit_of(SENTENCES[key])


@pytest.mark.parametrize("sentence", NOT_EXPLICIT)
def test_a_sentence_that_only_sounds_so_gives_no_explicit_target(sentence: str) -> None:
    assert explicit_of(sentence) == set()


def test_rules_are_for_the_explicit_targets_and_name_groups_that_exist() -> None:
    assert ruled_targets() == set(explicit_targets())
    named = {group for rule in rules() for group in (*rule.all, *rule.none)}
    assert named <= set(rule_groups())
    assert all(rule_groups().values())
    assert all(0.5 <= rule.certainty <= 1 for rule in rules())


def test_a_group_that_is_not_there_is_an_error_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "source: own\ncertainty: low\ngroups: {here: [visa]}\n"
        "rules: [{target: '10.7', all: [here], none: [gone], held: 9, right: 8}]\n"
    )
    monkeypatch.setattr(module, "data_path", lambda *_: path)
    with pytest.raises(DefinitionError, match="gone"):
        module._definitions.__wrapped__()


def test_terms_must_meet_in_one_sentence() -> None:
    assert "10.c" in rules_of("A remittance has its cost.").firings
    assert "10.c" not in rules_of("He received a remittance. Bread has its cost.").firings


def test_terms_must_be_near_where_the_rule_says_so() -> None:
    near = "Nurses from here work abroad."
    far = "Nurses " + "in their white coats " * 5 + "work abroad."
    assert "3.c" in rules_of(near).firings
    assert "3.c" not in rules_of(far).firings


def test_a_later_pair_of_terms_counts_where_the_first_is_too_far() -> None:
    text = "Nurses " + "in their white coats " * 5 + "know that doctors work abroad."
    firing = rules_of(text).firings["3.c"]
    assert firing.last - firing.first <= 15


def test_what_must_not_be_there_may_be_in_another_sentence() -> None:
    kept = rules_of("The museum is open. Migrants may enter free.")
    assert "10.7" not in kept.firings
    assert "10.7" in kept.kept_out


def test_a_target_that_one_rule_gives_is_not_kept_out_by_another() -> None:
    found = rules_of("The website warns of drugs, and of trafficking in persons, women among them.")
    assert found.firings["8.7"].rule.all == ("trafficking_words",)
    assert "8.7" not in found.kept_out


def test_the_longest_terms_are_the_evidence_and_the_surest_rule_gives_the_certainty() -> None:
    found = rules_of("Women in the new homes for families still meet violence; trafficking in women goes on.")
    firing = found.firings["5.2"]
    holding = [rule for rule in rules() if rule.target == "5.2" and "violence_against_women" not in rule.all]
    assert firing.rule.all == ("traffic_in", "trafficking_of_women")
    assert firing.certainty == max(rule.certainty for rule in holding) > firing.rule.certainty


def test_what_rules_say_of_themselves_is_what_was_read(shared_data: Path) -> None:
    assert shared_data.is_dir()
    assert [(held, right) for _, held, right in rule_counts()] == [(rule.held, rule.right) for rule in rules()]
