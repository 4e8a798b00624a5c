"""Rating: open a draft, save every change, sign once.

Raters are blind to one another: a draft is read by its rater only, and a rating not before it is
signed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from ipt_training.domain.errors import Conflict, IptTrainingError, RuleBroken
from ipt_training.domain.fidelity.rating import (
    AtSigning,
    Draft,
    Judgement,
    RubricQuote,
    SignedRating,
    check_complete,
    check_judgement,
    current,
    frozen,
)
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard, score
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import tally_of
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import RatingId, RecordingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case, Use
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.use_cases.fidelity.ownership import draft_for
from ipt_training.use_cases.fidelity.quoted import Quoted
from ipt_training.use_cases.fidelity.sessions import case_of, name_of
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_recordings import check_consent, check_heard
from ipt_training.use_cases.recordings.ownership import recording_for

MEANING = "I heard this recording and these are my own scores."
"""What a signature under a rating stands for; shown to the rater and stored with it."""


@dataclass(frozen=True)
class Desk:
    """Everything the rating screen needs."""

    draft: Draft
    rubric: Rubric
    recording: Recording
    case: Case
    therapist_name: str


@dataclass(frozen=True)
class RateRecording:
    """A rater's work on a recording."""

    access: Access
    content: ReadContent
    desk: SignInDesk
    chance: Chance

    @cached_property
    def quoted(self) -> Quoted:
        """What finds the rubric that a draft was begun with."""
        return Quoted(self.content)

    def open_draft(self, session: Session, recording_id: RecordingId, rubric_id: str) -> RatingId:
        """Open the rater's draft on a recording, or find the one that is there."""
        rubric = self.content.rubric(rubric_id)
        with self.access.write(session, "open draft", recording_id) as work:
            recording = _ratable(work, recording_id)
            existing = work.tx.drafts.of(work.person.id, recording_id)
            if existing is not None:
                return existing.id
            draft = Draft(
                id=RatingId(self.chance.identifier()),
                recording_id=recording.id,
                rater_id=work.person.id,
                rubric_id=rubric.id,
                rubric_version=rubric.version,
                rubric_content_hash=content_hash(rubric),
                judgement=Judgement(),
                revision=0,
                started_at=work.now,
                saved_at=work.now,
            )
            work.tx.drafts.add(draft)
            work.tx.quoted_rubrics.keep(rubric)
            work.note("draft opened", draft.id, recording=recording_id, rubric=rubric.id)
        return draft.id

    def sit_down(self, session: Session, rating_id: RatingId) -> Desk:
        """Give the draft with its rubric and recording, to its rater only.

        Raises:
            RuleBroken: when consent does not cover rating any more.
        """
        with self.access.read(session) as work:
            desk = self._desk(work, rating_id)
            check_consent(desk.case, Use.RATING, work.today)
        return desk

    def change(
        self, session: Session, rating_id: RatingId, make: Callable[[Desk], Judgement]
    ) -> Desk:
        """Change a draft as it is stored at this moment, and give the desk as it is from then on.

        Args:
            session: who asks.
            rating_id: the draft.
            make: gives the whole changed judgement; nobody else saves while it thinks.

        Raises:
            IptTrainingError: whatever ``make`` refused with; nothing is stored.
            RuleBroken: when a score is off its scale; nothing is stored.
        """
        refused: IptTrainingError | None = None
        with self.access.write(session, "save draft", rating_id) as work:
            desk = self._desk(work, rating_id)
            try:
                judgement = make(desk)
            except IptTrainingError as error:
                # Raised again outside: a slip of the hand is no refusal for the audit trail.
                refused = error
            else:
                if judgement != desk.draft.judgement:
                    desk = _saved(work, desk, judgement, expected=desk.draft.revision)
        if refused is not None:
            raise refused
        return desk

    def save(
        self, session: Session, rating_id: RatingId, judgement: Judgement, *, expected: int
    ) -> Draft:
        """Store a changed draft.

        Args:
            session: who asks.
            rating_id: the draft.
            judgement: all that the rater entered so far.
            expected: the revision the change was made on.

        Raises:
            RuleBroken: when a score is off its scale; nothing is stored.
            Conflict: when another window saved first; nothing is overwritten.
        """
        with self.access.write(session, "save draft", rating_id) as work:
            desk = self._desk(work, rating_id)
            return _saved(work, desk, judgement, expected=expected).draft

    def preview(self, session: Session, rating_id: RatingId) -> Scorecard | None:
        """Give the scorecard as it would be signed now; nothing before phase and focus are set."""
        desk = self.sit_down(session, rating_id)
        if desk.draft.judgement.heard is None:
            return None
        return score(desk.rubric, desk.draft.judgement)

    def check_signable(self, session: Session, rating_id: RatingId) -> None:
        """Refuse what could not be signed with the meaning that a signature has.

        Raises:
            RuleBroken: when consent does not cover rating any more, or no hearing by the rater is
                written down.
        """
        with self.access.read(session) as work:
            _check_meaning(work, draft_for(work, rating_id).recording_id)

    def earlier(self, session: Session, rating_id: RatingId) -> RatingId | None:
        """Give the rater's own signed rating that this draft would amend, if there is one."""
        with self.access.read(session) as work:
            return _earlier(work, draft_for(work, rating_id))

    def sign(
        self,
        session: Session,
        rating_id: RatingId,
        password: str,
        *,
        expected: int,
        amends: RatingId | None = None,
        reason: str = "",
    ) -> RatingId:
        """Freeze a draft as a signed rating; a second call with the same draft answers the same.

        Raises:
            RuleBroken: when something is open, the password does not match, consent does not cover
                rating any more, or no hearing by the rater is written down.
            Conflict: when the draft has changed since it was shown.
        """
        with self.access.read(session) as work:
            once = work.once("sign rating", rating_id)
            if once.done is not None:
                return RatingId(once.done)
            _check_meaning(work, draft_for(work, rating_id).recording_id)
        self.desk.confirm_password(session, password)
        with self.access.write(session, "sign rating", rating_id, last_room=True) as work:
            once = work.once("sign rating", rating_id)
            if once.done is not None:
                return RatingId(once.done)
            draft = draft_for(work, rating_id)
            if draft.revision != expected:
                raise Conflict("The rating was changed in another window. Look at it again first.")
            _check_meaning(work, draft.recording_id)
            rubric = self.quoted.of_draft(work.tx, draft)
            signed = self._signed(work, draft, rubric, amends, reason)
            work.tx.quoted_rubrics.keep(rubric)
            work.tx.ratings.add(signed)
            recording = work.tx.recordings.some([signed.recording_id])[signed.recording_id]
            work.tx.tallies.put(tally_of(signed, rubric, recording.case_id))
            work.evidence_changed(signed.therapist_id)
            work.tx.drafts.remove(draft.id)
            once.remember(signed.id)
            work.note(
                "rating signed",
                signed.id,
                recording=signed.recording_id,
                revision=expected,
                sealed=content_hash(signed),
            )
        return signed.id

    def _desk(self, work: Work, rating_id: RatingId) -> Desk:
        draft = draft_for(work, rating_id)
        recording = _ratable(work, draft.recording_id)
        case = case_of(work.tx, recording)
        name = name_of(work.tx, recording.therapist_id)
        rubric = self.quoted.of_draft(work.tx, draft)
        return Desk(draft, rubric, recording, case, name)

    def _signed(
        self, work: Work, draft: Draft, rubric: Rubric, amends: RatingId | None, reason: str
    ) -> SignedRating:
        recording = _ratable(work, draft.recording_id)
        if recording.media is None:
            raise RuleBroken("The recording is not complete.")
        check_judgement(rubric, draft.judgement, duration=_duration(recording))
        check_complete(rubric, draft.judgement)
        amended = _amended(work, draft, amends, reason)
        return SignedRating(
            id=draft.id,
            recording_id=recording.id,
            recording_sha256=recording.media.sha256,
            therapist_id=recording.therapist_id,
            rater_id=work.person.id,
            rater_name=work.person.name,
            rubric=RubricQuote(
                id=rubric.id,
                version=rubric.version,
                content_hash=content_hash(rubric),
                structure_hash=structure_hash(rubric),
            ),
            judgement=frozen(draft.judgement, rubric),
            started_at=draft.started_at,
            signed_at=work.now,
            meaning=MEANING,
            amends=amended,
            reason=reason.strip(),
            at_signing=AtSigning.of(
                work.person.id,
                work.person.roles,
                therapist_id=recording.therapist_id,
                supervisors=work.tx.people.supervisors_of(recording.therapist_id),
            ),
        )


