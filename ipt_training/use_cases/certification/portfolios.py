"""Portfolios: all stored evidence of trainees, of one or of many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ipt_training.domain.certification.portfolio import CompletedCase, Portfolio, RatedSession
from ipt_training.domain.fidelity.tally import Tally, tally_of
from ipt_training.domain.ids import PersonId
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.read_content import ReadContent

T = TypeVar("T")


@dataclass(frozen=True)
class Portfolios:
    """Collects evidence."""

    content: ReadContent

    def of(self, tx: Transaction, trainee_id: PersonId) -> Portfolio:
        """Collect the evidence of one trainee, every rating read and verified anew."""
        cases = {one.id: one.case_id for one in tx.recordings.of({trainee_id})}
        tallies = [
            tally_of(rating, self.content.quoted(rating.rubric), cases[rating.recording_id])
            for rating in tx.ratings.of_therapist(trainee_id)
        ]
        return self._collected(tx, {trainee_id}, tallies)[trainee_id]

    def counted(
        self, tx: Transaction, trainee_ids: Collection[PersonId]
    ) -> Mapping[PersonId, Portfolio]:
        """Collect the evidence of trainees for counting it: ratings as they were tallied."""
        return self._collected(tx, trainee_ids, tx.tallies.of_therapists(trainee_ids))

    def _collected(
        self, tx: Transaction, trainee_ids: Collection[PersonId], tallies: Iterable[Tally]
    ) -> Mapping[PersonId, Portfolio]:
        by_trainee = _grouped((tally.therapist_id, tally) for tally in tallies)
        hours = _grouped((entry.trainee_id, entry) for entry in tx.hours.of(trainee_ids))
        completed = _completed(tx, trainee_ids)
        return {
            one: Portfolio(
                trainee_id=one,
                hours=hours.get(one, ()),
                cases=completed.get(one, ()),
                sessions=self._sessions(by_trainee.get(one, ())),
            )
            for one in trainee_ids
        }

    def _sessions(self, tallies: Collection[Tally]) -> tuple[RatedSession, ...]:
        """Leave out what a later rating amends, and what nobody but the trainee rated."""
        amended = {tally.amends for tally in tallies}
        found = (self._session(one) for one in tallies if one.rating_id not in amended)
        return tuple(session for session in found if session is not None)

    def _session(self, tally: Tally) -> RatedSession | None:
        if tally.rater_id == tally.therapist_id or tally.heard is None:
            return None
        if tally.outcome is None:
            # It could not be weighed without its rubric; this says which one is missing.
            self.content.quoted(tally.rubric)
            return None
        return RatedSession(
            rating_id=tally.rating_id,
            recording_id=tally.recording_id,
            case_id=tally.case_id,
            rater_id=tally.rater_id,
            rubric_id=tally.rubric.id,
            phase=tally.heard.phase,
            focus=tally.heard.focus,
            outcome=tally.outcome,
            signed_on=tally.signed_at.date(),
        )


def _completed(
    tx: Transaction, trainee_ids: Collection[PersonId]
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
