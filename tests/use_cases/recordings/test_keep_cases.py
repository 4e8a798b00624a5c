"""Cases: opened once with consent, moved, completed; seen by those who treat and supervise."""

from datetime import timedelta

import pytest

from ipt_training.domain.errors import NotAllowed, NotFound, RuleBroken
from ipt_training.domain.ids import CaseId, PersonId
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.recordings.case import Consent, Use
from tests.builders import NOW, consents
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    SUPERVISOR,
    TRAINEE,
    Office,
)

DAY = timedelta(days=1)


def opened(
    office: Office,
    who: str = TRAINEE,
    *,
    key: str = "k1",
    trainee: PersonId | None = None,
    pseudonym: str = "Harbour 12",
    sessions: int = 16,
    given: tuple[Consent, ...] | None = None,
) -> CaseId:
    return office.cases.open_case(
        office.session(who),
        pseudonym=pseudonym,
        variant=Variant.ADULT,
        focus=Focus.GRIEF,
        planned_sessions=sessions,
        consents=consents() if given is None else given,
        trainee_id=trainee,
        key=key,
    )


def test_a_case_begins_in_the_initial_phase_and_belongs_to_the_trainee() -> None:
    office = Office()
    folder = office.cases.folder(office.session(TRAINEE), opened(office))
    assert folder.case.trainee_id == TRAINEE
    assert folder.case.phase is Phase.INITIAL
    assert folder.case.consents == consents()
    assert folder.trainee_name == "Mina Vale"
    assert folder.recordings == ()
    assert office.actions() == ["case opened"]


def test_the_same_submit_twice_opens_one_case() -> None:
    office = Office()
    first = opened(office)
    assert opened(office) == first
    assert opened(office, key="k2") != first
    assert office.actions() == ["case opened", "case opened"]


def test_a_supervisor_opens_a_case_for_a_trainee_of_theirs_and_for_no_other() -> None:
    office = Office()
    case_id = opened(office, SUPERVISOR, trainee=TRAINEE)
    assert office.cases.folder(office.session(TRAINEE), case_id).case.trainee_id == TRAINEE
    for stranger in (OTHER_TRAINEE, PersonId("nobody")):
        with pytest.raises(NotFound):
            opened(office, SUPERVISOR, trainee=stranger, key="k2")
    assert len(office.store.rows.cases) == 1


@pytest.mark.parametrize(
    ("pseudonym", "sessions", "given", "sentence"),
    [
        ("", 16, None, "1 to 60 characters"),
        ("H" * 61, 16, None, "1 to 60 characters"),
        ("Harbour", 0, None, "1 to 60 sessions"),
        ("Harbour", 61, None, "1 to 60 sessions"),
        ("Harbour", 16, (), "at least one consent"),
    ],
)
def test_a_case_that_cannot_be_is_not_opened(
    pseudonym: str, sessions: int, given: tuple[Consent, ...] | None, sentence: str
) -> None:
    office = Office()
    with pytest.raises(RuleBroken, match=sentence):
        opened(office, pseudonym=pseudonym, sessions=sessions, given=given)
    assert office.store.rows.cases == {}
    assert office.actions() == ["open case refused"]


def test_withdrawn_consent_is_stored_and_written_down_without_who_said_what() -> None:
    office = Office()
    case_id = opened(office)
    changed = tuple(
        row.model_copy(update={"withdrawn_on": NOW.date()}) if row.voice == "patient" else row
        for row in consents()
    )
    office.cases.set_consents(office.session(TRAINEE), case_id, changed)
    assert office.cases.folder(office.session(TRAINEE), case_id).case.consents == changed
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.action, entry.about) == ("consents changed", case_id)
    assert (entry.detail["rows"], entry.detail["withdrawn"]) == (4, 2)
    assert set(entry.detail) == {"rows", "withdrawn", "sealed case"}


