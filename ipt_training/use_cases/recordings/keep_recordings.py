"""Recordings: registering, uploading in pieces, listening, transcripts, erasing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta

from ipt_training.domain.errors import Conflict, NotFound, RuleBroken
from ipt_training.domain.ids import CaseId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case, Use, uncovered
from ipt_training.domain.recordings.recording import LARGEST_UPLOAD, Recording, RecordingState
from ipt_training.domain.recordings.transcript import Transcript
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.ports.recordings import Sound, TranscriptReader, Vault
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.recordings.ownership import case_for, recording_for

KEPT_AT_MOST = timedelta(days=365)
"""No recording is kept longer than a year after it was made."""
ABANDONED_AFTER = timedelta(days=1)
"""An upload that was not finished by then is erased; it can be begun anew."""


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
    ) -> RecordingId:
        """Reserve a place for a recording, after its consent and dates were checked.

        Raises:
            RuleBroken: when consent to rating is missing or a date cannot be.
        """
        with self.access.write(session, "register recording", case_id) as work:
            case = case_for(work, case_id, Action.UPLOAD_RECORDING)
            once = work.once("register recording", key)
            if once.done is not None:
                return RecordingId(once.done)
            _check_dates(work, recorded_on, delete_by)
            check_consent(case, Use.RATING, work.now.date())
            if not 1 <= session_number <= case.planned_sessions:
                raise RuleBroken(f"The course has sessions 1 to {case.planned_sessions}.")
            recording_id = RecordingId(self.chance.identifier())
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
            work.tx.recordings.add(recording, self.vault.new_key(recording_id))
            once.remember(recording_id)
            work.note("recording registered", recording_id, case=case_id)
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

    def discard(self, session: Session, recording_id: RecordingId) -> None:
        """Drop what has arrived of an upload, so that another file can be chosen for it."""
        with self.access.write(session, "discard upload", recording_id) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            if recording.state is not RecordingState.UPLOADING:
                raise RuleBroken("This recording is complete already.")
            work.note("upload discarded", recording_id)
        self.vault.erase(recording_id)

    def set_transcript(
        self, session: Session, recording_id: RecordingId, *, file_name: str, content: bytes
    ) -> Transcript:
        """Read a transcript file and keep it with the recording.

        Raises:
            BadTranscript: naming the lines that cannot be read; nothing is kept.
        """
        with self.access.read(session) as work:
            recording_for(work, recording_id, Action.UPLOAD_RECORDING)
        transcript = self.transcripts.read(file_name, content)
        with self.access.write(session, "store transcript", recording_id) as work:
            recording = recording_for(work, recording_id, Action.UPLOAD_RECORDING)
            _key(work, recording_id)
            transcript = _against_length(transcript, recording)
            work.tx.recordings.set_transcript(recording_id, transcript)
            work.tx.recordings.replace(recording.model_copy(update={"has_transcript": True}))
            work.note("transcript stored", recording_id, cues=len(transcript.cues))
        return transcript

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
        with self.vault.open(recording_id, wrapped) as sound:
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
                work.note("recording heard", recording_id)

    def get(self, session: Session, recording_id: RecordingId) -> Recording:
        """Give what is known of one recording to somebody who may listen to it."""
        with self.access.read(session) as work:
            return recording_for(work, recording_id, Action.LISTEN)

    def erase(self, session: Session, recording_id: RecordingId) -> None:
        """Erase the sound and the transcript for good; ratings stay."""
        with self.access.write(session, "erase recording", recording_id) as work:
            recording = recording_for(work, recording_id, Action.ERASE_RECORDING)
            _forget(work.tx, recording)
            work.note("recording erased", recording_id)
        self.vault.erase(recording_id)

    def erase_due(self) -> int:
        """Erase every recording whose delete-by day has passed; give how many.

        Uploads that were never finished go after a day: their pieces are sound, too.
        """
        now = self.access.clock.now()
        with self.access.store.writing() as tx:
            left = tx.recordings.abandoned(now - ABANDONED_AFTER)
            due = {one.id: one for one in (*tx.recordings.due_for_erasure(now), *left)}.values()
            for recording in due:
                _forget(tx, recording)
                tx.audit.append(
                    at=now,
                    actor="retention",
                    action="recording erased",
                    about=recording.id,
                    detail={},
                )
        for recording in due:
            self.vault.erase(recording.id)
        return len(due)


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
    check_consent(case, Use.RATING, work.now.date())


def _key(work: Work, recording_id: RecordingId) -> bytes:
    wrapped = work.tx.recordings.wrapped_key(recording_id)
    if wrapped is None:
        raise NotFound("The sound of this recording was erased.")
    return wrapped


def _forget(tx: Transaction, recording: Recording) -> None:
    tx.recordings.erase_key(recording.id)
    tx.recordings.set_transcript(recording.id, Transcript(cues=()))
    tx.recordings.replace(
        recording.model_copy(update={"state": RecordingState.ERASED, "has_transcript": False})
    )


def _check_dates(work: Work, recorded_on: date, delete_by: date) -> None:
    today = work.now.date()
    if recorded_on > today:
        raise RuleBroken("The session cannot have been recorded in the future.")
    if delete_by <= today:
        raise RuleBroken("The delete-by day has to lie in the future.")
    if delete_by > recorded_on + KEPT_AT_MOST:
        raise RuleBroken("A recording is kept for a year at most; choose an earlier delete-by day.")


def _against_length(transcript: Transcript, recording: Recording) -> Transcript:
    if recording.media is None or not transcript.cues:
        return transcript
    last = max(cue.end for cue in transcript.cues)
    if last <= recording.media.duration + 2:
        return transcript
    warning = "The transcript runs on after the recording ends. Is it of another session?"
    return transcript.model_copy(update={"warnings": (*transcript.warnings, warning)})
