"""Marks of what is due, and what is forgotten when it is of no use any more: on every store."""

from datetime import timedelta

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.people.person import SignIn
from ipt_training.domain.recordings.due import DueMark
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.stored import NOON, RECORDING, TRAINEE

HOUR = timedelta(hours=1)


def test_a_mark_comes_back_as_stored_is_replaced_and_forgotten(store: Store) -> None:
    first = DueMark(recording_id=RECORDING, marked_at=NOON, ran=0.1)
    other = DueMark(recording_id=RecordingId("rec2"), marked_at=NOON, ran=7.0, lasted=0.3)
    with store.writing() as tx:
        tx.recordings.mark_due(first)
        tx.recordings.mark_due(other)
        tx.recordings.mark_due(first.seen_again(5.25))
    with store.reading() as tx:
        assert tx.recordings.due_marks() == {
            RECORDING: DueMark(recording_id=RECORDING, marked_at=NOON, ran=5.25, lasted=5.15),
            "rec2": other,
        }
    with store.writing() as tx:
        tx.recordings.unmark(RECORDING)
        tx.recordings.unmark(RECORDING)
    with store.reading() as tx:
        assert set(tx.recordings.due_marks()) == {"rec2"}


def test_sessions_that_are_over_are_forgotten_and_open_ones_are_not(store: Store) -> None:
    with store.writing() as tx:
        assert tx.sign_ins.last_used() is None
        for name, seen, ended in (
            ("ended long ago", 0, 0),
            ("ended just now", 0, 20),
            ("open", 10, None),
            ("left open", 0, None),
        ):
            tx.sign_ins.add(
                SignIn(
                    id=name,
                    person_id=TRAINEE,
                    started_at=NOON,
                    seen_at=NOON + seen * HOUR,
                    ended_at=None if ended is None else NOON + ended * HOUR,
                )
            )
        assert tx.sign_ins.last_used() == NOON + 10 * HOUR
        gone = tx.sign_ins.forget_ended(NOON + 12 * HOUR, unused_since=NOON + HOUR)
        assert gone == 2
        left = ("ended long ago", "ended just now", "open", "left open")
        assert [tx.sign_ins.get(one) is not None for one in left] == [False, True, True, False]


def test_old_guesses_and_submits_are_forgotten(store: Store) -> None:
    with store.writing() as tx:
        for hours in (0, 1, 2):
            tx.sign_ins.note_failure("address:x", NOON + hours * HOUR)
            tx.requests.remember(f"key {hours}", "result", NOON + hours * HOUR)
        assert tx.sign_ins.forget_failures_before(NOON + HOUR) == 1
        assert tx.requests.forget_before(NOON + HOUR) == 1
        assert len(tx.sign_ins.failures("address:x", NOON)) == 2
        assert tx.requests.result("key 0") is None
        assert tx.requests.result("key 1") == "result"


def test_the_newest_entry_tells_its_time(store: Store) -> None:
    with store.writing() as tx:
        assert tx.audit.last_at() is None
        tx.audit.append(at=NOON + HOUR, actor="a", action="b", about="", detail={})
        tx.audit.append(at=NOON, actor="a", action="b", about="", detail={})
        assert tx.audit.last_at() == NOON
