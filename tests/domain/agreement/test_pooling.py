"""Which ratings may stand in one table, and that every other one is counted with its reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ipt_training.domain.agreement.pooling import (
    ItemSet,
    Pooled,
    Selection,
    items_of,
    pool,
)
from ipt_training.domain.fidelity.rating import (
    AtSigning,
    Heard,
    RaterKind,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import Tally, tally_of
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.people.person import Role
from tests.builders import MIDDLE_GRIEF, NOW, a_judgement, a_rubric, an_item

THERAPIST, FIRST, SECOND = PersonId("therapist"), PersonId("first"), PersonId("second")
RUBRIC = a_rubric()
ASKED = Selection(structure_hash=structure_hash(RUBRIC), kind=RaterKind.SUPERVISOR)


def signed(
    rating_id: str,
    rater: PersonId = FIRST,
    *,
    recording: str = "rec1",
    rubric: Rubric = RUBRIC,
    heard: Heard | None = MIDDLE_GRIEF,
    amends: str | None = None,
    days: int = 0,
) -> Tally:
    rating = SignedRating(
        id=RatingId(rating_id),
        recording_id=RecordingId(recording),
        recording_sha256="ab" * 32,
        therapist_id=THERAPIST,
        rater_id=rater,
        rater_name=rater,
        rubric=RubricQuote(
            id=rubric.id,
            version=rubric.version,
            content_hash=content_hash(rubric),
            structure_hash=structure_hash(rubric),
        ),
        judgement=a_judgement(3).model_copy(update={"heard": heard}),
        started_at=NOW + timedelta(days=days),
        signed_at=NOW + timedelta(days=days),
        meaning="Mine.",
        amends=RatingId(amends) if amends else None,
        at_signing=AtSigning.of(
            rater,
            [Role.SUPERVISOR],
            therapist_id=THERAPIST,
            supervisors={FIRST, SECOND, PersonId("third")},
        ),
    )
    return tally_of(rating, rubric, CaseId("case"))


def ids(pooled: Pooled) -> list[str]:
    return [rating.rating_id for rating in pooled.ratings]


def why(pooled: Pooled) -> dict[str, int]:
    return {one.reason: one.n for one in pooled.left_out}


def test_who_a_rater_was_at_signing_is_what_counts_whatever_the_relations_are_now() -> None:
    before = signed("b", SECOND)
    assert ids(pool([signed("a"), before], ASKED, RUBRIC)) == ["a", "b"]
    assert before.kind is RaterKind.SUPERVISOR


def test_a_rating_that_was_set_aside_is_left_out_and_counted() -> None:
    aside = replace(signed("b", SECOND), set_aside=True)
    pooled = pool([signed("a"), aside], ASKED, RUBRIC)
    assert (ids(pooled), why(pooled)) == (["a"], {"set aside by the programme lead": 1})


def test_ratings_of_one_structure_and_kind_are_pooled() -> None:
    corrected = a_rubric(version="1.0.1")
    pooled = pool([signed("a"), signed("b", SECOND, rubric=corrected)], ASKED, RUBRIC)
    assert (ids(pooled), pooled.left_out) == (["a", "b"], ())


OTHER_STRUCTURE = a_rubric(an_item("r1"), an_item("m2"), version="2.0.0")
OTHER_RUBRIC = RUBRIC.model_copy(update={"id": "other", "brief": True})
COLUMBIA = Heard(phase=Phase.MIDDLE, focus=Focus.GRIEF, dialect=Dialect.COLUMBIA)
ENDING = Heard(phase=Phase.ENDING, focus=Focus.GRIEF)


@pytest.mark.parametrize(
    ("rating", "asked", "reason"),
    [
        (signed("b", SECOND, rubric=OTHER_STRUCTURE), {}, "made with another structure"),
        (signed("b", SECOND, rubric=OTHER_RUBRIC), {}, "made with another rubric (other)"),
        (signed("b", THERAPIST), {}, "by another kind of rater (self)"),
        (signed("b", PersonId("x")), {}, "by another kind of rater (independent)"),
        (signed("b", SECOND, days=-9), {"first": NOW.date()}, "before the period"),
        (signed("b", SECOND, days=9), {"last": NOW.date()}, "after the period"),
        (signed("b", SECOND, heard=ENDING), {"phase": Phase.MIDDLE}, "of another phase"),
        (signed("b", SECOND, heard=ENDING), {}, "heard another phase or problem area"),
        (signed("b", SECOND, heard=None), {}, "no phase and problem area"),
    ],
)
def test_what_may_not_be_pooled_is_left_out_with_its_reason(
    rating: Tally, asked: dict[str, object], reason: str
) -> None:
    pooled = pool([signed("a"), rating], ASKED.model_copy(update=asked), RUBRIC)
    assert ids(pooled) == ["a"]
    assert [(reason in one.reason, one.n) for one in pooled.left_out] == [(True, 1)]


SICK_ROLE = an_item("s1", phases=(Phase.INITIAL,), dialect=Dialect.COLUMBIA)
TAUGHT = a_rubric(*RUBRIC.items, SICK_ROLE)
INSTITUTE = Dialect.INSTITUTE


@pytest.mark.parametrize(
    ("phase", "item_set", "kept"),
    [
        (Phase.MIDDLE, ItemSet(), ["a", "b"]),
        (Phase.INITIAL, ItemSet(), ["a"]),
        (Phase.INITIAL, ItemSet(item_id="r1"), ["a", "b"]),
        (Phase.INITIAL, ItemSet(item_id="s1"), ["a"]),
    ],
)
def test_a_rating_in_another_tradition_is_compared_where_it_asks_the_same_items(
    phase: Phase, item_set: ItemSet, kept: list[str]
) -> None:
    heard = Heard(phase=phase, focus=Focus.GRIEF)
    ratings = [
        signed("a", rubric=TAUGHT, heard=heard),
        signed("b", SECOND, rubric=TAUGHT, heard=heard.model_copy(update={"dialect": INSTITUTE})),
    ]
    asked = Selection(
        structure_hash=structure_hash(TAUGHT), kind=RaterKind.SUPERVISOR, item_set=item_set
    )
    pooled = pool(ratings, asked, TAUGHT)
    assert ids(pooled) == kept
    reason = "rated in another tradition, which asks other items here"
    assert why(pooled) == ({} if len(kept) == 2 else {reason: 1})
    mirrored = asked.model_copy(update={"dialect": INSTITUTE})
    assert ids(pool(ratings, mirrored, TAUGHT)) == (kept if len(kept) == 2 else ["b"])


def test_an_amended_rating_counts_once_in_its_newest_form() -> None:
    ratings = [signed("a"), signed("b", SECOND), signed("c", amends="a", days=1)]
    pooled = pool(ratings, ASKED, RUBRIC)
    assert (ids(pooled), why(pooled)) == (
        ["b", "c"],
        {"amended since: only the newest rating counts": 1},
    )


def test_of_two_ratings_by_one_rater_the_newest_counts() -> None:
    pooled = pool([signed("a"), signed("b", days=1)], ASKED, RUBRIC)
    assert (ids(pooled), why(pooled)) == (
        ["b"],
        {"an older rating of the same session by the same rater": 1},
    )


def test_the_majority_of_a_session_decides_what_was_heard_there() -> None:
    third = PersonId("third")
    ratings = [signed("a", heard=ENDING), signed("b", SECOND), signed("c", third)]
    pooled = pool(ratings, ASKED, RUBRIC)
    assert ids(pooled) == ["b", "c"]


def test_no_rating_is_lost_without_a_reason() -> None:
    ratings = [
        signed("a"),
        signed("b", SECOND, heard=COLUMBIA),
        signed("c", THERAPIST),
        signed("d", amends="a"),
        signed("e", SECOND, recording="rec2"),
    ]
    pooled = pool(ratings, ASKED, RUBRIC)
    assert len(pooled.ratings) + sum(one.n for one in pooled.left_out) == len(ratings)


@pytest.mark.parametrize(
    ("item_set", "expected"),
    [
        (ItemSet(), ["r1", "m1", "m2", "g1", "i3"]),
        (ItemSet(group_id="inside"), ["r1", "m1", "m2", "g1", "i3"]),
        (ItemSet(group_id="outside"), []),
        (ItemSet(item_id="n1"), ["n1"]),
        (ItemSet(item_id="never"), []),
    ],
)
def test_an_item_set_means_items_inside_ipt_and_one_item_may_be_any(
    item_set: ItemSet, expected: list[str]
) -> None:
    assert [item.id for item in items_of(RUBRIC, item_set)] == expected
