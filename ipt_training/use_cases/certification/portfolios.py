"""Portfolios: all stored evidence of trainees, of one or of everybody at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ipt_training.domain.certification.portfolio import CompletedCase, Portfolio, RatedSession
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.scorecard import score
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.use_cases.ports.storage.ratings import RatingEntry
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.read_content import ReadContent

T = TypeVar("T")


class Portfolios:
    """Collects evidence; what a signed rating counts for never changes and is worked out once."""

    def __init__(self, content: ReadContent) -> None:
        self._content = content
        self._known: dict[RatingId, RatedSession | None] = {}

    def of(self, tx: Transaction, trainee_id: PersonId) -> Portfolio:
        """Collect the evidence of one trainee, every rating read and verified anew."""
        cases = {one.id: one.case_id for one in tx.recordings.of({trainee_id})}
        ratings = tx.ratings.of_therapist(trainee_id)
        for rating in ratings:
            self._known[rating.id] = self._session(rating, cases)
        entries = [entry for entry in tx.ratings.index() if entry.therapist_id == trainee_id]
        return Portfolio(
            trainee_id=trainee_id,
            hours=tx.hours.of({trainee_id}),
            cases=_completed(tx, {trainee_id}).get(trainee_id, ()),
            sessions=self._counted(entries),
        )

    def of_all(
        self, tx: Transaction, trainee_ids: frozenset[PersonId]
    ) -> Mapping[PersonId, Portfolio]:
        """Collect the evidence of many trainees; a rating is read the first time it is met."""
        entries = [one for one in tx.ratings.index() if one.therapist_id in trainee_ids]
        new = [entry.id for entry in entries if entry.id not in self._known]
        if new:
            cases = {one.id: one.case_id for one in tx.recordings.of(trainee_ids)}
            for rating in tx.ratings.some(new):
                self._known[rating.id] = self._session(rating, cases)
        by_trainee = _grouped((entry.therapist_id, entry) for entry in entries)
        hours = _grouped((entry.trainee_id, entry) for entry in tx.hours.of(trainee_ids))
        completed = _completed(tx, trainee_ids)
        return {
            one: Portfolio(
                trainee_id=one,
                hours=hours.get(one, ()),
                cases=completed.get(one, ()),
                sessions=self._counted(by_trainee.get(one, ())),
            )
            for one in trainee_ids
        }

    def _counted(self, entries: Iterable[RatingEntry]) -> tuple[RatedSession, ...]:
        """Leave out what a later rating amends, and what nobody but the trainee rated."""
        entries = tuple(entries)
        amended = {entry.amends for entry in entries}
        found = (self._known[entry.id] for entry in entries if entry.id not in amended)
        return tuple(session for session in found if session is not None)

    def _session(
        self, rating: SignedRating, cases: Mapping[RecordingId, CaseId]
    ) -> RatedSession | None:
        if rating.rater_id == rating.therapist_id or rating.judgement.heard is None:
            return None
        rubric = self._content.quoted(rating.rubric)
        card = score(rubric, rating.judgement)
        return RatedSession(
            rating_id=rating.id,
            recording_id=rating.recording_id,
            case_id=cases[rating.recording_id],
            rater_id=rating.rater_id,
            rubric_id=rubric.id,
            phase=card.heard.phase,
            focus=card.heard.focus,
            outcome=card.outcome,
            signed_on=rating.signed_at.date(),
        )


def _completed(
    tx: Transaction, trainee_ids: frozenset[PersonId] | set[PersonId]
) -> dict[PersonId, tuple[CompletedCase, ...]]:
    return _grouped(
        (
            case.trainee_id,
            CompletedCase(case_id=case.id, focus=case.focus, completed_on=case.completed_on),
        )
        for case in tx.cases.of(trainee_ids)
        if case.completed_on is not None
    )


def _grouped(pairs: Iterable[tuple[PersonId, T]]) -> dict[PersonId, tuple[T, ...]]:
    found: dict[PersonId, list[T]] = defaultdict(list)
    for person_id, value in pairs:
        found[person_id].append(value)
    return {person_id: tuple(values) for person_id, values in found.items()}
