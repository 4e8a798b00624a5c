"""The dialog of signing: what is shown, what is asked, and that it counts once."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.fidelity.rating import Answer
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import RatingId
from ipt_training.use_cases.fidelity.rate import MEANING
from ipt_training.use_cases.people.access import Session
from tests.builders import a_judgement
from tests.fakes.office import PASSWORD, Office
from tests.fakes.readable import cards_in

Open = Callable[[RatingId], AppTest]


@pytest.fixture
def complete(office: Office, supervisor: Session, heard_draft: RatingId) -> RatingId:
    """Put a draft with nothing open."""
    office.rating.save(supervisor, heard_draft, a_judgement(4), expected=1)
    return heard_draft


def _sign(at: AppTest, rating: RatingId, password: str) -> AppTest:
    at.text_input(key=f"sign.password.{rating}").input(password)
    return next(one for one in at.button if one.label == "Sign this rating").click().run()


def test_it_shows_who_signs_what_it_means_and_the_totals_with_their_n(
    open_dialog: Open, complete: RatingId
) -> None:
    shown = " ".join(one.value for one in open_dialog(complete).markdown).replace("\\", "")

    assert "Sol Heath" in shown
    assert MEANING in shown
    assert "4.00 (n = 4)" in shown
    assert "4 of 4 that apply" in shown
    assert shown.index("Mean extent") < shown.index("Mean skill")


def test_the_right_password_signs_and_leads_to_the_scorecard(
    office: Office, supervisor: Session, open_dialog: Open, complete: RatingId
) -> None:
    at = _sign(open_dialog(complete), complete, PASSWORD)

    assert not at.exception
    assert [card.rating.id for card in cards_in(office.cards.by_me(supervisor))] == [complete]
    assert [one.value for one in at.text] == ["at scorecard"]


def test_a_wrong_password_signs_nothing_and_says_so(
    office: Office, supervisor: Session, open_dialog: Open, complete: RatingId
) -> None:
    at = _sign(open_dialog(complete), complete, "not my password")

    assert office.cards.by_me(supervisor) == ()
    assert at.warning[-1].value.startswith("The password does not match")


def test_a_draft_changed_in_another_window_is_not_signed(
    office: Office, supervisor: Session, open_dialog: Open, complete: RatingId
) -> None:
    at = open_dialog(complete)
    office.rating.save(supervisor, complete, a_judgement(1), expected=2)
    at = _sign(at, complete, PASSWORD)

    assert office.cards.by_me(supervisor) == ()
    assert "another window" in at.warning[-1].value


def test_predominant_work_outside_ipt_without_a_mark_is_listed_and_no_password_asked(
    office: Office, supervisor: Session, open_dialog: Open, heard_draft: RatingId
) -> None:
    outside = Answer(scores={Aspect.DOSE: 4, Aspect.PURPOSE: 1})
    office.rating.save(supervisor, heard_draft, a_judgement(4, n1=outside), expected=1)

    at = open_dialog(heard_draft)

    assert len(at.text_input) == 0
    assert "Mark the moment" in " ".join(one.value for one in at.markdown)


def test_rating_again_asks_why_and_amends(
    office: Office, supervisor: Session, open_dialog: Open
) -> None:
    first = office.a_signed_rating()
    recording = office.queue.waiting(supervisor)[0].recording
    again = office.rating.open_draft(supervisor, recording.id, "small")
    office.rating.save(supervisor, again, a_judgement(2), expected=0)

    at = open_dialog(again)
    at.text_area(key=f"sign.reason.{again}").input("I had heard the wrong minute.")
    _sign(at, again, PASSWORD)

    newest = cards_in(office.cards.by_me(supervisor))[0].rating
    assert (newest.amends, newest.reason) == (first, "I had heard the wrong minute.")


def test_what_was_not_heard_is_said_before_a_password_is_asked_for(
    office: Office, supervisor: Session, open_dialog: Open
) -> None:
    recording = office.a_session_to_rate("silent")
    rating_id = office.rating.open_draft(supervisor, recording.id, "small")
    office.rating.save(supervisor, rating_id, a_judgement(4), expected=0)

    at = open_dialog(rating_id)

    assert len(at.text_input) == 0
    assert "No hearing of this recording by you" in at.warning[-1].value
