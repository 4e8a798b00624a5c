"""Roll-ups: what is kept so that lists need not read all evidence, held against that evidence.

A roll-up is worked out in the transaction that changes the evidence. This makes those that are
missing, after an update of the product or of a pack, and works all of them out again on request.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.tally import Tally, tally_of
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.certification.standings import KeepStandings
from ipt_training.use_cases.fidelity.quoted import Quoted
from ipt_training.use_cases.ports.storage import Found, Store, Transaction
from ipt_training.use_cases.ports.system import Clock
from ipt_training.use_cases.read_content import ReadContent

BATCH = 200
"""Records worked out in one transaction, so that others may write in between."""
T = TypeVar("T")


@dataclass(frozen=True)
class RollUps:
    """Makes what is missing, and works everything out again."""

    store: Store
    clock: Clock
    content: ReadContent
    standings: KeepStandings

    def bring_up_to_date(self) -> None:
        """Make the tallies and standings that are not there."""
        with self.store.reading() as tx:
            ratings = tx.tallies.missing()
        for batch in _batches(ratings):
            with self.store.writing() as tx:
                for tally in self._tallies(tx, tx.ratings.some(batch)):
                    tx.tallies.put(tally)
        self._keep_rubrics()
        today = self.clock.now().date()
        with self.store.reading() as tx:
            trainees = {
                one
                for pack in self.content.programmes()
                for one in tx.standings.missing(pack.id, self.content.hash_of(pack), today)
            }
        for people in _batches(sorted(trainees)):
            with self.store.writing() as tx:
                self.standings.recount(tx, people, today)

    def recompute(self) -> tuple[str, ...]:
        """Work out every roll-up from the evidence, name those that were wrong and replace them.

        Raises:
            Corrupt: when a rating is not what was signed; nothing is believed then.
        """
        return (*self._recompute_tallies(), *self._recompute_standings())

    def _recompute_tallies(self) -> Iterator[str]:
        with self.store.reading() as tx:
            found = tuple(tx.ratings.all())
        unreadable = [one for one in found if isinstance(one, UnreadableRating)]
        if unreadable:
            raise Corrupt(unreadable[0].reason)
        ratings = [rating.id for rating in found]
        for batch in _batches(ratings):
            with self.store.writing() as tx:
                kept = {tally.rating_id: tally for tally in tx.tallies.some(batch)}
                for tally in self._tallies(tx, tx.ratings.some(batch)):
                    if kept.get(tally.rating_id) != tally:
                        tx.tallies.put(tally)
                        yield f"the tally of rating {tally.rating_id} was not what it comes to"

    def _recompute_standings(self) -> Iterator[str]:
        today = self.clock.now().date()
        with self.store.reading() as tx:
            trainees = sorted(tx.people.holding(Role.TRAINEE))
        for batch in _batches(trainees):
            with self.store.writing() as tx:
                before = {(one.trainee_id, one.pack_id): one for one in tx.standings.all()}
                self.standings.recount(tx, batch, today)
                for one in tx.standings.all():
                    kept = before.get((one.trainee_id, one.pack_id))
                    if kept is not None and not _says_the_same(kept, one):
                        yield f"the standing of {one.trainee_id} with {one.pack_id} was wrong"

    def _tallies(self, tx: Transaction, found: Iterable[Found]) -> list[Tally]:
        """Tally what can be read: the product starts, and the audit names the rest."""
        ratings = [one for one in found if isinstance(one, SignedRating)]
        rubrics = Quoted(self.content).scoring(tx, {one.rubric for one in ratings})
        recordings = tx.recordings.some({one.recording_id for one in ratings})
        asides = tx.ratings.asides({one.id for one in ratings})
        return [
            replace(
                tally_of(
                    one,
                    rubrics.get(one.rubric.content_hash),
                    recordings[one.recording_id].case_id,
                ),
                set_aside=one.id in asides,
            )
            for one in ratings
        ]

    def _keep_rubrics(self) -> None:
        """Keep the words of rubrics that ratings quote, of before they were kept at signing."""
        with self.store.reading() as tx:
            lacking = tx.quoted_rubrics.missing()
        there = [rubric for one in lacking if (rubric := self.content.installed(one)) is not None]
        if there:
            with self.store.writing() as tx:
                for rubric in there:
                    tx.quoted_rubrics.keep(rubric)


def _says_the_same(kept: Standing, found: Standing) -> bool:
    """Compare two standings; one of another pack's words or of a day gone by says nothing."""
    if kept.pack_hash != found.pack_hash or (kept.until and kept.until <= found.as_of):
        return True
    return (kept.met, kept.findings) == (found.met, found.findings)


def _batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
