"""The whole programme in lists, for its lead: who stands where, who is ready, who is alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.certification.held import counts, may_issue
from ipt_training.use_cases.certification.standings import KeepStandings
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.ports.storage import CertificateEntry, Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class OnTheWay:
    """One trainee in a list of the programme."""

    trainee_id: PersonId
    name: str
    standing: Standing
    verdicts: tuple[Verdict, ...]
    """Of every certificate of the pack that the trainee was given; newest first."""
    may_issue: bool
    """Whether one of the pack may be issued once every requirement is met."""


@dataclass(frozen=True)
class Ready:
    """A trainee who meets a whole pack and holds no valid certificate of it."""

    trainee_id: PersonId
    name: str
    pack: RequirementPack


@dataclass(frozen=True)
class Oversee:
    """What a programme lead sees of everybody; no practice of anybody is in it."""

    access: Access
    content: ReadContent
    standings: KeepStandings

    def everybody(self, session: Session, pack_id: str) -> tuple[OnTheWay, ...]:
        """Give where every trainee stands with a pack, by name."""
        pack = self.content.programme(pack_id)
        with self.access.read(session) as work:
            work.require(Action.READ_PROGRAMME, own=False)
            today = work.today
            names = work.tx.people.holding(Role.TRAINEE)
            entries = _entries(work.tx)
            standings = self.standings.of_pack(work.tx, pack, today)
        return tuple(
            OnTheWay(
                one,
                name,
                standings[one],
                tuple(counts(e, on=today) for e in entries[one] if e.pack_id == pack.id),
                may_issue(entries[one], pack.id, on=today),
            )
            for one, name in names.items()
        )

    def ready(self, session: Session) -> tuple[Ready, ...]:
        """Give who waits for a decision, by pack and name."""
        with self.access.read(session) as work:
            work.require(Action.READ_PROGRAMME, own=False)
            today = work.today
            entries = _entries(work.tx)
            waiting = {
                (pack.id, one)
                for pack in self.content.programmes()
                for one in self.standings.met(work.tx, pack, today)
                if may_issue(entries[one], pack.id, on=today)
            }
            names = work.tx.people.holding(Role.TRAINEE) if waiting else {}
        return tuple(
            Ready(one, name, pack)
            for pack in self.content.programmes()
            for one, name in names.items()
            if (pack.id, one) in waiting
        )

    def unsupervised(self, session: Session) -> Mapping[PersonId, str]:
        """Give the trainees entrusted to nobody, name by id, by name."""
        with self.access.read(session) as work:
            work.require(Action.READ_PROGRAMME, own=False)
            return work.tx.people.unsupervised()


def _entries(tx: Transaction) -> dict[PersonId, list[CertificateEntry]]:
    found: dict[PersonId, list[CertificateEntry]] = defaultdict(list)
    for entry in tx.certificates.entries():
        found[entry.holder_id].append(entry)
    return found
