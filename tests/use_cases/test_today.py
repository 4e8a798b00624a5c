"""The home screen: what is due in each role, in short lists, and nothing that is not."""

from datetime import timedelta

import pytest

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.errors import NotAllowed
from ipt_training.domain.ids import CaseId, RecordingId
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Given
from ipt_training.use_cases.today import ROWS, DueList, Kind
from tests.builders import NOW
from tests.fakes.office import (
    LEAD,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
    a_programme,
)
from tests.fakes.packs import a_choice_vignette, a_small_bank

ROLE_OF = {
    TRAINEE: Role.TRAINEE,
    OTHER_TRAINEE: Role.TRAINEE,
    SUPERVISOR: Role.SUPERVISOR,
    LEAD: Role.PROGRAMME_LEAD,
}


def due(office: Office, who: str) -> tuple[DueList, ...]:
    return office.today.due(office.session(who), {str(k): v for k, v in ROLE_OF.items()}[who])


def lines(lists: tuple[DueList, ...]) -> dict[str, list[tuple[Kind, str, str]]]:
    return {one.title: [(row.kind, row.line, row.note) for row in one.rows] for one in lists}


def an_office_with_content() -> Office:
    vignettes = (a_choice_vignette("one", "The garden"), a_choice_vignette("two", "The move"))
    return Office(vignettes=vignettes, banks=(a_small_bank(),))


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR])
def test_with_nothing_due_there_are_no_lists(who: str) -> None:
    assert due(Office(), who) == ()


def test_a_trainee_goes_on_reads_what_came_back_and_finds_what_is_new() -> None:
    office = an_office_with_content()
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "one", key="k1")
    office.practise.answer_scene(session, attempt, "s1", Given(chosen=("a",)))
    office.clock.advance()
    office.practise.begin_quiz(session, phase=None, focus=None, size=2, key="k2")
    office.a_signed_rating()
    assert lines(due(office, TRAINEE)) == {
        "Go on where you stopped": [
            (Kind.GO_ON_QUIZ, "Quiz: everything", "0 of 2 answered"),
            (Kind.GO_ON_VIGNETTE, "The garden", "1 of 5 answered"),
        ],
        "Came back to you": [(Kind.READ_CARD, "Harbour 12, session 5", "rated by Sol Heath")],
        "New to practise": [(Kind.NEW_VIGNETTE, "The move", "about 20 min")],
    }
    assert list(lines(due(office, OTHER_TRAINEE))) == ["New to practise"]


def test_a_finished_attempt_is_not_gone_on_with() -> None:
    office = an_office_with_content()
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "one", key="k1")
    for number in range(1, 6):
        office.practise.answer_scene(session, attempt, f"s{number}", Given(chosen=("a",)))
    assert list(lines(due(office, TRAINEE))) == ["New to practise"]


def test_a_supervisor_goes_on_rates_and_confirms() -> None:
    office = Office()
    office.a_signed_rating("signed")
    office.a_session_to_rate("begun")
    office.a_session_to_rate("new")
    session = office.session(SUPERVISOR)
    office.rating.open_draft(session, RecordingId("begun"), "small")
    office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=90,
        on=NOW.date(),
        what="Course",
        key="k1",
    )
    waiting = "Mina Vale: Harbour 12, session 5 of 16"
    assert lines(due(office, SUPERVISOR)) == {
        "Go on where you stopped": [(Kind.GO_ON_RATING, waiting, "draft")],
        "Waiting for your rating": [(Kind.RATE, waiting, "not rated yet")],
        "Hours to confirm": [
            (Kind.CONFIRM_HOURS, "Mina Vale: 1 h 30 min, Course", "to be confirmed")
        ],
    }


def test_a_scorecard_that_was_opened_waits_no_more() -> None:
    office = Office()
    signed = office.a_signed_rating()
    [came] = due(office, TRAINEE)
    assert [row.at for row in came.rows] == [
        office.cards.read(office.session(TRAINEE), signed).rating.signed_at
    ]
    office.cards.note_read(office.session(SUPERVISOR), signed)
    assert len(due(office, TRAINEE)) == 1
    office.cards.note_read(office.session(TRAINEE), signed)
    office.cards.note_read(office.session(TRAINEE), signed)
    assert due(office, TRAINEE) == ()
    assert len(office.cards.of_mine(office.session(TRAINEE))) == 1


