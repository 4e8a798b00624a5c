"""The rater's profile, the sources of variance and the committee's confidence, over fakes."""

import pytest

from ipt_training.domain.agreement.pooling import ItemSet, RaterKind, Selection
from ipt_training.domain.errors import NotAllowed, NotFound
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.decision import ErrorComponents
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.use_cases.certification.confidence import plan_of
from tests.builders import a_rubric
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice

ASKED = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)
LEARNER = PersonId("learner0")


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


def test_a_rater_may_be_held_against_one_reference() -> None:
    office = full()
    session = office.session(SUPERVISOR)
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
        office.session(SUPERVISOR), ASKED, SUPERVISOR, reference_id=RATERS[2]
    )
    assert found.points == ()
    assert "fewer than 5 trainees" in found.no_chart


def test_a_reference_nobody_knows_is_refused() -> None:
    office = full()
    nobody = PersonId("nobody")
    with pytest.raises(NotFound):
        office.agreement.profile(office.session(SUPERVISOR), ASKED, SUPERVISOR, reference_id=nobody)


def test_somebody_who_never_rated_has_an_empty_profile() -> None:
    office = full()
    found = office.agreement.profile(office.session(LEAD), ASKED, TRAINEE)
    assert (found.sessions, found.others, found.points) == (0, 0, ())
    assert isinstance(found.bias, NotEstimable)
    assert found.no_chart == "needs at least 8 shared sessions, has 0"


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
    office = full()
    with office.store.writing() as tx:
        tx.people.supervise(LEARNER, {SUPERVISOR, OTHER_SUPERVISOR})
    found = office.confidence.of(office.session(LEAD), LEARNER, "level")
    assert found is not None
    assert (found.ratings, found.left_out) == (4, 2)


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


def test_fair_averages_raise_what_the_strict_rater_scored() -> None:
    office = full()
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert found.refused is None
    assert (found.n_sessions, len(found.sessions)) == (36, 36)
    severities = {
        rater.name: figure.severity
        for rater, figure in found.raters
        if not isinstance(figure, NotEstimable)
    }
    assert list(severities) == ["Ash Brook", "Sol Heath", "Suri Glen"]
    assert max(severities, key=lambda name: severities[name]) == "Sol Heath"
    assert found.crossing == sum(
        (plain < found.mark) is not (fair < found.mark) for plain, fair in found.sessions
    )
    assert found.widest == pytest.approx(max(abs(fair - plain) for plain, fair in found.sessions))


def test_a_rater_sees_no_severity_but_their_own() -> None:
    office = full()
    office.agreement.severity(office.session(LEAD), ASKED)
    found = office.agreement.severity(office.session(OTHER_SUPERVISOR), ASKED)
    assert [rater.name for rater, _ in found.raters] == ["Suri Glen"]


def test_fair_averages_change_no_score() -> None:
    office = full()
    with office.store.reading() as tx:
        before = list(tx.ratings.all())
    office.agreement.severity(office.session(LEAD), ASKED)
    with office.store.reading() as tx:
        assert list(tx.ratings.all()) == before


def test_sessions_of_few_trainees_are_not_pictured() -> None:
    office = Office()
    rate_twice(office, trainees=4, each=6)
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert (found.sessions, found.crossing, found.n_sessions) == ((), 0, 24)
    assert "fewer than 5 trainees" in found.withheld


def test_raters_who_never_met_are_refused_by_name() -> None:
    office = Office()
    for number, rater in enumerate((SUPERVISOR, OTHER_SUPERVISOR)):
        for place in range(3):
            office.a_signed_rating(f"alone{number}{place}", rater=rater, skill=3 + place % 2)
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert found.refused is not None
    assert "Sol Heath" in found.refused.reason
    assert "Suri Glen" in found.refused.reason
    assert found.raters == ()