def test_a_case_moves_to_another_phase_and_focus() -> None:
    office = Office()
    case_id = opened(office)
    session = office.session(SUPERVISOR)
    moved = office.cases.move_to(session, case_id, phase=Phase.MIDDLE, focus=Focus.ROLE_TRANSITION)
    assert (moved.phase, moved.focus) == (Phase.MIDDLE, Focus.ROLE_TRANSITION)
    assert office.cases.folder(session, case_id).case == moved
    assert office.actions()[-1] == "case moved"


def test_a_case_is_completed_once_and_not_in_the_future() -> None:
    office = Office()
    case_id = opened(office)
    session = office.session(TRAINEE)
    with pytest.raises(RuleBroken, match="in the future"):
        office.cases.complete(session, case_id, NOW.date() + DAY)
    done = office.cases.complete(session, case_id, NOW.date())
    assert (done.completed_on, done.phase) == (NOW.date(), Phase.ENDING)
    with pytest.raises(RuleBroken, match="complete already"):
        office.cases.complete(session, case_id, NOW.date())
    assert office.actions()[1:] == [
        "complete case refused",
        "case completed",
        "complete case refused",
    ]


def test_a_folder_holds_the_recordings_of_its_case_only() -> None:
    office = Office()
    office.a_session_to_rate("rec1")
    office.a_session_to_rate("rec2")
    folder = office.cases.folder(office.session(TRAINEE), CaseId("case-of-rec1"))
    assert [one.id for one in folder.recordings] == ["rec1"]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (TRAINEE, ["case-of-rec1"]),
        (OTHER_TRAINEE, ["case-of-rec2"]),
        (SUPERVISOR, ["case-of-rec1"]),
        (OTHER_SUPERVISOR, ["case-of-rec1", "case-of-rec2"]),
    ],
)
def test_folders_are_ones_own_and_those_entrusted(who: str, found: list[str]) -> None:
    office = Office()
    office.a_session_to_rate("rec1", trainee=TRAINEE)
    office.a_session_to_rate("rec2", trainee=OTHER_TRAINEE)
    session = office.session(who)
    reached = []
    for owner in (TRAINEE, OTHER_TRAINEE):
        try:
            reached += [folder.case.id for folder in office.cases.folders(session, owner)]
        except NotFound:
            continue
    assert reached == found


def test_a_supervisor_sees_who_is_entrusted_to_them() -> None:
    office = Office()
    names = {
        who: [*office.cases.trainees(office.session(who)).values()]
        for who in (SUPERVISOR, OTHER_SUPERVISOR)
    }
    assert names == {SUPERVISOR: ["Mina Vale"], OTHER_SUPERVISOR: ["Mina Vale", "Otto Reed"]}


@pytest.mark.parametrize("who", [OTHER_TRAINEE, SUPERVISOR])
def test_a_case_of_somebody_else_is_as_unknown_as_one_that_never_was(who: str) -> None:
    office = Office()
    office.a_session_to_rate("rec1", trainee=OTHER_TRAINEE if who == SUPERVISOR else TRAINEE)
    said = []
    for case_id in (CaseId("case-of-rec1"), CaseId("never-was")):
        with pytest.raises(NotFound) as refused:
            office.cases.folder(office.session(who), case_id)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert [(one.actor, one.about) for one in office.refusals()] == [
        (who, "case-of-rec1"),
        (who, "never-was"),
    ]


def test_consent_to_one_use_is_stored_as_it_was_given() -> None:
    office = Office()
    only = (
        Consent(
            voice="patient",
            use=Use.TEACHING,
            given_on=NOW.date(),
            expires_on=NOW.date() + DAY,
        ),
    )
    case_id = opened(office, given=only)
    assert office.cases.folder(office.session(TRAINEE), case_id).case.consents == only


def test_the_lead_keeps_no_cases() -> None:
    office = Office()
    with pytest.raises(NotAllowed, match="role does not include"):
        opened(office, LEAD)
