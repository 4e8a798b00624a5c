"""My results: requirements, hours, scorecards and practice, and what to work on next."""

from datetime import timedelta

import pytest

from ipt_training.domain.ids import RatingId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.practice.attempt import Given
from ipt_training.ui import results
from ipt_training.ui.places import Place
from ipt_training.use_cases.practice.practise import Standing
from tests.builders import NOW, a_judgement
from tests.fakes.office import PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.fakes.practice import SINGLE, a_bank
from tests.ui.practice.screen_under_test import Went, bodies, open_screen, press, sentences

GRIEF = Standing(Phase.INITIAL, Focus.GRIEF, 4, 4.0)


@pytest.mark.parametrize(
    ("standings", "sentence"),
    [
        ((), "Take a first quiz, and this page will say what to work on next."),
        (
            (GRIEF, Standing(Phase.MIDDLE, Focus.ROLE_DISPUTE, 2, 0.5)),
            "Work next on role dispute in the middle phase: 0.5 of 2 so far.",
        ),
        (
            (Standing(None, None, 1, 0.0),),
            "Work next on questions that belong to every phase and problem area: 0 of 1 so far.",
        ),
        (
            (GRIEF,),
            "Every first answer was right. Next: role dispute in the initial phase.",
        ),
        (
            tuple(Standing(p, f, 1, 1.0) for p in Phase for f in Focus),
            "Every first answer was right. Next: questions that belong to every phase and"
            " problem area.",
        ),
    ],
)
def test_one_sentence_says_what_to_work_on_next(
    standings: tuple[Standing, ...], sentence: str
) -> None:
    assert results.next_step(standings) == sentence


def test_a_new_trainee_finds_what_is_needed_and_nothing_to_fear() -> None:
    shown = sentences(open_screen(results, Office()))
    for words in ("Course", "No hours yet.", "None yet.", "Not practised yet."):
        assert words in shown
    assert "Nobody else sees your practice." in shown


def test_practice_shows_every_cell_with_its_n() -> None:
    office = Office(banks=(a_bank(SINGLE),))
    session = office.session(TRAINEE)
    quiz = office.practise.begin_quiz(session, phase=None, focus=None, size=6, key="k")
    office.practise.answer_question(session, quiz, SINGLE.id, Given(chosen=("b",)))
    table = bodies(open_screen(results, office))
    assert "(n = 1)" in table
    assert "1 of 1</td>" in table
    assert table.count(">not practised yet<") == 24


def test_hours_are_logged_once_and_wait_for_a_word() -> None:
    office = Office()
    test = open_screen(results, office)
    test.selectbox(key="results.hours.activity.0").set_value(1)
    test.number_input(key="results.hours.hours.0").set_value(1.5)
    test.date_input(key="results.hours.on.0").set_value(NOW.date() - timedelta(days=3))
    test.text_input(key="results.hours.what.0").set_value("A *case* discussed")
    press(test, "results.hours.log")
    [entry] = office.certify.hours_of_mine(office.session(TRAINEE))
    assert (entry.minutes, entry.what, entry.confirmed_by) == (90, "A *case* discussed", None)
    assert "27 February 2026: 1 h 30 min, individual supervision" in sentences(test)
    press(test, "results.hours.log")
    assert len(office.certify.hours_of_mine(office.session(TRAINEE))) == 1


@pytest.mark.parametrize(
    ("activity", "hours", "what", "sentence"),
    [
        (None, 1.0, "Case", "Choose what the hours were spent on."),
        (0, None, "Case", "Enter the hours as a number."),
        (0, 0.0, "Case", "Enter more than 0 and at most 40 hours"),
        (0, 1.0, "", "Enter more than 0 and at most 40 hours"),
    ],
)
def test_hours_that_cannot_be_logged_are_refused_in_a_sentence(
    activity: int | None, hours: float | None, what: str, sentence: str
) -> None:
    office = Office()
    test = open_screen(results, office)
    test.selectbox(key="results.hours.activity.0").set_value(activity)
    test.number_input(key="results.hours.hours.0").set_value(hours)
    test.text_input(key="results.hours.what.0").set_value(what)
    press(test, "results.hours.log")
    assert sentence in sentences(test)
    assert office.certify.hours_of_mine(office.session(TRAINEE)) == ()


def signed_card(office: Office, recording_id: str) -> RatingId:
    recording = office.a_session_to_rate(recording_id)
    session = office.session(SUPERVISOR)
    office.heard(SUPERVISOR, recording.id)
    rating = office.rating.open_draft(session, recording.id, "small")
    office.rating.save(session, rating, a_judgement(4), expected=0)
    return office.rating.sign(session, rating, PASSWORD, expected=1)


def test_a_scorecard_that_came_back_is_one_button_away(monkeypatch: pytest.MonkeyPatch) -> None:
    office, went = Office(), Went()
    rating = signed_card(office, "rec1")
    test = open_screen(results, office, monkeypatch=monkeypatch, went=went)
    press(test, f"results.card.{rating}")
    assert went.to == [(Place.SCORECARD, {"rating": rating})]


def test_older_scorecards_fold_away() -> None:
    office = Office()
    for n in range(7):
        signed_card(office, f"rec{n}")
    labels = [one.label for one in open_screen(results, office).expander]
    assert labels == ["Log hours", "2 older ones"]
