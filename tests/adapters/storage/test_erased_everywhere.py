"""What was erased is found nowhere: not in the database, the vault, the log or the next backup."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from ipt_training.adapters import logs
from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.recordings.keys import load_or_create_key
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.adapters.storage.backup import backup
from ipt_training.adapters.storage.records.people import NAMED_IN
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.storage.tables import APPEND_ONLY, metadata
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import AttemptId, CaseId, PersonId, RecordingId
from ipt_training.domain.people.person import NamedAs, Role, SignIn
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.recordings.transcript import Cue, Transcript
from ipt_training.use_cases.erase import Erase
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.storage.store import Store
from ipt_training.use_cases.sealing import begin_sealing
from tests.builders import a_case, a_person, a_recording
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.passwords import FakePasswords
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    SECOND,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_draft,
    a_rating,
    a_step,
    an_attempt,
    an_entry,
)
from tests.fakes.system import CountingChance, FixedClock

OTHER, LEAD = PersonId("t2"), PersonId("lead")
WORD_PSEUDONYM = "Leuchtturm Dreizehn"
WORD_VOICE = "the aunt from Ystad"
WORD_SAID = "I dreamt of the lamplighter"
WORD_COMMENT = "He hurries past the lamplighter"
WORD_NAME = "Wollstonecraft-Ziegler"
WORD_ANSWER = "I would ask about the harbour"
WORD_HOURS = "Group with Doctor Zwiebel"
OF_CASE = (WORD_PSEUDONYM, WORD_VOICE, WORD_SAID, WORD_COMMENT)
ALL = (*OF_CASE, WORD_NAME, WORD_ANSWER, WORD_HOURS)
SOUND = b"no file of sound, but what is in the way of one" * 4000


class Place:
    """A data folder with a database, a vault and a log, in use."""

    def __init__(self, store: SqlStore, url: str, folder: Path, log: io.StringIO) -> None:
        self.store, self.url, self.folder, self.log = store, url, folder, log
        self.vault = FileVault(
            folder / "recordings", load_or_create_key(folder.parent / "kek", any_wrapped=None)
        )
        clock = FixedClock(NOON)
        access = Access(store, clock)
        self.erase = Erase(
            access, self.vault, SignInDesk(access, FakePasswords(), CountingChance())
        )
        begin_sealing(store, clock)
        with store.writing() as tx:
            for who in (TRAINEE, SUPERVISOR, LEAD):
                if who is LEAD:
                    tx.people.add(a_person(LEAD, roles=frozenset({Role.PROGRAMME_LEAD})), "h")
                row = SignIn(id=f"of {who}", person_id=who, started_at=NOON, seen_at=NOON)
                tx.sign_ins.add(row)

    def fill(self, trainee: PersonId, number: int, *, rated: bool) -> None:
        """Put a case of a trainee's with a recording, and every word there can be."""
        case = a_case(trainee, f"case{number}")
        voice = case.consents[0].model_copy(update={"voice": WORD_VOICE})
        case = case.model_copy(update={"pseudonym": WORD_PSEUDONYM, "consents": (voice,)})
        recording = a_recording(case, f"sound{number}")
        with self.store.writing() as tx:
            tx.cases.add(case)
            key = self.vault.new_key(recording.id)
            tx.recordings.add(recording, key)
            cues = tuple(Cue(start=n, end=n + 1, text=f"{WORD_SAID} {n}") for n in range(400))
            tx.recordings.set_transcript(recording.id, Transcript(cues=cues))
            judgement = Judgement(comment=WORD_COMMENT * 30)
            for rater in (SUPERVISOR, SECOND):
                draft = a_draft(f"draft{number}{rater}", rater=rater, recording=recording.id)
                tx.drafts.add(draft)
                tx.drafts.save(draft.model_copy(update={"judgement": judgement}), expected=0)
            if rated:
                signed = a_rating(f"rating{number}", recording=recording.id)
                signed = signed.model_copy(update={"therapist_id": trainee})
                tx.ratings.add(signed)
                self._tell(tx, signed.id, sealed=content_hash(signed))
        self.vault.receive(recording.id, key, 0, SOUND)

    def practise(self, trainee: PersonId) -> None:
        """Put practice and hours of a trainee's, with every word there can be."""
        with self.store.writing() as tx:
            attempt = an_attempt(f"attempt of {trainee}")
            tx.attempts.add(attempt.model_copy(update={"person_id": trainee}))
            step = a_step(1, "q3").model_copy(update={"given": Given(text=WORD_ANSWER * 20)})
            tx.attempts.add_step(AttemptId(attempt.id), step)
            hours = an_entry(f"hours of {trainee}")
            tx.hours.add(hours.model_copy(update={"trainee_id": trainee, "what": WORD_HOURS}))
            tx.hours.confirm(hours.id, by=SUPERVISOR, at=NOON)
            tx.sign_ins.note_failure(f"account:user.{trainee}", NOON)

    def found(self) -> set[str]:
        """Give which of the phrases are anywhere."""
        saved = list(self._backup())
        places = [self._rows(), self.log.getvalue().encode(), *self._files(), *saved]
        found = {one for one in ALL for place in places if one.encode() in place}
        assert found == {one for one in ALL for place in saved if one.encode() in place}
        return found

    def holds(self) -> list[str]:
        """Say what the audit finds."""
        integrity = StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, self.store.evidence)
        return list(integrity.inspect().problems)

    def _tell(self, tx: object, about: str, **detail: str) -> None:
        tx.audit.append(at=NOON, actor="x", action="told", about=about, detail=detail)  # type: ignore[attr-defined]

    def _rows(self) -> bytes:
        engine = create_engine(self.url)
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            rows = [connection.execute(text(f"SELECT * FROM {one}")).all() for one in tables]
        engine.dispose()
        return repr(rows).encode()

    def _files(self) -> Iterator[bytes]:
        database = make_url(self.url).database or ""
        beside = Path(database).parent if self.url.startswith("sqlite") else self.folder
        for root in (self.folder, beside):
            yield from (one.read_bytes() for one in sorted(root.rglob("*")) if one.is_file())

    def _backup(self) -> Iterator[bytes]:
        out = self.folder.parent / f"backup{len(list(self.folder.parent.iterdir()))}"
        backup(self.url, self.folder, out)
        with ZipFile(out) as whole:
            for name in whole.namelist():
                yield whole.read(name)
        out.unlink()


