"""The evidence behind a decision: every rating, and what was left out with its reason."""

import pytest

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.certification.weighed import Bearing
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.ids import RatingId
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, PASSWORD, SUPERVISOR, TRAINEE, Office


def test_the_lead_sees_every_rating_under_its_requirement() -> None:
    office = Office()
    good = office.a_signed_rating("rec1")
    poor = office.a_signed_rating("rec2", skill=1)
    aside = office.a_signed_rating("rec3", rater=OTHER_SUPERVISOR)
    office.people.disable(office.session(LEAD), OTHER_SUPERVISOR)
    office.asides.set_aside(office.session(LEAD), aside, PASSWORD, "Wrong session")
    evidence = office.evidence.of(office.session(LEAD), TRAINEE, "level")
    assert evidence.others == ()
    found = {
        line.weighed.rating_id: (line.weighed.bearing, line.weighed.why, line.rater, line.readable)
        for line in evidence.asked["sessions"]
    }
    assert found == {
        good: (Bearing.AT_MARK, None, "Sol Heath", True),
        poor: (Bearing.BELOW, None, "Sol Heath", True),
        aside: (Bearing.LEFT_OUT, WhyLeftOut.SET_ASIDE, "Suri Glen", True),
    }
    assert {line.pseudonym for line in evidence.asked["sessions"]} != {""}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rater_id": TRAINEE}, WhyLeftOut.OWN),
        ({"judgement": Judgement(answers={})}, WhyLeftOut.NOTHING_HEARD),
        ({}, WhyLeftOut.AMENDED),
    ],
)
def test_what_does_not_count_is_listed_with_its_reason(
    change: dict[str, object], why: WhyLeftOut
) -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    with office.store.writing() as tx:
        first = tx.ratings.get(rating_id)
        assert first is not None
        amends = {} if change else {"amends": rating_id}
        tx.ratings.add(first.model_copy(update={"id": RatingId("second"), **amends, **change}))
    lines = office.evidence.of(office.session(LEAD), TRAINEE, "level").asked["sessions"]
    left_out = {one.weighed.rating_id: one.weighed.why for one in lines if one.weighed.why}
    assert left_out == {rating_id if why is WhyLeftOut.AMENDED else "second": why}
    assert len(lines) == 2


def test_an_altered_rating_is_named_and_takes_no_other_with_it() -> None:
    office = Office()
    broken = office.a_signed_rating("rec1")
    whole = office.a_signed_rating("rec2")
    office.store.rows.hashes[broken] = "another"
    lines = office.evidence.of(office.session(LEAD), TRAINEE, "level").asked["sessions"]
    assert [(line.weighed.rating_id, line.readable) for line in lines] == [
        (whole, True),
        (broken, False),
    ]


def test_every_rating_that_is_listed_has_a_scorecard_for_the_lead() -> None:
    office = Office()
    office.a_signed_rating("rec1")
    office.a_signed_rating("rec2", rater=OTHER_SUPERVISOR, skill=1)
    lines = office.evidence.of(office.session(LEAD), TRAINEE, "level").asked["sessions"]
    read = [office.cards.read(office.session(LEAD), one.weighed.rating_id) for one in lines]
    assert {card.rating.rater_id for card in read} == {SUPERVISOR, OTHER_SUPERVISOR}
