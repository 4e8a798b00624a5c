"""A signed rating with everything that a report on many of them says of it."""

from dataclasses import dataclass

from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.reports.fidelity.scorecard_sentences import SessionFacts


@dataclass(frozen=True)
class RatedRow:
    """One signed rating with all that is needed to report it."""

    rating: SignedRating
    rubric: Rubric
    scorecard: Scorecard
    facts: SessionFacts


@dataclass(frozen=True)
class Rated:
    """What a report on many ratings is made of: those that can be read, and those that cannot."""

    rows: tuple[RatedRow, ...]
    unreadable: tuple[UnreadableRating, ...] = ()
