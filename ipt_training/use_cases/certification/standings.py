"""Standings: each trainee held against each pack, worked out when the evidence changes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.certification.standing import Standing, standing_of
from ipt_training.domain.ids import PersonId
from ipt_training.use_cases.certification.portfolios import Portfolios
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class KeepStandings:
    """Works standings out and keeps them; what is not kept yet is worked out when it is asked."""

    content: ReadContent

    def recount(self, tx: Transaction, trainee_ids: Collection[PersonId], today: date) -> None:
        """Work out where these trainees stand with every pack, and keep it."""
        for standing in self._worked_out(tx, self.content.programmes(), trainee_ids, today):
            tx.standings.put(standing)

    def of_pack(
        self, tx: Transaction, pack: RequirementPack, today: date
    ) -> Mapping[PersonId, Standing]:
        """Give where every trainee stands with a pack today."""
        asked = (pack.id, self.content.hash_of(pack), today)
        missing = self._worked_out(tx, (pack,), tx.standings.missing(*asked), today)
        return {**tx.standings.of_pack(*asked), **{one.trainee_id: one for one in missing}}

    def met(self, tx: Transaction, pack: RequirementPack, today: date) -> frozenset[PersonId]:
        """Give the trainees who meet a whole pack today."""
        asked = (pack.id, self.content.hash_of(pack), today)
        missing = self._worked_out(tx, (pack,), tx.standings.missing(*asked), today)
        return tx.standings.met(*asked) | {one.trainee_id for one in missing if one.met}

    def _worked_out(
        self,
        tx: Transaction,
        packs: Collection[RequirementPack],
        trainee_ids: Collection[PersonId],
        today: date,
    ) -> Iterable[Standing]:
        if not trainee_ids or not packs:
            return []
        portfolios = Portfolios(self.content).counted(tx, trainee_ids).values()
        return [
            standing_of(portfolio, pack, pack_hash=self.content.hash_of(pack), on=today)
            for pack in packs
            for portfolio in portfolios
        ]
