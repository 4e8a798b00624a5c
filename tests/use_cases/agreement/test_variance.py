"""The sources of variance over fakes: what the differences between scores come from."""

import pytest

from ipt_training.domain.agreement.pooling import ItemSet, Selection
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.reliability.estimate import Estimate, NotEstimable
from tests.builders import a_rubric
from tests.fakes.office import LEAD, Office
from tests.fakes.rated_twice import rate_twice

ASKED = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)


def full(trainees: int = 12) -> Office:
    office = Office()
    rate_twice(office, trainees=trainees)
    return office


def test_the_differences_are_taken_apart_by_source() -> None:
    office = full()
    session, trainee, items = office.agreement.methods(office.session(LEAD), ASKED)
    assert [one.words for one in session.sources] == [
        "Session",
        "Rater",
        "Session by rater, and chance",
    ]
    assert [one.words for one in trainee.sources] == [
        "Trainee",
        "Rater",
        "Session",
        "Trainee by rater",
        "Session by rater, and chance",
    ]
    assert sum(one.share for one in items.sources) == pytest.approx(1)
    values = [
        plan.dependability.value
        for plan in session.plans
        if isinstance(plan.dependability, Estimate)
    ]
    assert len(values) == 5
    assert values == sorted(values)


def test_sources_that_cannot_be_told_apart_say_why() -> None:
    office = Office()
    office.a_signed_rating()
    studies = office.agreement.methods(office.session(LEAD), ASKED)
    assert all(isinstance(study.refused, NotEstimable) for study in studies)
    asked = ASKED.model_copy(update={"item_set": ItemSet(item_id="i3")})
    nothing = office.agreement.methods(office.session(LEAD), asked)
    assert {study.n_scores for study in nothing} == {0}
