"""A wrong rating whose rater is gone is kept and shown, and is in no figure from then on."""

import pytest

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.errors import Conflict, NotAllowed, RuleBroken
from ipt_training.domain.ids import RatingId
from tests.fakes.office import LEAD, PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.fakes.readable import cards_in

REASON = "Of another session."


def closed(office: Office) -> RatingId:
    """Give a signed rating whose rater's account is closed since."""
    rating_id = office.a_signed_rating()
    with office.store.writing() as tx:
        person = tx.people.get(SUPERVISOR)
        assert person is not None
        tx.people.replace(person.model_copy(update={"disabled": True}))
    return rating_id


def test_it_counts_no_more_and_stays_readable_with_name_and_reason() -> None:
    office = Office()
    rating_id = closed(office)
    lead = office.session(LEAD)
    assert office.asides.may(lead, rating_id)
    office.asides.set_aside(lead, rating_id, PASSWORD, f" {REASON} ")
    card = office.cards.read(lead, rating_id)
    assert card.aside is not None
    assert (card.aside.by, card.aside.reason) == (LEAD, REASON)
    assert not office.asides.may(lead, rating_id)
    assert [one.aside for one in cards_in(office.cards.of_mine(office.session(TRAINEE)))] == [
        card.aside
    ]
    with office.store.reading() as tx:
        portfolio = office.certify.portfolio(tx, TRAINEE)
        counted = office.certify.portfolios.counted(tx, {TRAINEE})[TRAINEE]
        assert [one.set_aside for one in tx.tallies.all()] == [True]
    assert portfolio == counted
    assert portfolio.sessions == ()
    assert [(one.rating_id, one.why) for one in portfolio.left_out] == [
        (rating_id, WhyLeftOut.SET_ASIDE)
    ]
    assert office.actions()[-1] == "rating set aside"
    stage = [column.title for column in office.exports.ratings_long(lead).columns].index("stage")
    assert {row[stage].value for row in office.exports.ratings_long(lead).rows} == {"set_aside"}


def test_a_rating_is_set_aside_once() -> None:
    office = Office()
    rating_id = closed(office)
    lead = office.session(LEAD)
    office.asides.set_aside(lead, rating_id, PASSWORD, REASON)
    with pytest.raises(Conflict, match="already"):
        office.asides.set_aside(lead, rating_id, PASSWORD, REASON)


def test_somebody_who_is_there_amends_it_instead() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    lead = office.session(LEAD)
    assert not office.asides.may(lead, rating_id)
    with pytest.raises(RuleBroken, match="can amend this rating"):
        office.asides.set_aside(lead, rating_id, PASSWORD, REASON)


def test_it_needs_a_reason_and_the_password() -> None:
    office = Office()
    rating_id = closed(office)
    lead = office.session(LEAD)
    with pytest.raises(RuleBroken, match="Say why"):
        office.asides.set_aside(lead, rating_id, PASSWORD, "  ")
    with pytest.raises(RuleBroken, match="password"):
        office.asides.set_aside(lead, rating_id, "a guess of mine", REASON)


def test_nobody_but_a_lead_sets_aside() -> None:
    office = Office()
    rating_id = closed(office)
    trainee = office.session(TRAINEE)
    assert not office.asides.may(trainee, rating_id)
    with pytest.raises(NotAllowed):
        office.asides.set_aside(trainee, rating_id, PASSWORD, REASON)
