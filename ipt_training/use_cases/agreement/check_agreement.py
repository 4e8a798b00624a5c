"""Reliability: how far a score depends on who rated, for supervisors and programme leads.

Figures are about ratings and raters; no trainee is named in any of them, and nobody is ranked.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import product

from ipt_training.domain.agreement.methods import FairAverages, VarianceStudy
from ipt_training.domain.agreement.pooling import (
    ItemSet,
    Pooled,
    Selection,
    Supervisors,
    items_of,
    pool,
    rater_kind,
)
from ipt_training.domain.agreement.results import Agreement, Offered, PairDetail, Profile, Rater
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rating import RubricQuote, SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ids import PersonId, RatingId
from ipt_training.domain.ipt import Dialect
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.agreement.coefficients import agreement_of
from ipt_training.use_cases.agreement.memory import Memory
from ipt_training.use_cases.agreement.pairs import pair_detail
from ipt_training.use_cases.agreement.precision import precision_in
from ipt_training.use_cases.agreement.profiles import profile_of
from ipt_training.use_cases.agreement.severity import fair_averages
from ipt_training.use_cases.agreement.variance import variance_studies
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class CheckAgreement:
    """Reads signed ratings together, and says how sure a score is."""

    access: Access
    content: ReadContent
    memory: Memory = field(default_factory=Memory)

    def offered(self, session: Session) -> tuple[Offered, ...]:
        """Give the structures that ratings were made with, the most used first."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            return self.memory.of(
                ("offered", state_of(work.tx)), work.now, lambda: self._offered(work.tx)
            )

    def agreement(self, session: Session, selection: Selection) -> Agreement:
        """Give how far raters agree over the ratings of a selection."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            return self.memory.of(
                ("agreement", selection, state_of(work.tx)),
                work.now,
                lambda: self._agreement(work, selection),
            )

    def _agreement(self, work: Work, selection: Selection) -> Agreement:
        pooled, rubric = self.pooled(work.tx, selection)
        return agreement_of(pooled, rubric, selection, as_of=work.now)

    def pair(
        self, session: Session, selection: Selection, first: PersonId, second: PersonId
    ) -> PairDetail:
        """Give two raters side by side, to one of them or to a programme lead.

        Nothing is shown while it could point at one trainee.
        """
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            own = work.person.id in (first, second)
            work.require(Action.READ_RATER_PROFILE, own=own, about=first)
            if work.tx.people.get(first) is None or work.tx.people.get(second) is None:
                raise work.nothing(Action.READ_RATER_PROFILE, first)
            pooled, rubric = self.pooled(work.tx, selection)
            return pair_detail(pooled, rubric, selection.item_set, first, second)

    def profile(
        self,
        session: Session,
        selection: Selection,
        rater_id: PersonId,
        *,
        reference_id: PersonId | None = None,
    ) -> Profile:
        """Give how one rater scores beside the others, to that rater or a programme lead.

        Beside one rater alone where a reference is named.
        """
        with self.access.read(session) as work:
            own = rater_id == work.person.id
            work.require(Action.READ_RATER_PROFILE, own=own, about=rater_id)
            person = work.tx.people.get(rater_id)
            if person is None:
                raise work.nothing(Action.READ_RATER_PROFILE, rater_id)
            reference = work.tx.people.get(reference_id) if reference_id else None
            if reference_id is not None and reference is None:
                raise work.nothing(Action.READ_RATER_PROFILE, reference_id)
            pooled, rubric = self.pooled(work.tx, selection)
            return profile_of(
                pooled,
                rubric,
                selection.item_set,
                Rater(person.id, person.name),
                reference=Rater(reference.id, reference.name) if reference else None,
            )

    def methods(self, session: Session, selection: Selection) -> tuple[VarianceStudy, ...]:
        """Give where the differences between scores come from, and how many are enough."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            return self.memory.of(
                ("methods", selection, state_of(work.tx)),
                work.now,
                lambda: self._methods(work.tx, selection),
            )

    def severity(self, session: Session, selection: Selection) -> FairAverages:
        """Give what means would be if every rater were equally strict; it changes no score.

        Raters see their own strictness alone, programme leads that of everybody.
        """
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            found = self.memory.of(
                ("severity", selection, state_of(work.tx)),
                work.now,
                lambda: self._severity(work.tx, selection),
            )
            seen = tuple(
                (rater, figure)
                for rater, figure in found.raters
                if allowed(
                    work.person.roles, Action.READ_RATER_PROFILE, own=rater.id == work.person.id
                )
            )
            return replace(found, raters=seen)

    def precision(self, session: Session, rating_id: RatingId) -> Precision:
        """Give how far the mean of a scorecard may be off, to whoever may read the scorecard."""
        with self.access.read(session) as work:
            rating = work.tx.ratings.get(rating_id)
            if rating is None:
                raise work.nothing(Action.READ_RATING, rating_id)
            own = work.person.id in (rating.rater_id, rating.therapist_id)
            work.require(Action.READ_RATING, own=own, about=rating_id)
            selection = like(rating, work.tx)
            return self.memory.of(
                ("precision", selection, state_of(work.tx)),
                work.now,
                lambda: self._precision(work.tx, selection),
            )

    def precision_of(self, tx: Transaction, rating: SignedRating) -> Precision:
        """Give how far the mean of a rating may be off, formed anew."""
        return self._precision(tx, like(rating, tx))

    def of_programme(self, tx: Transaction, now: datetime) -> tuple[Agreement, ...]:
        """Give agreement for every structure, kind of rater and tradition that was rated twice.

        Over all items first, then over every group.
        """
        ratings = tuple(tx.ratings.all())
        supervisors = supervisors_in(tx, ratings)
        found: list[Agreement] = []
        for one in self._offered(tx):
            rubric = self._rubric(ratings, one.structure_hash)
            sets = (ItemSet(), *(ItemSet(group_id=group_id) for group_id, _ in one.groups))
            for (kind, _), (dialect, _) in product(one.kinds, one.dialects):
                asked = Selection(structure_hash=one.structure_hash, kind=kind, dialect=dialect)
                pooled = pool(ratings, asked, supervisors)
                of_sets = (asked.model_copy(update={"item_set": item_set}) for item_set in sets)
                figures = (
                    agreement_of(pooled, rubric, each, as_of=now, whole_only=True)
                    for each in of_sets
                )
                found.extend(figure for figure in figures if figure.counts.sessions)
        return tuple(found)

    def _methods(self, tx: Transaction, selection: Selection) -> tuple[VarianceStudy, ...]:
        pooled, rubric = self.pooled(tx, selection)
        return variance_studies(pooled.ratings, items_of(rubric, selection.item_set))

    def _severity(self, tx: Transaction, selection: Selection) -> FairAverages:
        pooled, rubric = self.pooled(tx, selection)
        return fair_averages(pooled.ratings, rubric, selection.item_set)

    def _precision(self, tx: Transaction, selection: Selection) -> Precision:
        return precision_in(*self.pooled(tx, selection))

    def pooled(self, tx: Transaction, selection: Selection) -> tuple[Pooled, Rubric]:
        """Give the ratings of a selection, and the newest rubric they were made with.

        Raises:
            NotFound: when no rating was made with that structure.
        """
        ratings = tuple(tx.ratings.all())
        rubric = self._rubric(ratings, selection.structure_hash)
        return pool(ratings, selection, supervisors_in(tx, ratings)), rubric

    def _rubric(self, ratings: Sequence[SignedRating], structure_hash: str) -> Rubric:
        quotes = [r.rubric for r in ratings if r.rubric.structure_hash == structure_hash]
        for quote in dict.fromkeys(reversed(quotes)):
            rubric = self._installed(quote)
            if rubric is not None:
                return rubric
        raise NotFound("No rating was made with this structure of a rubric.")

    def _installed(self, quote: RubricQuote) -> Rubric | None:
        try:
            return self.content.quoted(quote)
        except NotFound:
            return None

    def _offered(self, tx: Transaction) -> tuple[Offered, ...]:
        ratings = tuple(tx.ratings.all())
        supervisors = supervisors_in(tx, ratings)
        by_structure: dict[str, list[SignedRating]] = {}
        for rating in ratings:
            by_structure.setdefault(rating.rubric.structure_hash, []).append(rating)
        found = []
        for structure, of_one in by_structure.items():
            try:
                rubric = self._rubric(of_one, structure)
            except NotFound:
                # Its words are gone; other selections count these ratings as left out.
                continue
            found.append(self._offer(of_one, rubric, supervisors))
        return tuple(sorted(found, key=lambda one: -one.ratings))

    def _offer(
        self, ratings: Sequence[SignedRating], rubric: Rubric, supervisors: Supervisors
    ) -> Offered:
        kinds = Counter(rater_kind(rating, supervisors) for rating in ratings)
        dialects = Counter(r.judgement.heard.dialect for r in ratings if r.judgement.heard)
        return Offered(
            structure_hash=ratings[0].rubric.structure_hash,
            rubric=rubric.title,
            versions=tuple(sorted({rating.rubric.version for rating in ratings})),
            ratings=len(ratings),
            kinds=tuple(kinds.most_common()),
            dialects=tuple(dialects.most_common()),
            groups=tuple(
                (group.id, group.title)
                for group in rubric.groups
                if items_of(rubric, ItemSet(group_id=group.id))
            ),
            items=tuple(
                (item_id, item.title)
                for group in rubric.groups
                for item_id in group.items
                if (item := rubric.item(item_id)) is not None
            ),
        )


def state_of(tx: Transaction) -> tuple[int, str]:
    """Say what the signed ratings stand at: how many there are, and the newest."""
    entries = tx.ratings.index()
    return len(entries), entries[-1].id if entries else ""


def like(rating: SignedRating, tx: Transaction) -> Selection:
    """Give the selection of ratings that may be pooled with one."""
    supervisors = {rating.therapist_id: tx.people.supervisors_of(rating.therapist_id)}
    heard = rating.judgement.heard
    return Selection(
        structure_hash=rating.rubric.structure_hash,
        kind=rater_kind(rating, supervisors),
        dialect=heard.dialect if heard else Dialect.BOTH,
    )


def supervisors_in(tx: Transaction, ratings: Sequence[SignedRating]) -> Supervisors:
    """Give the supervisors of every therapist whose sessions were rated."""
    return {one: tx.people.supervisors_of(one) for one in {r.therapist_id for r in ratings}}
