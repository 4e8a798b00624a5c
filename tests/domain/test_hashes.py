"""The two fingerprints of a rubric: of every word, and of what forms a score."""

import json
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ipt_training.domain.fidelity.rubric import Aspect, Rubric, Standing
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from tests.builders import a_rubric

RUBRIC = a_rubric()
WRITTEN: dict[str, Any] = json.loads(RUBRIC.model_dump_json(by_alias=True))
Way = tuple[str | int, ...]


def words_of(value: object, way: Way = ()) -> list[Way]:
    """Give the way to every text in a rubric that is prose and no id or choice."""
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in words_of(inner, (*way, name))]
    if isinstance(value, list):
        return [found for n, inner in enumerate(value) for found in words_of(inner, (*way, n))]
    prose = {"title", "about", "label", "question", "behaviour", "look_for", "does_not_count"}
    names = {"method", "licence"} | prose
    return [way] if isinstance(value, str) and way[-1] in names else []


PROSE = words_of(WRITTEN)


def with_words(way: Way, words: str) -> Rubric:
    """Give the rubric with one text replaced."""
    copy = json.loads(json.dumps(WRITTEN))
    here = copy
    for step in way[:-1]:
        here = here[step]
    here[way[-1]] = words
    return Rubric.model_validate_json(json.dumps(copy))


def shuffled(value: object, chance: random.Random) -> object:
    """Give the same value with the fields of every object in another order."""
    if isinstance(value, dict):
        fields = [(name, shuffled(inner, chance)) for name, inner in value.items()]
        chance.shuffle(fields)
        return dict(fields)
    if isinstance(value, list):
        return [shuffled(inner, chance) for inner in value]
    return value


@given(st.randoms(use_true_random=False))
def test_the_order_of_fields_changes_neither_hash(chance: random.Random) -> None:
    other = Rubric.model_validate_json(json.dumps(shuffled(WRITTEN, chance)))

    assert content_hash(other) == content_hash(RUBRIC)
    assert structure_hash(other) == structure_hash(RUBRIC)


@given(st.sampled_from(PROSE), st.text(alphabet="abcdefgh ", min_size=1, max_size=20))
def test_any_other_word_changes_the_content_hash_and_not_the_structure(way: Way, more: str) -> None:
    other = with_words(way, f"Other words: {more}.")

    assert content_hash(other) != content_hash(RUBRIC)
    assert structure_hash(other) == structure_hash(RUBRIC)


def changed(**fields: object) -> Rubric:
    """Give the rubric with its first item changed."""
    first, *others = RUBRIC.items
    return RUBRIC.model_copy(update={"items": (first.model_copy(update=fields), *others)})


def test_what_forms_a_score_changes_the_structure_hash() -> None:
    first = RUBRIC.items[0]
    rule = RUBRIC.pass_rule.model_copy(update={"mean_skill": 3.5})
    only_skill = {Aspect.SKILL: first.anchors[Aspect.SKILL]}
    others = [
        changed(id="other"),
        changed(standing=Standing.COMPATIBLE),
        changed(phases=first.phases[:1]),
        changed(focuses=first.focuses[:1]),
        changed(risk=False),
        changed(anchors=only_skill),
        RUBRIC.model_copy(update={"pass_rule": rule}),
        RUBRIC.model_copy(update={"brief": True}),
        RUBRIC.model_copy(update={"scales": RUBRIC.scales[:-1]}),
        RUBRIC.model_copy(update={"groups": RUBRIC.groups[:-1]}),
    ]

    hashes = {structure_hash(rubric) for rubric in (RUBRIC, *others)}

    assert len(hashes) == len(others) + 1
