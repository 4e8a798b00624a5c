"""The queue: the sessions that wait for a rater, with what the rater has done about each."""

from dataclasses import dataclass

from ipt_training.domain.fidelity.rating import Draft
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.ports.storage import SignedEntry


@dataclass(frozen=True)
class Waiting:
    """One session in a rater's queue."""

    recording: Recording
    case: Case
    therapist_name: str
    draft: Draft | None
    signed: tuple[SignedEntry, ...]
    """What the rater signed of it."""


@dataclass(frozen=True)
class RatingQueue:
    """What is entrusted to a rater."""

    access: Access

    def waiting(self, session: Session) -> tuple[Waiting, ...]:
        """Give the sessions entrusted to the rater, newest first."""
        with self.access.read(session) as work:
            work.require(Action.RATE, own=True)
            tx, me = work.tx, work.person.id
            recordings = tx.recordings.to_rate(me)
            drafts = {draft.recording_id: draft for draft in tx.drafts.of_rater(me)}
            signed = tx.ratings.signed_by(me, {one.id for one in recordings})
            names = tx.people.names({one.therapist_id for one in recordings})
            cases = tx.cases.some({one.case_id for one in recordings})
        return tuple(
            Waiting(
                recording,
                cases[recording.case_id],
                names[recording.therapist_id],
                drafts.get(recording.id),
                tuple(one for one in signed if one.recording_id == recording.id),
            )
            for recording in reversed(recordings)
        )
