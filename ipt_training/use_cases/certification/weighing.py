"""Evidence weighed before the write that rests on it, and looked at again inside."""

from dataclasses import dataclass
from datetime import date

from ipt_training.domain.certification.decision import Decision, decide
from ipt_training.domain.certification.portfolio import Portfolio
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.ids import PersonId
from ipt_training.use_cases.certification.portfolios import Portfolios
from ipt_training.use_cases.ports.storage import Transaction


@dataclass(frozen=True)
class Weighed:
    """The evidence of one trainee, read and verified, and what it comes to."""

    decision: Decision
    counted: Portfolio
    """The same evidence as it is counted: as long as this stays the same, so does the decision."""

    def still_holds(self, tx: Transaction, portfolios: Portfolios, *, on: date) -> bool:
        """Say whether the evidence is what was weighed; little is read for that."""
        trainee_id = self.counted.trainee_id
        now = portfolios.counted(tx, {trainee_id})[trainee_id]
        return (now, on) == (self.counted, self.decision.on)


def weigh(
    tx: Transaction,
    portfolios: Portfolios,
    trainee_id: PersonId,
    pack: RequirementPack,
    *,
    on: date,
) -> Weighed:
    """Read, verify and weigh all evidence of a trainee."""
    decision = decide(portfolios.of(tx, trainee_id), pack, on=on)
    return Weighed(decision, portfolios.counted(tx, {trainee_id})[trainee_id])
