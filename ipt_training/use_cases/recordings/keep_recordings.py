"""Recordings: registering, uploading in pieces, listening, transcripts, erasing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ipt_training.domain.errors import Conflict, Doubtful, NotFound, RuleBroken
from ipt_training.domain.ids import CaseId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case, Use, uncovered
from ipt_training.domain.recordings.due import MARKED_AHEAD, DueMark
from ipt_training.domain.recordings.recording import LARGEST_UPLOAD, Recording, RecordingState
from ipt_training.domain.recordings.sequence import Contradiction, contradictions
from ipt_training.domain.recordings.transcript import (
    Reading,
    Transcript,
    Voice,
    against_length,
    with_voices,
)
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.clock_trust import check_clock
from ipt_training.use_cases.ports.recordings import Sound, TranscriptReader, Vault
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.recordings.asked_once import question
from ipt_training.use_cases.recordings.forget import ERASED, forget
from ipt_training.use_cases.recordings.ownership import case_for, recording_for
from ipt_training.use_cases.recordings.tend_vault import TendVault

KEPT_AT_MOST = timedelta(days=365)
"""No recording is kept longer than a year after it was made."""
ABANDONED_AFTER = timedelta(days=1)
"""An upload that was not finished by then is erased; it can be begun anew."""


_MISSING = (
    "The sound of this recording is missing from where recordings are kept, and it was not erased."
    " Tell the programme lead: a backup may hold it."
)


@dataclass(frozen=True)
class Tidied:
    """What a look for recordings that are due has done."""

    erased: int
    waiting: int
    """How many are due and wait for a later look, a day after the one that marked them."""
    left: tuple[RecordingId, ...] = ()
    """Erased recordings whose files resist; without their keys nobody can hear them."""


HEARD = "recording heard"
"""The audit's name for a hearing, in each sign-in of a person."""


