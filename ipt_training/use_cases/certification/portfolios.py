"""Portfolios: all stored evidence of trainees, of one or of many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ipt_training.domain.certification.portfolio import (
    CompletedCase,
    LeftOutSession,
    Portfolio,
    RatedSession,
    WhyLeftOut,
)
from ipt_training.domain.fidelity.tally import Tally, tally_of
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ids import PersonId, RatingId
from ipt_training.use_cases.fidelity.quoted import Quoted, Readable
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
        found = self.quoted.read(tx, tx.ratings.of_therapist(trainee_id))
        asides = tx.ratings.asides({_id_of(one) for one in found})
        tallies = [
            replace(
                tally_of(one.rating, one.rubric, cases[one.rating.recording_id]),
                set_aside=one.rating.id in asides,
            )
            for one in found
            if isinstance(one, Readable)
        ]
        portfolio = self._collected(tx, {trainee_id}, tallies)[trainee_id]
        unreadable = tuple(_unreadable(one) for one in found if isinstance(one, UnreadableRating))
        return portfolio.model_copy(update={"left_out": portfolio.left_out + unreadable})

    @cached_property
    def quoted(self) -> Quoted:
        """What finds the rubrics behind ratings."""
        return Quoted(self.content)

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
                sessions=_sessions(by_trainee.get(one, ())),
                left_out=_left_out(by_trainee.get(one, ())),
            )
            for one in trainee_ids
        }


def _sessions(tallies: Collection[Tally]) -> tuple[RatedSession, ...]:
    """Give what counts, and leave the rest out."""
    amended = {tally.amends for tally in tallies}
    return tuple(
        RatedSession(
            rating_id=one.rating_id,
            recording_id=one.recording_id,
            case_id=one.case_id,
            rater_id=one.rater_id,
            rubric_id=one.rubric.id,
            phase=one.heard.phase,
            focus=one.heard.focus,
            outcome=one.outcome,
            signed_at=one.signed_at,
        )
        for one in tallies
        if one.heard and one.outcome and _why(one, amended) is None
    )


def _left_out(tallies: Collection[Tally]) -> tuple[LeftOutSession, ...]:
    """Give what does not count, with the reason."""
    amended = {tally.amends for tally in tallies}
    return tuple(
        LeftOutSession(
            rating_id=one.rating_id,
            recording_id=one.recording_id,
            rater_id=one.rater_id,
            rubric_id=one.rubric.id,
            signed_at=one.signed_at,
            why=why,
        )
        for one in tallies
        if (why := _why(one, amended)) is not None
    )


def _why(tally: Tally, amended: Collection[RatingId | None]) -> WhyLeftOut | None:
    """Say why a rating does not count; nothing where it does."""
    if tally.rating_id in amended:
        return WhyLeftOut.AMENDED
    if tally.rater_id == tally.therapist_id:
        return WhyLeftOut.OWN
    if tally.set_aside:
        return WhyLeftOut.SET_ASIDE
    if tally.heard is None:
        return WhyLeftOut.NOTHING_HEARD
    return WhyLeftOut.UNREADABLE if tally.outcome is None else None


def _unreadable(rating: UnreadableRating) -> LeftOutSession:
    return LeftOutSession(
        rating_id=rating.id,
        recording_id=rating.recording_id,
        rater_id=rating.rater_id,
        rubric_id=rating.rubric_id,
        signed_at=None,
        why=WhyLeftOut.UNREADABLE,
    )


def _id_of(one: Readable | UnreadableRating) -> RatingId:
    return one.rating.id if isinstance(one, Readable) else one.id


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