@pytest.fixture
def place(
    sql_store: SqlStore, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """Give a place in use, with a second trainee whose name is one of the phrases."""
    with sql_store.writing() as tx:
        tx.people.add(a_person(OTHER, name=WORD_NAME), "hash")
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    with logged(monkeypatch) as log:
        yield Place(sql_store, url, folder, log)


@contextmanager
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Give what is written into the log meanwhile."""
    import logging

    import structlog

    root = logging.getLogger()
    before, hooks = (root.handlers, root.level), (sys.excepthook, sys.unraisablehook)
    written = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", written)
        logs.start_logging()
        yield written
    (root.handlers, level), (sys.excepthook, sys.unraisablehook) = before, hooks
    root.setLevel(level)
    structlog.reset_defaults()


def test_an_erased_recording_takes_its_words_along(place: Place) -> None:
    place.fill(TRAINEE, 1, rated=True)
    assert place.found() == set(OF_CASE) | {WORD_NAME}
    place.erase.recording(Session(f"of {TRAINEE}"), RecordingId("sound1"))
    assert place.found() == {WORD_PSEUDONYM, WORD_VOICE, WORD_NAME}
    assert not (place.folder / "recordings" / "so" / "sound1").exists()
    assert place.holds() == []


@pytest.mark.parametrize("rated", [True, False])
def test_an_erased_case_is_found_nowhere(place: Place, rated: bool) -> None:
    place.fill(TRAINEE, 1, rated=rated)
    place.erase.case(Session(f"of {TRAINEE}"), CaseId("case1"))
    assert place.found() == {WORD_NAME}
    assert place.holds() == []
    with place.store.reading() as tx:
        left = tx.cases.get(CaseId("case1"))
        assert (left is not None) is rated
        assert (tx.recordings.get(RecordingId("sound1")) is not None) is rated


@pytest.mark.parametrize("rated", [True, False])
def test_an_erased_person_is_found_nowhere(place: Place, rated: bool) -> None:
    place.fill(OTHER, 1, rated=rated)
    place.fill(OTHER, 2, rated=False)
    place.practise(OTHER)
    place.practise(TRAINEE)
    assert place.found() == set(ALL)
    with place.store.writing() as tx:
        tx.hours.remove_of(TRAINEE)
        tx.attempts.remove_of(TRAINEE)
        tx.leave_nothing()
    place.erase.person(None, OTHER)
    assert place.found() == set()
    assert place.holds() == []
    with place.store.reading() as tx:
        assert (tx.people.get(OTHER) is not None) is rated
        assert tx.sign_ins.failures(f"account:user.{OTHER}", NOON) == ()


def test_what_may_only_grow_refuses_to_be_changed_after_an_erasure(place: Place) -> None:
    place.practise(OTHER)
    place.erase.person(None, OTHER)
    place.practise(TRAINEE)
    for table in ("attempt", "attempt_step", "hours_entry", "hours_confirmation"):
        assert table in APPEND_ONLY
        engine = create_engine(place.url)
        with pytest.raises(Exception, match="is append-only"), engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {table}"))
        engine.dispose()


def test_what_is_said_to_name_somebody_is_all_that_does(store: Store) -> None:
    with store.writing() as tx:
        assert tx.people.named_in(SUPERVISOR) == {}
        tx.ratings.add(a_rating())
        tx.certificates.add(a_certificate())
        tx.hours.add(an_entry())
        tx.hours.confirm("h1", by=SUPERVISOR, at=NOON)
        recording = a_recording(a_case(TRAINEE), "rec9")
        tx.recordings.add(recording.model_copy(update={"uploaded_by": SUPERVISOR}), b"key")
        assert tx.people.named_in(SUPERVISOR) == {
            NamedAs.RATER: 1,
            NamedAs.ISSUER: 1,
            NamedAs.CONFIRMED: 1,
            NamedAs.UPLOADED: 1,
        }
        assert tx.people.named_in(TRAINEE) == {NamedAs.THERAPIST: 1, NamedAs.HOLDER: 1}
        assert tx.people.named_in(SECOND) == {}


GOES_WITH_THE_PERSON = {
    "attempt.person_id",
    "draft.rater_id",
    "hours_entry.trainee_id",
    "recording.therapist_id",
    "scorecard_read.person_id",
    "sign_in.person_id",
    "standing.trainee_id",
    "supervision.supervisor_id",
    "supervision.trainee_id",
    "tally.rater_id",
    "tally.therapist_id",
    "treatment_case.trainee_id",
}
"""Columns that are emptied when a person is erased, or whose rows stay with a signed rating."""
COUNTED = {
    "certificate.holder_id",
    "hours_confirmation.confirmed_by",
    "hours_word.by",
    "rating.rater_id",
    "rating.therapist_id",
    "recording.uploaded_by",
    "set_aside.by",
    "withdrawal.by",
}


def test_a_new_column_that_names_somebody_has_to_say_what_erasing_does_to_it() -> None:
    naming = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }
    assert naming == GOES_WITH_THE_PERSON | COUNTED
    assert set(NAMED_IN) == set(NamedAs)


def test_what_is_removed_is_not_there(store: Store) -> None:
    with store.writing() as tx:
        tx.drafts.add(a_draft())
        assert [one.id for one in tx.drafts.about([RecordingId("rec1")])] == ["d1"]
        assert tx.drafts.about([RecordingId("other")]) == ()
        tx.ratings.add(a_rating())
        tx.ratings.note_read(a_rating().id, TRAINEE, NOON)
        tx.ratings.forget_read_by(TRAINEE)
        assert tx.ratings.read_by(TRAINEE) == frozenset()
        tx.sign_ins.add(SignIn(id="s", person_id=TRAINEE, started_at=NOON, seen_at=NOON))
        tx.sign_ins.remove_of(TRAINEE)
        assert tx.sign_ins.get("s") is None
        tx.attempts.add(an_attempt())
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
        tx.attempts.remove_of(SECOND)
        assert tx.attempts.get(AttemptId("a1")) is not None
        tx.attempts.remove_of(TRAINEE)
        assert tx.attempts.of(TRAINEE) == ()
        tx.people.remove(SECOND)
        assert tx.people.get(SECOND) is None
        assert tx.people.password_hash(SECOND) is None


def test_an_erased_case_and_account_come_back_as_they_were_left(store: Store) -> None:
    with store.writing() as tx:
        case, person = tx.cases.get(CaseId("c1")), tx.people.get(TRAINEE)
        assert case is not None
        assert person is not None
        tx.cases.replace(case.erased(NOON))
        tx.people.replace(person.erased(NOON))
    with store.reading() as tx:
        assert tx.cases.get(CaseId("c1")) == case.erased(NOON)
        assert tx.people.get(TRAINEE) == person.erased(NOON)


def test_sound_that_was_erased_is_not_in_the_vault(place: Place) -> None:
    place.fill(TRAINEE, 1, rated=False)
    with place.store.reading() as tx:
        key = tx.recordings.wrapped_key(RecordingId("sound1"))
    assert key is not None
    assert place.vault.received(RecordingId("sound1")) == len(SOUND)
    place.erase.case(Session(f"of {TRAINEE}"), CaseId("case1"))
    assert place.vault.received(RecordingId("sound1")) == 0
    with pytest.raises(NotFound), place.vault.open(RecordingId("sound1"), key):
        pass
