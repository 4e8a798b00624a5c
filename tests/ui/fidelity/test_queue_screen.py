"""The list of sessions to rate."""

from ipt_training.use_cases.people.access import Session
from tests.builders import a_rubric
from tests.fakes.office import OTHER_TRAINEE, Office
from tests.ui.fidelity.conftest import Draw


def test_with_nothing_to_rate_it_says_when_something_will_come(draw: Draw) -> None:
    at = draw("queue")

    assert not at.exception
    assert at.info[0].value.startswith("Nothing is waiting")


def test_sessions_of_somebody_elses_trainee_are_not_there(office: Office, draw: Draw) -> None:
    office.a_session_to_rate(trainee=OTHER_TRAINEE)

    assert draw("queue").info[0].value.startswith("Nothing is waiting")


def test_drafts_come_before_unrated_and_unrated_before_signed(
    office: Office, supervisor: Session, draw: Draw
) -> None:
    office.a_signed_rating("signed")
    office.a_session_to_rate("fresh")
    office.rating.open_draft(supervisor, office.a_session_to_rate("begun").id, "small")

    at = draw("queue")

    assert [one.value for one in at.header] == ["Go on with", "To rate", "Signed by you"]
    assert [one.label for one in at.button] == ["Go on", "Rate", "Rate again"]


def test_rate_opens_a_draft_and_goes_to_the_desk(
    office: Office, supervisor: Session, draw: Draw
) -> None:
    office.a_session_to_rate()

    at = draw("queue")
    at.button(key="queue.rate.rec1").click().run()

    assert not at.exception
    draft = office.queue.waiting(supervisor)[0].draft
    assert draft is not None
    assert at.text[0].value == "at rating"


def test_with_two_forms_it_asks_which_and_the_whole_session_comes_first(
    office: Office, supervisor: Session, draw: Draw
) -> None:
    brief = a_rubric(brief=True).model_copy(update={"id": "brief", "title": "Brief form"})
    both = Office(rubrics=(brief, a_rubric()))
    both.a_session_to_rate()
    office.__dict__.update(both.__dict__)

    at = draw("queue")
    at.button(key="queue.rate.rec1").click().run()
    assert at.radio(key="queue.rubric.rec1").value == "small"
    assert "Brief form" in at.radio(key="queue.rubric.rec1").options[1]
    assert office.queue.waiting(supervisor)[0].draft is None


def test_a_long_list_is_drawn_a_part_at_a_time(office: Office, draw: Draw) -> None:
    for number in range(23):
        office.a_session_to_rate(f"rec{number}")

    at = draw("queue")
    rows = [one for one in at.button if one.label == "Rate"]
    assert len(rows) == 20
    at.button(key="more.queue.To rate").click().run()

    assert not at.exception
    assert len([one for one in at.button if one.label == "Rate"]) == 23
    assert "more.queue.To rate" not in [one.key for one in at.button]
