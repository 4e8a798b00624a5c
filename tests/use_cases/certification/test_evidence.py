"""The evidence behind a decision: every rating, and what was left out with its reason."""

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.certification.weighed import Bearing
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
