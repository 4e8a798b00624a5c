"""What is erased because its time has come: seen due twice, by a clock that can be believed."""

from datetime import timedelta

import pytest

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.recordings.recording import RecordingState
from tests.builders import NOW, a_case, a_recording
from tests.fakes.office import LEAD, TRAINEE, Office

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TODAY = NOW.date()
YEARS = timedelta(days=730)


def office_with(**delete_by: timedelta) -> Office:
    """Give an office with a recording by each name, to be deleted so long after today."""
    office = Office()
    with office.store.writing() as tx:
        case = a_case(TRAINEE)
        tx.cases.add(case)
        for name, away in delete_by.items():
            recording = a_recording(case, name).model_copy(update={"delete_by": TODAY + away})
            tx.recordings.add(recording, b"key")
    office.vault.stored = dict.fromkeys(delete_by, b"sound")
    return office


def with_uploads(office: Office, **hours_ago: int) -> Office:
    """Add uploads that were begun so long ago and not finished."""
    with office.store.writing() as tx:
        case = a_case(TRAINEE, "case-of-uploads")
        if tx.cases.get(case.id) is None:
            tx.cases.add(case)
        for name, hours in hours_ago.items():
            begun = a_recording(case, name, state=RecordingState.UPLOADING)
            tx.recordings.add(begun.model_copy(update={"uploaded_at": NOW - hours * HOUR}), b"key")
    office.vault.begun = dict.fromkeys(hours_ago, b"sound")
    return office


def look(office: Office) -> tuple[int, int]:
    """Tidy; give how many were erased and how many wait."""
    done = office.recordings.erase_due()
    return done.erased, done.waiting


def test_exactly_what_is_due_is_erased_by_the_second_look() -> None:
    office = office_with(past=-DAY, long_past=-300 * DAY, today=0 * DAY, later=5 * DAY)
    assert look(office) == (0, 2)
    assert len(office.vault.stored) == 4
    office.clock.advance(DAY - HOUR)
    assert look(office) == (0, 3)
    office.clock.advance(HOUR)
    assert look(office) == (3, 0)
    assert set(office.vault.stored) == {"later"}
    assert set(office.store.rows.keys) == {"later"}
    assert office.store.rows.due_marks == {}
    with office.store.reading() as tx:
        erased = {one.about for one in tx.audit.entries() if one.action == "recording erased"}
        assert {one.actor for one in tx.audit.entries()} == {"retention"}
    assert erased == {"past", "long_past", "today"}
    assert look(office) == (0, 0)


def test_daily_looks_erase_on_the_day_after_the_delete_by_day() -> None:
    office = office_with(soon=3 * DAY)
    found = []
    for _ in range(5):
        found.append(look(office))
        office.clock.advance(DAY)
    assert found == [(0, 0), (0, 0), (0, 0), (0, 0), (1, 0)]


def test_an_upload_left_for_a_day_is_erased_and_a_fresh_one_stays() -> None:
    office = with_uploads(Office(), left=25, fresh=1)
    assert look(office) == (0, 1)
    office.clock.advance(DAY)
    with_uploads(office, fresher=0)
    office.vault.begun = dict.fromkeys(("left", "fresh", "fresher"), b"sound")
    assert look(office) == (2, 0)
    assert set(office.vault.begun) == {"fresher"}


def test_one_look_with_a_clock_two_years_ahead_erases_nothing_and_says_why() -> None:
    office = office_with(kept=60 * DAY)
    office.sign_in.sign_in("user.lead", "a walk by the river", address="here")
    office.clock.at += YEARS
    for _ in range(3):
        with pytest.raises(RuleBroken, match="days ahead of the newest entry") as refused:
            look(office)
        assert "Nothing was erased" in str(refused.value)
        office.clock.advance(DAY)
    office.clock.at -= YEARS
    assert look(office) == (0, 0)
    assert set(office.vault.stored) == {"kept"}


def test_a_jump_that_somebody_worked_under_erases_nothing_before_a_day_has_really_passed() -> None:
    office = office_with(kept=60 * DAY)
    office.clock.at += YEARS
    office.sign_in.sign_in("user.lead", "a walk by the river", address="here")
    assert look(office) == (0, 1)
    # The clock jumps once more; the computer knows that only an hour has passed.
    office.clock.advance(HOUR)
    office.clock.at += 6 * DAY
    assert look(office) == (0, 1)
    # Somebody sets it right.
    office.clock.at -= YEARS + 6 * DAY
    with pytest.raises(RuleBroken, match="behind the newest entry"):
        look(office)
    assert set(office.vault.stored) == {"kept"}


def test_a_computer_that_was_started_anew_counts_from_its_start() -> None:
    office = office_with(past=-DAY)
    look(office)
    office.clock.advance(20 * HOUR)
    office.clock.ran = 600.0
    assert look(office) == (0, 1)
    office.clock.advance(23 * HOUR)
    assert look(office) == (0, 1)
    office.clock.advance(HOUR)
    assert look(office) == (1, 0)


def test_what_is_no_longer_due_loses_its_mark() -> None:
    office = office_with(past=-DAY)
    look(office)
    assert set(office.store.rows.due_marks) == {"past"}
    with office.store.writing() as tx:
        (recording,) = tx.recordings.due_for_erasure(NOW)
        tx.recordings.replace(recording.model_copy(update={"delete_by": TODAY + 90 * DAY}))
    office.clock.advance(2 * DAY)
    assert look(office) == (0, 0)
    assert office.store.rows.due_marks == {}


def test_what_is_of_no_use_any_more_is_forgotten_and_counted() -> None:
    office = Office()
    lead = office.session(LEAD)
    office.sign_in.sign_out(office.session(TRAINEE))
    with office.store.writing() as tx:
        tx.sign_ins.note_failure("address:here", NOW)
        tx.requests.remember("key", "result", NOW)
    office.clock.advance(12 * HOUR)
    done = office.sign_in.forget_old()
    assert (done.sessions, done.guesses, done.submits) == (0, 1, 0)
    office.clock.advance(12 * HOUR)
    done = office.sign_in.forget_old()
    assert (done.sessions, done.guesses, done.submits) == (1, 0, 0)
    office.clock.advance(HOUR)
    done = office.sign_in.forget_old()
    assert (done.sessions, done.guesses, done.submits) == (4, 0, 1)
    assert lead not in office.store.rows.sign_ins
    with office.store.writing() as tx:
        tx.audit.append(at=office.clock.now(), actor="shell", action="?", about="", detail={})
    office.clock.at += YEARS
    with pytest.raises(RuleBroken, match="ahead"):
        office.sign_in.forget_old()
