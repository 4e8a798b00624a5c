"""Hours are asked about, answered, and a confirmation is taken back; nothing is lost."""

import pytest

from ipt_training.domain.certification.portfolio import Activity, HoursKind
from ipt_training.domain.errors import Conflict, NotFound, RuleBroken
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.today import Kind
from tests.builders import NOW
from tests.fakes.office import OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office


def logged(office: Office) -> str:
    return office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=120,
        on=NOW.date(),
        what="Course",
        key="k",
    )


def confirmed_by(office: Office, hours: str) -> str | None:
    with office.store.reading() as tx:
        entry = tx.hours.get(hours)
    assert entry is not None
    return entry.confirmed_by


def waiting(office: Office) -> list[str]:
    found = office.certify.hours_waiting(office.session(SUPERVISOR), most=5)
    assert found.number == len(found.entries)
    return [entry.id for entry, _ in found.entries]


def test_a_confirmation_is_taken_back_and_given_again() -> None:
    office = Office()
    hours, session = logged(office), office.session(SUPERVISOR)
    office.certify.confirm_hours(session, hours)
    office.hours.take_back(session, hours)
    assert (confirmed_by(office, hours), waiting(office)) == (None, [hours])
    office.certify.confirm_hours(session, hours)
    assert (confirmed_by(office, hours), waiting(office)) == (SUPERVISOR, [])
    with pytest.raises(Conflict, match="confirmed already"):
        office.certify.confirm_hours(session, hours)
    done = [one for one in office.actions() if one.startswith("hours")]
    assert done == ["hours logged", "hours confirmed", "hours taken back", "hours confirmed"]


def test_only_ones_own_confirmation_is_taken_back() -> None:
    office = Office()
    hours = logged(office)
    with pytest.raises(Conflict, match="not confirmed by you"):
        office.hours.take_back(office.session(SUPERVISOR), hours)


def test_hours_that_are_asked_about_wait_for_the_trainee_and_come_back_with_the_answer() -> None:
    office = Office()
    hours, session = logged(office), office.session(SUPERVISOR)
    office.hours.query(session, hours, " Which day of the course? ")
    assert waiting(office) == []
    [asked] = office.today.due(office.session(TRAINEE), Role.TRAINEE)
    [row] = asked.rows
    assert (asked.title, row.kind, row.about) == ("Came back to you", Kind.ANSWER_HOURS, hours)
    assert row.note == "Sol Heath asks: Which day of the course?"
    office.hours.answer(office.session(TRAINEE), hours, "The second.")
    assert office.today.due(office.session(TRAINEE), Role.TRAINEE) == ()
    assert waiting(office) == [hours]
    word = office.hours.of_trainees(session)[hours].word
    assert (word.kind, word.words, word.seq) == (HoursKind.ANSWERED, "The second.", 2)
    office.certify.confirm_hours(session, hours)
    assert confirmed_by(office, hours) == SUPERVISOR


def test_confirmed_hours_are_not_asked_about_and_unasked_ones_not_answered() -> None:
    office = Office()
    hours = logged(office)
    with pytest.raises(Conflict, match="Nothing is asked"):
        office.hours.answer(office.session(TRAINEE), hours, "The second.")
    office.certify.confirm_hours(office.session(SUPERVISOR), hours)
    with pytest.raises(Conflict, match="confirmed meanwhile"):
        office.hours.query(office.session(SUPERVISOR), hours, "Which?")


def test_nobody_answers_for_another_trainee() -> None:
    office = Office()
    hours = logged(office)
    office.hours.query(office.session(SUPERVISOR), hours, "Which?")
    for unknown in (hours, "none"):
        with pytest.raises(NotFound, match="nothing here"):
            office.hours.answer(office.session(OTHER_TRAINEE), unknown, "Mine.")


@pytest.mark.parametrize(("words", "refusal"), [("  ", "Write what"), ("x" * 301, "at most 300")])
def test_a_question_has_words(words: str, refusal: str) -> None:
    office = Office()
    hours = logged(office)
    with pytest.raises(RuleBroken, match=refusal):
        office.hours.query(office.session(SUPERVISOR), hours, words)