def _check_meaning(work: Work, recording_id: RecordingId) -> None:
    recording = _ratable(work, recording_id)
    check_consent(case_of(work.tx, recording), Use.RATING, work.today)
    check_heard(work, recording.id)


def _earlier(work: Work, draft: Draft) -> RatingId | None:
    """Give the rater's newest signed rating of the same session by the same rubric."""
    signed = work.tx.ratings.signed_by(work.person.id, [draft.recording_id])
    mine = [one.id for one in current(signed) if one.rubric_id == draft.rubric_id]
    return mine[-1] if mine else None


def _amended(work: Work, draft: Draft, amends: RatingId | None, reason: str) -> RatingId | None:
    earlier = _earlier(work, draft)
    if earlier is None:
        if amends is not None:
            raise RuleBroken("There is no rating of yours to amend.")
        return None
    if amends is not None and amends != earlier:
        raise Conflict("That rating was amended already. Look at the newest one first.")
    if not reason.strip():
        raise RuleBroken("You rated this session before: say why the earlier rating is amended.")
    return earlier


def _saved(work: Work, desk: Desk, judgement: Judgement, *, expected: int) -> Desk:
    check_judgement(desk.rubric, judgement, duration=_duration(desk.recording))
    draft = desk.draft.model_copy(
        update={"judgement": judgement, "revision": expected + 1, "saved_at": work.now}
    )
    work.tx.drafts.save(draft, expected=expected)
    return replace(desk, draft=draft)


def _ratable(work: Work, recording_id: RecordingId) -> Recording:
    recording = recording_for(work, recording_id, Action.RATE)
    if recording.therapist_id == work.person.id:
        raise RuleBroken("Nobody rates a session of their own for the programme.")
    if recording.state is not RecordingState.READY:
        raise RuleBroken("The recording is not there to be heard.")
    return recording


def _duration(recording: Recording) -> float | None:
    return recording.media.duration if recording.media else None
