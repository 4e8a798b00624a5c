"""What a signed rating comes to is worked out from it and from its rubric alone."""

from datetime import timedelta

import pytest

from ipt_training.domain.fidelity.rating import (
    Answer,
    Judgement,
    NotRated,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.fidelity.scorecard import Outcome, score
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import main_aspect, places_in, scores_in, tally_of
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from tests.builders import MIDDLE_GRIEF, NOW, STOOD, a_judgement, a_rubric, absent, scored

RUBRIC = a_rubric()
CASE = CaseId("case")


def signed(judgement: Judgement) -> SignedRating:
    return SignedRating(
        id=RatingId("r"),
        recording_id=RecordingId("rec1"),
        recording_sha256="ab" * 32,
        therapist_id=PersonId("therapist"),
        rater_id=PersonId("rater"),
        rater_name="Rae Ter",
        rubric=RubricQuote(
            id=RUBRIC.id,
            version=RUBRIC.version,
            content_hash=content_hash(RUBRIC),
            structure_hash=structure_hash(RUBRIC),
        ),
        judgement=judgement,
        started_at=NOW,
        signed_at=NOW + timedelta(hours=1),
        meaning="Mine.",
        amends=RatingId("earlier"),
        reason="A slip.",
        at_signing=STOOD,
    )


def test_items_outside_ipt_are_compared_on_their_dose() -> None:
    aspects = {item.id: main_aspect(item) for item in RUBRIC.items}
    assert (aspects["n1"], aspects["m2"]) == (Aspect.DOSE, Aspect.SKILL)


def test_a_tally_names_who_rated_whom_with_what() -> None:
    rating = signed(a_judgement(4))
    found = tally_of(rating, RUBRIC, CASE)
    assert (found.rating_id, found.recording_id, found.case_id) == ("r", "rec1", "case")
    assert (found.therapist_id, found.rater_id, found.rater_name) == (
        *("therapist", "rater"),
        "Rae Ter",
    )
    assert (found.rubric, found.heard, found.amends) == (rating.rubric, MIDDLE_GRIEF, "earlier")
    assert found.signed_at == rating.signed_at


@pytest.mark.parametrize("level", [1, 3, 5])
def test_its_outcome_is_that_of_the_scorecard(level: int) -> None:
    judgement = a_judgement(level)
    assert tally_of(signed(judgement), RUBRIC, CASE).outcome is score(RUBRIC, judgement).outcome


def test_its_scores_are_those_of_the_main_aspects_and_nothing_is_no_zero() -> None:
    judgement = a_judgement(4, m2=scored(1, 2), g1=Answer(not_rated=NotRated.NO_OPPORTUNITY))
    judgement = judgement.model_copy(update={"answers": {**judgement.answers, "n1": absent()}})
    found = scores_in(tally_of(signed(judgement), RUBRIC, CASE), RUBRIC)
    assert found["m2"] == 2
    assert found["n1"] == absent().scores[Aspect.DOSE]
    assert "g1" not in found
    assert set(found) < set(places_in(RUBRIC))


def test_without_a_phase_heard_there_is_no_outcome_but_there_are_scores() -> None:
    found = tally_of(signed(a_judgement(3).model_copy(update={"heard": None})), RUBRIC, CASE)
    assert (found.outcome, found.heard) == (None, None)
    assert scores_in(found, RUBRIC)["m1"] == 3


def test_without_the_rubric_there_is_neither_outcome_nor_score() -> None:
    found = tally_of(signed(a_judgement(3)), None, CASE)
    assert (found.outcome, found.scores) == (None, b"")
    assert found.heard == MIDDLE_GRIEF


def test_two_versions_of_one_structure_give_the_same_scores() -> None:
    corrected = a_rubric(version="1.0.1")
    rating = signed(a_judgement(2))
    assert tally_of(rating, corrected, CASE) == tally_of(rating, RUBRIC, CASE)
    assert Outcome.MEETS is not tally_of(rating, RUBRIC, CASE).outcome
