"""Agreement: how far a score depends on who rated, for supervisors and programme leads.

Figures are about ratings and raters; no trainee is named in any of them, and nobody is ranked. They
are worked out from tallies, once the transaction that read these is over.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from ipt_training.domain.agreement.methods import FairAverages, VarianceStudy
from ipt_training.domain.agreement.pooling import (
    ItemSet,
    Selection,
    items_of,
)
from ipt_training.domain.agreement.results import (
    Agreement,
    Offered,
    PairDetail,
    PairDistance,
    Profile,
    Rater,
)
from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId, RatingId
from ipt_training.domain.ipt import Dialect
from ipt_training.domain.people.policy import Action
from ipt_training.reliability.estimate import Estimate
from ipt_training.reliability.rasch import Told, untold
from ipt_training.use_cases.agreement.coefficients import agreement_of
from ipt_training.use_cases.agreement.ledger import Inquiry, Ledger, inquiry, ledger_of
from ipt_training.use_cases.agreement.memory import Memory
from ipt_training.use_cases.agreement.offered import (
    apart_in,
    offered_in,
    pooled_in,
    rubric_in,
)
from ipt_training.use_cases.agreement.pairs import pair_detail, pair_distance
from ipt_training.use_cases.agreement.precision import precision_in
from ipt_training.use_cases.agreement.profiles import own_profile, profile_of
from ipt_training.use_cases.agreement.readers import as_read_by, reads_every_profile
from ipt_training.use_cases.agreement.severity import fair_averages, severity_read_by
from ipt_training.use_cases.agreement.variance import variance_studies
from ipt_training.use_cases.fidelity.ownership import rating_for
from ipt_training.use_cases.fidelity.quoted import Quoted
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class CheckAgreement:
    """Reads signed ratings together, and says how sure a score is."""

    access: Access
    content: ReadContent
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def quoted(self) -> Quoted:
        """What finds the rubrics behind ratings."""
        return Quoted(self.content)

    def offered(self, session: Session) -> tuple[Offered, ...]:
        """Give the structures that ratings were made with, the most used first."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            asked = self._ask(work, "offered")
        return asked.answer(offered_in)

    def agreement(self, session: Session, selection: Selection) -> Agreement:
        """Give how far raters agree over the ratings of a selection, as far as one may know."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            asked = self._ask(work, "agreement", selection)
            reader = work.person

        def form(ledger: Ledger) -> Agreement:
            pooled, rubric = pooled_in(ledger, selection)
            return agreement_of(pooled, rubric, selection, as_of=asked.now)

        return as_read_by(asked.answer(form), reader)

    def pair(
        self, session: Session, selection: Selection, first: PersonId, second: PersonId
    ) -> PairDetail:
        """Give two raters side by side, and who of them scores higher, to a programme lead.

        Nothing is shown while it could point at one trainee.
        """
        with self.access.read(session) as work:
            work.require(Action.READ_RATER_PROFILE, own=False, about=first)
            _rater(work, first)
            _rater(work, second)
            asked = self._ask(work, "pair", selection, first, second)

        def form(ledger: Ledger) -> PairDetail:
            pooled, rubric = pooled_in(ledger, selection)
            return pair_detail(pooled, rubric, selection.item_set, first, second)

        return asked.answer(form)

    def distance(
        self, session: Session, selection: Selection, first: PersonId, second: PersonId
    ) -> PairDistance:
        """Give how far two raters lie apart, to one of them or to a programme lead.

        It does not say who scores higher: how strict the other is stays with the other.
        """
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            mine, other = (second, first) if work.person.id == second else (first, second)
            person_for(work, mine, Action.READ_RATER_PROFILE)
            _rater(work, other)
            asked = self._ask(work, "distance", selection, first, second)

        def form(ledger: Ledger) -> PairDistance:
            pooled, rubric = pooled_in(ledger, selection)
            return pair_distance(pooled, rubric, selection.item_set, first, second)

        return asked.answer(form)

    def profile(
        self,
        session: Session,
        selection: Selection,
        rater_id: PersonId,
        *,
        reference_id: PersonId | None = None,
    ) -> Profile:
        """Give how one rater scores beside the others, to that rater or a programme lead.

        Beside one rater alone where a lead names a reference; a rater is never told how they stand
        to one other, which would say as much of the other.
        """
        with self.access.read(session) as work:
            person = person_for(work, rater_id, Action.READ_RATER_PROFILE)
            rater = Rater(person.id, person.name)
            reference = None
            if reference_id is not None:
                work.require(Action.READ_RATER_PROFILE, own=False, about=reference_id)
                reference = _rater(work, reference_id)
            reader = work.person
            asked = self._ask(work, "profile", selection, rater, reference)

        def form(ledger: Ledger) -> Profile:
            pooled, rubric = pooled_in(ledger, selection)
            return profile_of(pooled, rubric, selection.item_set, rater, reference=reference)

        found = asked.answer(form)
        return found if reads_every_profile(reader) else own_profile(found)

    def methods(self, session: Session, selection: Selection) -> tuple[VarianceStudy, ...]:
        """Give where the differences between scores come from, and how many are enough."""
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            asked = self._ask(work, "methods", selection)

        def form(ledger: Ledger) -> tuple[VarianceStudy, ...]:
            pooled, rubric = pooled_in(ledger, selection)
            items = items_of(rubric, selection.item_set)
            return variance_studies(pooled.ratings, rubric, items)

        return asked.answer(form)

    def severity(
        self, session: Session, selection: Selection, *, told: Told = untold
    ) -> FairAverages:
        """Give what means would be if every rater were equally strict; it changes no score.

        Raters see their own strictness alone, programme leads that of everybody. ``told`` hears
        which share of the work is done.
        """
        with self.access.read(session) as work:
            work.require(Action.READ_AGREEMENT, own=False)
            asked = self._ask(work, "severity", selection)
            reader = work.person

        def form(ledger: Ledger) -> FairAverages:
            pooled, rubric = pooled_in(ledger, selection)
            return fair_averages(pooled.ratings, rubric, selection.item_set, told)

        return severity_read_by(asked.answer(form), reader)

    def precision(self, session: Session, rating_id: RatingId) -> Precision | None:
        """Give how far the mean of a scorecard may be off, to whoever may read the scorecard.

        Its trainee is given the figure, or nothing where there is none: why it is not estimable
        says something of the programme's ratings and nothing of theirs.
        """
        with self.access.read(session) as work:
            rating = rating_for(work, rating_id, Action.READ_RATING)
            selection = like(work.tx.tallies.some([rating_id])[0])
            asked = self._ask(work, "precision", selection)
            own = rating.therapist_id == work.person.id
        found = asked.answer(lambda ledger: precision_in(*pooled_in(ledger, selection)))
        return found if isinstance(found.error, Estimate) or not own else None

    def precision_of(self, rating_id: RatingId) -> Precision:
        """Give how far the mean of a rating may be off, for the command line of the server."""
        with self.access.store.reading() as tx:
            selection = like(tx.tallies.some([rating_id])[0])
            ledger = self.ledger(tx, self.access.clock.now())
        return precision_in(*pooled_in(ledger, selection))

    def ledger(self, tx: Transaction, now: datetime) -> Ledger:
        """Read everything signed so far."""
        return ledger_of(tx, self.quoted, self.memory, now)

    def of_programme(self, ledger: Ledger, now: datetime) -> tuple[Agreement, ...]:
        """Give agreement for every structure, kind of rater and tradition that was rated twice.

        Over all items first, then over every group.
        """
        found: list[Agreement] = []
        for one in offered_in(ledger):
            rubric = rubric_in(ledger, one.structure_hash)
            sets = (ItemSet(), *(ItemSet(group_id=group_id) for group_id, _ in one.groups))
            for asked, pooled in apart_in(ledger, one, rubric):
                of_sets = (asked.model_copy(update={"item_set": item_set}) for item_set in sets)
                figures = (
                    agreement_of(pooled, rubric, each, as_of=now, whole_only=True)
                    for each in of_sets
                )
                found.extend(figure for figure in figures if figure.counts.sessions)
        return tuple(found)

    def _ask(self, work: Work, *asked: object) -> Inquiry:
        return inquiry(work.tx, self.quoted, self.memory, work.now, *asked)


def like(rating: Tally) -> Selection:
    """Give the selection of ratings that may be pooled with one."""
    return Selection(
        structure_hash=rating.rubric.structure_hash,
        kind=rating.kind,
        dialect=rating.heard.dialect if rating.heard else Dialect.BOTH,
    )


def _rater(work: Work, person_id: PersonId) -> Rater:
    person = work.tx.people.get(person_id)
    if person is None:
        raise work.nothing(Action.READ_RATER_PROFILE, person_id)
    return Rater(person.id, person.name)
