"""The lead sets a wrong rating aside under its scorecard, and everybody reads that it was."""

from ipt_training.domain.ids import RatingId
from tests.fakes.office import LEAD, PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.ui.fidelity.conftest import Draw


def orphaned(office: Office) -> RatingId:
    """Give a signed rating whose rater's account is closed."""
    rating = office.a_signed_rating()
    with office.store.writing() as tx:
        person = tx.people.get(SUPERVISOR)
        assert person is not None
        tx.people.replace(person.model_copy(update={"disabled": True}))
    return rating


def test_a_lead_sets_aside_and_all_readers_are_told(office: Office, draw: Draw) -> None:
    rating = orphaned(office)
    at = draw("scorecard", LEAD, rating=rating)
    at.text_area(key=f"aside.reason.{rating}").input("Of another session.")
    at.text_input(key=f"aside.password.{rating}").input(PASSWORD)
    next(one for one in at.button if one.label == "Set aside").click().run()
    assert not at.exception
    for reader in (LEAD, TRAINEE):
        shown = draw("scorecard", reader, rating=rating)
        told = [one.value.replace("\\", "") for one in shown.warning]
        assert any("Of another session. This rating is kept and shown" in one for one in told)
        assert "Set aside" not in [one.label for one in shown.button]


def test_a_wrong_password_sets_nothing_aside(office: Office, draw: Draw) -> None:
    rating = orphaned(office)
    at = draw("scorecard", LEAD, rating=rating)
    at.text_area(key=f"aside.reason.{rating}").input("Of another session.")
    at.text_input(key=f"aside.password.{rating}").input("a guess of mine")
    next(one for one in at.button if one.label == "Set aside").click().run()
    assert any("password" in one.value for one in at.warning)
    with office.store.reading() as tx:
        assert tx.ratings.asides([rating]) == {}


def test_it_is_not_offered_while_the_rater_can_amend(office: Office, draw: Draw) -> None:
    at = draw("scorecard", LEAD, rating=office.a_signed_rating())
    assert "Set aside" not in [one.label for one in at.button]
