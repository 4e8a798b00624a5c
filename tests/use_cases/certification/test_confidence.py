"""The committee's confidence over fakes: how sure a trainee's mean is against the mark."""

import pytest

from ipt_training.domain.errors import NotAllowed
from ipt_training.domain.ids import PersonId
from ipt_training.domain.ipt import Dialect
from ipt_training.reliability.decision import ErrorComponents
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.use_cases.certification.confidence import plan_of
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice

LEARNER = PersonId("learner0")


def full(trainees: int = 12) -> Office:
    office = Office()
    rate_twice(office, trainees=trainees)
    return office


def test_the_committee_gets_the_mean_with_its_error_and_the_probability() -> None:
    office = full()
    found = office.confidence.of(office.session(LEAD), LEARNER, "level")
    assert found is not None
    assert (found.sessions, found.raters, found.ratings, found.left_out) == (3, 3, 6, 0)
    assert isinstance(found.mean, Estimate)
    assert found.mean.standard_error is not None
    assert isinstance(found.above, float)
    assert (found.above > 0.5) is (found.mean.value > found.mark)
    assert isinstance(found.accuracy, Estimate)
    assert found.accuracy.n_targets == 12
    assert "95% sure" in found.plan


def test_what_may_not_be_pooled_with_the_trainees_ratings_is_counted() -> None:
    office = Office()
    rate_twice(office, strangers=[(LEARNER, RATERS[2])])
    found = office.confidence.of(office.session(LEAD), LEARNER, "level")
    assert found is not None
    assert (found.ratings, found.left_out) == (4, 2)
    assert [(one.n, one.reason) for one in found.why_left_out] == [
        (2, "by another kind of rater (independent)")
    ]


def test_ratings_in_another_tradition_count_where_it_asks_the_same_items() -> None:
    office = Office()
    rate_twice(office, trainees=12, dialects={RATERS[2]: Dialect.INSTITUTE})
    found = office.confidence.of(office.session(LEAD), LEARNER, "level")
    same = full().confidence.of(office.session(LEAD), LEARNER, "level")
    assert found is not None
    assert same is not None
    assert (found.ratings, found.left_out) == (6, 0)
    assert (found.mean, found.above) == (same.mean, same.above)


def test_below_the_minimum_the_committee_is_told_in_words() -> None:
    office = Office()
    office.a_signed_rating()
    found = office.confidence.of(office.session(LEAD), TRAINEE, "level")
    assert found is not None
    assert isinstance(found.mean, NotEstimable)
    assert isinstance(found.above, NotEstimable)
    assert isinstance(found.accuracy, NotEstimable)
    assert found.plan.startswith("What would be enough is not estimable because")


def test_one_session_among_many_asks_for_a_second() -> None:
    office = full()
    office.a_signed_rating()
    found = office.confidence.of(office.session(LEAD), TRAINEE, "level")
    assert found is not None
    assert found.mean == NotEstimable("needs at least 2 rated sessions, has 1")
    assert found.plan == "Have at least two sessions rated, and by two raters between them."


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR, LEARNER])
def test_nobody_but_a_lead_weighs_the_evidence(who: str) -> None:
    office = full()
    with office.store.writing() as tx:
        held = tx.sign_ins.get(office.session(LEAD))
        assert held is not None
        tx.sign_ins.add(
            held.model_copy(update={"id": office.session(LEARNER), "person_id": LEARNER})
        )
    with pytest.raises(NotAllowed):
        office.confidence.of(office.session(who), LEARNER, "level")


def test_a_trainee_without_ratings_has_nothing_to_weigh() -> None:
    office = Office()
    assert office.confidence.of(office.session(LEAD), TRAINEE, "level") is None


def test_requirements_without_rated_sessions_have_nothing_to_weigh() -> None:
    from tests.fakes.office import a_programme

    pack = a_programme()
    only_hours = pack.model_copy(update={"requirements": pack.requirements[:1]})
    office = Office(programmes=(only_hours,))
    assert office.confidence.of(office.session(LEAD), TRAINEE, "level") is None


SMALL = ErrorComponents(session=0.05, rater=0.05, residual=0.05)
LARGE = ErrorComponents(session=1.0, rater=1.0, residual=1.0)


@pytest.mark.parametrize(
    ("mean", "components", "sentence"),
    [
        (
            Estimate(3.4, 3.1, 3.7, 6, 2, 0.1),
            SMALL,
            "More ratings are not needed to be 95% sure of the side of the mark.",
        ),
        (
            Estimate(3.3, 2.8, 3.8, 2, 2, 0.25),
            SMALL,
            "If the mean stays as it is, 5 sessions, each rated by 3 raters, would make its side of"
            " the mark 95% sure.",
        ),
        (
            Estimate(3.1, 2.0, 4.2, 4, 2, 0.6),
            LARGE,
            "The mean is so close to the mark that even 20 sessions by 6 raters would not make its"
            " side 95% sure.",
        ),
    ],
)
def test_the_plan_starts_from_what_there_is(
    mean: Estimate, components: ErrorComponents, sentence: str
) -> None:
    assert plan_of(mean, components, 3.0, raters=2) == sentence


def test_a_mean_below_the_mark_may_be_as_sure_as_one_above() -> None:
    below = Estimate(2.4, 2.1, 2.7, 6, 2, 0.1)
    assert plan_of(below, SMALL, 3.0, raters=2).startswith("More ratings are not needed")