@dataclass(frozen=True)
class KeepRecordings:
    """Everything that happens to a recording but rating it."""

    access: Access
    vault: Vault
    transcripts: TranscriptReader
    chance: Chance

    def register(
        self,
        session: Session,
        case_id: CaseId,
        *,
        session_number: int,
        phase: Phase,
        recorded_on: date,
        delete_by: date,
        key: str,
        sure: bool = False,
    ) -> RecordingId:
        """Reserve a place for a recording, after its consent and dates were checked.

        Raises:
            Doubtful: when number, day or phase do not fit the sessions that are there; whoever is
                ``sure`` is not asked again.
            RuleBroken: when consent to rating is missing or a date cannot be.
        """
        doubts: tuple[Contradiction, ...] = ()
        with self.access.write(session, "register recording", case_id) as work:
            case = case_for(work, case_id, Action.UPLOAD_RECORDING)
            once = work.once("register recording", key)
            if once.done is not None:
                return RecordingId(once.done)
            _check_dates(work, recorded_on, delete_by)
            check_consent(case, Use.RATING, work.today)
            if not 1 <= session_number <= case.planned_sessions:
                raise RuleBroken(f"The course has sessions 1 to {case.planned_sessions}.")
            recording_id = RecordingId(self.chance.identifier())
            there = work.tx.recordings.of_cases({case_id})
            if not sure:
                doubts = contradictions(there, number=session_number, phase=phase, on=recorded_on)
            recording = Recording(
                id=recording_id,
                case_id=case_id,
                therapist_id=case.trainee_id,
                session_number=session_number,
                phase=phase,
                recorded_on=recorded_on,
                delete_by=delete_by,
                state=RecordingState.UPLOADING,
                uploaded_by=work.person.id,
                uploaded_at=work.now,
            )
            if not doubts:
                work.tx.recordings.add(recording, self.vault.new_key(recording_id))
                once.remember(recording_id)
                work.note("recording registered", recording_id, case=case_id)
        if doubts:
            # Asked outside: a question is no refusal for the audit trail.
            raise Doubtful(" ".join(question(one) for one in doubts))
        return recording_id

    def received(self, session: Session, recording_id: RecordingId) -> int:
        """Say how many bytes of an upload have arrived, so that it can go on from there."""
        with self.access.read(session) as work:
            recording_for(work, recording_id, Action.UPLOAD_RECORDING)
        return self.vault.received(recording_id)

    def receive(
        self, session: Session, recording_id: RecordingId, *, offset: int, piece: bytes
    ) -> int:
        """Keep one piece of an upload; give how many bytes have arrived in all."""
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            if recording.state is not RecordingState.UPLOADING:
                raise RuleBroken("This recording is complete already.")
            wrapped = _key(work, recording_id)
        if offset + len(piece) > LARGEST_UPLOAD:
            raise RuleBroken(f"A recording has at most {LARGEST_UPLOAD // 1024**3} GiB.")
        return self.vault.receive(recording_id, wrapped, offset, piece)

    def finish(
        self,
        session: Session,
        recording_id: RecordingId,
        *,
        file_name: str,
        accepted: bool = False,
    ) -> Recording:
        """Probe, store and open an upload for rating.

        Raises:
            Doubtful: when something about it has to be accepted first, as sound that ends early.
            BadMedia: when it is not a recording that can be rated; it can be uploaded again.
        """
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            if recording.state is RecordingState.READY:
                return recording
            wrapped = _key(work, recording_id)
        media = self.vault.finish(recording_id, wrapped, file_name, accepted=accepted)
        with self.access.write(session, "store recording", recording_id) as work:
            # Looked up again: it may have been erased, or got a transcript, while it was probed.
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            _key(work, recording_id)
            ready = recording.model_copy(update={"state": RecordingState.READY, "media": media})
            work.tx.recordings.replace(ready)
            work.note("recording stored", recording_id, seconds=media.duration, size=media.size)
        return ready

    def readings(
        self, session: Session, recording_id: RecordingId, *, content: bytes
    ) -> tuple[Reading, ...]:
        """Give the ways to read a transcript file that does not say how its letters are stored.

        Raises:
            BadTranscript: when it is not text.
        """
        with self.access.read(session) as work:
            recording_for(work, recording_id, Action.UPLOAD_RECORDING)
        return self.transcripts.readings(content)

    def discard(self, session: Session, recording_id: RecordingId) -> None:
        """Drop what has arrived of an upload, so that another file can be chosen for it."""
        with self.access.write(session, "discard upload", recording_id) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            if recording.state is not RecordingState.UPLOADING:
                raise RuleBroken("This recording is complete already.")
            work.note("upload discarded", recording_id)
        self.vault.erase(recording_id)

    def set_transcript(
        self,
        session: Session,
        recording_id: RecordingId,
        *,
        file_name: str,
        content: bytes,
        encoding: str = "",
    ) -> Transcript:
        """Read a transcript file, in the encoding that was confirmed if any, and keep it.

        Raises:
            BadTranscript: naming the lines that cannot be read; nothing is kept.
        """
        with self.access.read(session) as work:
            recording_for(work, recording_id, Action.UPLOAD_RECORDING)
        transcript = self.transcripts.read(file_name, content, encoding)
        with self.access.write(session, "store transcript", recording_id) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            _key(work, recording_id)
            media = recording.media
            transcript = against_length(transcript, media.duration if media else None)
            work.tx.recordings.set_transcript(recording_id, transcript)
            work.tx.recordings.replace(recording.model_copy(update={"has_transcript": True}))
            work.note("transcript stored", recording_id, cues=len(transcript.cues))
        return transcript

    def name_voices(
        self, session: Session, recording_id: RecordingId, voices: Sequence[Voice]
    ) -> Transcript:
        """Keep who the voices found in a transcript are; the file's own words stay as they were.

        Raises:
            RuleBroken: when a name that was found is left out, or one is told that was not found.
        """
        with self.access.write(session, "name voices", recording_id) as work:
            recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            transcript = work.tx.recordings.transcript(recording_id)
            if transcript is None:
                raise NotFound("There is no transcript of this session.")
            told = with_voices(transcript, voices)
            work.tx.recordings.set_transcript(recording_id, told)
            work.note("voices named", recording_id, voices=len(told.voices))
        return told

    def transcript(self, session: Session, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript to somebody who may listen, while consent covers it."""
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.LISTEN)
            _covered(work, recording)
            return work.tx.recordings.transcript(recording_id)

    def peaks(self, session: Session, recording_id: RecordingId) -> tuple[float, ...]:
        """Give the loudness of a recording over its length to somebody who may listen."""
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.LISTEN)
            _covered(work, recording)
            wrapped = _key(work, recording_id)
        return self.vault.peaks(recording_id, wrapped)

    @contextmanager
    def listen(
        self, session: Session, recording_id: RecordingId
    ) -> Iterator[tuple[Recording, Sound]]:
        """Open the sound for somebody who may hear it, while consent covers it."""
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.LISTEN)
            if recording.state is not RecordingState.READY:
                raise NotFound("There is no sound under this address.")
            _covered(work, recording)
            wrapped = _key(work, recording_id)
        with ExitStack() as stack:
            try:
                sound = stack.enter_context(self.vault.open(recording_id, wrapped))
            except NotFound as error:
                raise NotFound(_MISSING) from error
            yield recording, sound

    def note_listening(self, session: Session, recording_id: RecordingId) -> None:
        """Write down that somebody hears a recording, once in each of their sign-ins."""
        key = f"{session} {recording_id}"
        with self.access.read(session) as work:
            if work.once("hear", key).done is not None:
                return
        with suppress(Conflict), self.access.write(session, "listen", recording_id) as work:
            recording_for(work, recording_id, Action.LISTEN)
            once = work.once("hear", key)
            # A player asks for several ranges at once: the first of them is noted.
            if once.done is None:
                once.remember(recording_id)
                work.note(HEARD, recording_id)

    def get(self, session: Session, recording_id: RecordingId) -> Recording:
        """Give what is known of one recording to somebody who may listen to it."""
        with self.access.read(session) as work:
            return recording_for(work, recording_id, Action.LISTEN)

    def erase_due(self) -> Tidied:
        """Erase every recording whose delete-by day has passed, once two looks have found it due.

        Uploads that were never finished go after a day: their pieces are sound, too. The first look
        marks; a later one erases, a day after it by the clock and by the time that really passed.

        Raises:
            RuleBroken: when the computer's clock does not fit what was recorded; nothing is erased.
        """
        with self.access.store.writing(last_room=True) as tx:
            check_clock(self.access.clock, tx)
            now = self.access.moment(tx)
            due, ripe = _due(tx, now), []
            for mark in self._marks(tx, now).values():
                if mark.recording_id in due and mark.is_ripe(now):
                    recording = due.pop(mark.recording_id)
                    forget(tx, recording)
                    _note_retention(tx, ERASED, recording.id, now)
                    ripe.append(recording)
            # Every look is written down: by it the next one knows that the clock goes on.
            _note_retention(tx, "looked for what is due", "", now)
        left = TendVault(self.access.store, self.access.clock, self.vault).sweep()
        return Tidied(erased=len(ripe), waiting=len(due), left=left)

    def _marks(self, tx: Transaction, now: datetime) -> dict[RecordingId, DueMark]:
        """Mark what is due or about to be, and go on counting for what was marked before."""
        ran = self.access.clock.running()
        soon = _due(tx, now + MARKED_AHEAD)
        marks: dict[RecordingId, DueMark] = {}
        for recording_id, mark in tx.recordings.due_marks().items():
            if recording_id in soon:
                marks[recording_id] = mark.seen_again(ran)
            else:
                tx.recordings.unmark(recording_id)
        for recording_id in soon:
            first = DueMark(recording_id=recording_id, marked_at=now, ran=ran)
            tx.recordings.mark_due(marks.setdefault(recording_id, first))
        return marks


def check_heard(work: Work, recording_id: RecordingId) -> None:
    """Refuse to say that somebody heard a recording of which no hearing by them is written down.

    Raises:
        RuleBroken: with the sentence that says what to do.
    """
    if not work.tx.audit.tells(HEARD, about=recording_id, actor=work.person.id):
        raise RuleBroken(
            "No hearing of this recording by you is written down, and with your signature you say"
            " that you heard it. Play it, then sign."
        )


def check_consent(case: Case, use: Use, on: date) -> None:
    """Refuse a use of recordings that somebody who is heard does not agree to on that day.

    Raises:
        RuleBroken: naming whose consent is missing.
    """
    voices = uncovered(case, use, on)
    if voices:
        raise RuleBroken(
            f"Consent to {use.value} is missing, expired or withdrawn for: {', '.join(voices)}."
            " Enter it with the case first."
        )


def _covered(work: Work, recording: Recording) -> None:
    case = work.tx.cases.get(recording.case_id)
    if case is None:
        raise NotFound("There is no sound under this address.")
    check_consent(case, Use.RATING, work.today)


def _key(work: Work, recording_id: RecordingId) -> bytes:
    wrapped = work.tx.recordings.wrapped_key(recording_id)
    if wrapped is None:
        raise NotFound("The sound of this recording was erased.")
    return wrapped


def _due(tx: Transaction, at: datetime) -> dict[RecordingId, Recording]:
    left = tx.recordings.abandoned(at - ABANDONED_AFTER)
    return {one.id: one for one in (*tx.recordings.due_for_erasure(at), *left)}


def _note_retention(tx: Transaction, action: str, about: str, now: datetime) -> None:
    tx.audit.append(at=now, actor="retention", action=action, about=about, detail={})


def _check_dates(work: Work, recorded_on: date, delete_by: date) -> None:
    today = work.today
    if recorded_on > today:
        raise RuleBroken("The session cannot have been recorded in the future.")
    if delete_by <= today:
        raise RuleBroken("The delete-by day has to lie in the future.")
    if delete_by > recorded_on + KEPT_AT_MOST:
        raise RuleBroken("A recording is kept for a year at most; choose an earlier delete-by day.")