def test_sessions_of_one_case_are_one_row() -> None:
    office = Office()
    for number, name in ((7, "late"), (5, "early"), (6, "middle")):
        office.a_session_to_rate(name)
        with office.store.writing() as tx:
            recording = tx.recordings.get(RecordingId(name))
            assert recording is not None
            moved = {"case_id": CaseId("case-of-late"), "session_number": number}
            tx.recordings.replace(recording.model_copy(update=moved))
    assert lines(due(office, SUPERVISOR)) == {
        "Waiting for your rating": [
            (
                Kind.RATE,
                "Mina Vale: Harbour 12, sessions 5, 6 and 7",
                "3 sessions not rated yet; the button opens session 5",
            )
        ]
    }
    [[row]] = [one.rows for one in due(office, SUPERVISOR)]
    assert row.about == "early"


def test_cards_of_one_case_are_one_row_and_the_button_opens_the_earliest() -> None:
    office = Office()
    first = office.a_signed_rating("rec1")
    office.a_signed_rating("rec2")
    with office.store.writing() as tx:
        recording = tx.recordings.get(RecordingId("rec2"))
        assert recording is not None
        moved = {"case_id": CaseId("case-of-rec1"), "session_number": 6}
        tx.recordings.replace(recording.model_copy(update=moved))
    [came] = due(office, TRAINEE)
    assert [(row.about, row.line, row.note) for row in came.rows] == [
        (
            first,
            "Harbour 12, sessions 5 and 6",
            "rated by Sol Heath; the button opens session 5",
        )
    ]


def test_a_list_is_short_and_says_how_much_more_there_is() -> None:
    office = Office()
    for number in range(ROWS + 2):
        office.a_session_to_rate(f"rec{number}")
    (waiting,) = due(office, SUPERVISOR)
    assert (len(waiting.rows), waiting.more) == (ROWS, 2)


def test_a_lead_decides_and_finds_trainees_a_supervisor() -> None:
    office = Office()
    office.confirmed_hours()
    office.a_signed_rating()
    office.people.supervise(office.session(LEAD), OTHER_TRAINEE, set())
    assert lines(due(office, LEAD)) == {
        "Ready for a decision": [(Kind.DECIDE, "Mina Vale", "Level one")],
        "Need a supervisor": [(Kind.ENTRUST, "Otto Reed", "has no supervisor")],
    }
    office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="c1")
    assert list(lines(due(office, LEAD))) == ["Need a supervisor"]


def test_each_level_that_is_met_is_a_decision_of_its_own() -> None:
    again = a_programme().model_copy(update={"id": "second", "title": "Level two"})
    office = Office(programmes=(a_programme(), again))
    office.confirmed_hours()
    office.a_signed_rating()
    office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="c1")
    assert lines(due(office, LEAD)) == {
        "Ready for a decision": [(Kind.DECIDE, "Mina Vale", "Level two")]
    }


def test_without_requirements_there_is_nothing_to_decide() -> None:
    assert due(Office(programmes=()), LEAD) == ()


@pytest.mark.parametrize("programmes", [None, ()])
@pytest.mark.parametrize(
    ("who", "role"),
    [
        (TRAINEE, Role.SUPERVISOR),
        (TRAINEE, Role.PROGRAMME_LEAD),
        (SUPERVISOR, Role.TRAINEE),
        (SUPERVISOR, Role.PROGRAMME_LEAD),
        (LEAD, Role.TRAINEE),
        (LEAD, Role.SUPERVISOR),
    ],
)
def test_the_lists_of_a_role_are_for_those_who_hold_it(
    who: str, role: Role, programmes: tuple[()] | None
) -> None:
    office = Office(programmes=programmes)
    with pytest.raises(NotAllowed):
        office.today.due(office.session(who), role)
    assert len(office.refusals()) == 1


def test_hours_of_nobody_known_stand_without_a_name() -> None:
    office = Office()
    office.store.rows.supervision.add((OTHER_TRAINEE, SUPERVISOR))
    office.certify.log_hours(
        office.session(OTHER_TRAINEE),
        activity=Activity.COURSE,
        minutes=120,
        on=NOW.date() - timedelta(days=1),
        what="Course",
        key="k1",
    )
    del office.store.rows.people[OTHER_TRAINEE]
    (waiting,) = due(office, SUPERVISOR)
    assert [row.line for row in waiting.rows] == [": 2 h, Course"]
