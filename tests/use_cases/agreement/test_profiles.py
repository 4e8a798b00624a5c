"""The rater's profile over fakes: strict or lenient, its course, and who may read it."""

import pytest

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.errors import NotAllowed, NotFound
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import Estimate, NotEstimable
from tests.builders import a_rubric
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice

ASKED = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)


def full(trainees: int = 12) -> Office:
    office = Office()
    rate_twice(office, trainees=trainees)
    return office


def test_a_strict_rater_is_below_the_others_on_the_same_sessions() -> None:
    office = full()
    found = office.agreement.profile(office.session(SUPERVISOR), ASKED, SUPERVISOR)
    assert isinstance(found.bias, Estimate)
    assert -1.1 < found.bias.value < -0.8
    assert found.bias.high is not None
    assert found.bias.high < 0
    assert (found.sessions, found.others, found.rater.name) == (24, 2, "Sol Heath")
    mean = sum(point.difference for point in found.points) / len(found.points)
    assert found.bias.value == pytest.approx(mean)


def test_a_profile_runs_in_order_of_signing() -> None:
    office = full()
    found = office.agreement.profile(office.session(LEAD), ASKED, RATERS[2])
    assert [point.on for point in found.points] == sorted(point.on for point in found.points)
    assert found.no_chart == ""


@pytest.mark.parametrize("who", [OTHER_SUPERVISOR, TRAINEE])
def test_a_profile_is_private_to_the_rater_and_the_lead(who: str) -> None:
    office = full()
    with pytest.raises((NotFound, NotAllowed)):
        office.agreement.profile(office.session(who), ASKED, SUPERVISOR)


def test_a_rater_is_not_told_how_they_stand_to_one_other_rater() -> None:
    office = full()
    session = office.session(SUPERVISOR)
    with pytest.raises(NotFound):
        office.agreement.profile(session, ASKED, SUPERVISOR, reference_id=RATERS[2])
    two = Office()
    rate_twice(two, raters=RATERS[:2])
    found = two.agreement.profile(two.session(SUPERVISOR), ASKED, SUPERVISOR)
    assert (found.points, found.sessions, found.others) == ((), 18, 1)
    assert isinstance(found.bias, NotEstimable)
    assert "one other rater alone" in found.bias.reason
    lead = two.agreement.profile(two.session(LEAD), ASKED, SUPERVISOR)
    assert isinstance(lead.bias, Estimate)


def test_a_rater_may_be_held_against_one_reference_by_a_lead() -> None:
    office = full()
    session = office.session(LEAD)
    found = office.agreement.profile(session, ASKED, SUPERVISOR, reference_id=RATERS[2])
    assert found.reference is not None
    assert (found.reference.id, found.others) == (RATERS[2], 1)
    whole = office.agreement.profile(session, ASKED, SUPERVISOR)
    assert 0 < found.sessions < whole.sessions
    other = office.agreement.profile(
        office.session(LEAD), ASKED, RATERS[2], reference_id=SUPERVISOR
    )
    assert isinstance(found.bias, Estimate)
    assert isinstance(other.bias, Estimate)
    assert found.bias.value == pytest.approx(-other.bias.value)


def test_a_chart_against_one_reference_points_at_no_trainee() -> None:
    office = full(trainees=4)
    found = office.agreement.profile(
        office.session(LEAD), ASKED, SUPERVISOR, reference_id=RATERS[2]
    )
    assert found.points == ()
    assert "fewer than 5 trainees" in found.no_chart


def test_a_reference_nobody_knows_is_refused() -> None:
    office = full()
    nobody = PersonId("nobody")
    with pytest.raises(NotFound):
        office.agreement.profile(office.session(LEAD), ASKED, SUPERVISOR, reference_id=nobody)


def test_somebody_who_never_rated_has_an_empty_profile() -> None:
    office = full()
    found = office.agreement.profile(office.session(LEAD), ASKED, TRAINEE)
    assert (found.sessions, found.others, found.points) == (0, 0, ())
    assert isinstance(found.bias, NotEstimable)
    assert found.no_chart == "needs at least 8 shared sessions, has 0"
