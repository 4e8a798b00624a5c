"""The evidence behind a decision, rating by rating, for whoever decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.certification.requirements import RecordingsRequired
from ipt_training.domain.certification.weighed import WeighedRating, not_asked_for, weigh
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.certification.portfolios import Portfolios
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class RatedLine:
    """One signed rating in the evidence, with what names it."""

    weighed: WeighedRating
    rater: str
    pseudonym: str
    session_number: int

    @property
    def readable(self) -> bool:
        """Whether it has a scorecard that can be opened."""
        return self.weighed.why is not WhyLeftOut.UNREADABLE


@dataclass(frozen=True)
class Evidence:
    """Every signed rating of one trainee, newest first."""

    asked: Mapping[str, tuple[RatedLine, ...]]
    """By the requirement that they bear on; with none of them where nothing was rated yet."""
    others: tuple[RatedLine, ...]
    """Those that no requirement is about."""


@dataclass(frozen=True)
class ShowEvidence:
    """Shows what a decision rests on, and what was left out of it."""

    access: Access
    content: ReadContent

    def of(self, session: Session, trainee_id: PersonId, pack_id: str) -> Evidence:
        """Give every rating of a trainee and how it bears on the requirements of a pack."""
        pack = self.content.programme(pack_id)
        asked = [one for one in pack.requirements if isinstance(one, RecordingsRequired)]
        with self.access.read(session) as work:
            person_for(work, trainee_id, Action.ISSUE_CERTIFICATE)
            portfolio = Portfolios(self.content).of(work.tx, trainee_id)
            weighed = {one.id: weigh(portfolio, one) for one in asked}
            others = not_asked_for(portfolio, asked)
            names = _Names.of(work.tx, [*chain.from_iterable(weighed.values()), *others])
        return Evidence(
            {one: names.lines(of_one) for one, of_one in weighed.items()}, names.lines(others)
        )


@dataclass(frozen=True)
class _Names:
    """What names ratings: their sessions, cases and raters."""

    recordings: Mapping[RecordingId, Recording]
    cases: Mapping[CaseId, Case]
    people: Mapping[PersonId, str]

    @classmethod
    def of(cls, tx: Transaction, ratings: Sequence[WeighedRating]) -> "_Names":
        recordings = tx.recordings.some({one.recording_id for one in ratings})
        return cls(
            recordings,
            tx.cases.some({one.case_id for one in recordings.values()}),
            tx.people.names({one.rater_id for one in ratings}),
        )

    def lines(self, ratings: Sequence[WeighedRating]) -> tuple[RatedLine, ...]:
        return tuple(self._line(one) for one in ratings)

    def _line(self, one: WeighedRating) -> RatedLine:
        recording = self.recordings.get(one.recording_id)
        case = self.cases.get(recording.case_id) if recording else None
        return RatedLine(
            weighed=one,
            rater=self.people.get(one.rater_id, "somebody unknown"),
            pseudonym=case.pseudonym if case else "an unknown case",
            session_number=recording.session_number if recording else 0,
        )
