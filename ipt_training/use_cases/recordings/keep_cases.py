"""Cases and consent: what a trainee tells the programme of a treatment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.ids import CaseId, PersonId
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case, Consent
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.recordings.ownership import case_for


@dataclass(frozen=True)
class CaseFolder:
    """A case, whose it is, and its recordings."""

    case: Case
    trainee_name: str
    recordings: tuple[Recording, ...]


@dataclass(frozen=True)
class KeepCases:
    """Opens cases, keeps consent, closes cases."""

    access: Access
    chance: Chance

    def open_case(
        self,
        session: Session,
        *,
        pseudonym: str,
        variant: Variant,
        focus: Focus,
        planned_sessions: int,
        consents: Sequence[Consent],
        trainee_id: PersonId | None = None,
        key: str,
    ) -> CaseId:
        """Open a case; ``trainee_id`` is given where a supervisor does it for their trainee.

        Raises:
            RuleBroken: when a field cannot be used, with the sentence that says why.
        """
        with self.access.write(session, "open case") as work:
            owner = trainee_id or work.person.id
            person_for(work, owner, Action.KEEP_CASE)
            once = work.once("open case", key)
            if once.done is not None:
                return CaseId(once.done)
            if not consents:
                raise RuleBroken("Enter at least one consent: whose voice, and for which use.")
            _check_days(work, consents)
            try:
                case = Case(
                    id=CaseId(self.chance.identifier()),
                    trainee_id=owner,
                    pseudonym=pseudonym,
                    variant=variant,
                    phase=Phase.INITIAL,
                    focus=focus,
                    planned_sessions=planned_sessions,
                    consents=tuple(consents),
                    opened_at=work.now,
                )
            except ValueError as error:
                raise RuleBroken(
                    "A pseudonym has 1 to 60 characters; a course has 1 to 60 sessions."
                ) from error
            work.tx.cases.add(case)
            once.remember(case.id)
            work.note("case opened", case.id)
        return case.id

    def set_consents(self, session: Session, case_id: CaseId, consents: Sequence[Consent]) -> Case:
        """Store changed consents: given, extended or withdrawn."""
        with self.access.write(session, "set consents", case_id) as work:
            case = case_for(work, case_id, Action.KEEP_CASE)
            # What another keeper entered may be of a day that has not begun here.
            _check_days(work, [row for row in consents if row not in case.consents])
            changed = case.model_copy(update={"consents": tuple(consents)})
            work.tx.cases.replace(changed)
            withdrawn = sum(row.withdrawn_on is not None for row in consents)
            work.note("consents changed", case_id, rows=len(consents), withdrawn=withdrawn)
        return changed

    def move_to(self, session: Session, case_id: CaseId, *, phase: Phase, focus: Focus) -> Case:
        """Store where the treatment stands now."""
        with self.access.write(session, "move case", case_id) as work:
            case = case_for(work, case_id, Action.KEEP_CASE)
            changed = case.model_copy(update={"phase": phase, "focus": focus})
            work.tx.cases.replace(changed)
            work.evidence_changed(case.trainee_id)
            work.note("case moved", case_id, phase=phase.value, focus=focus.value)
        return changed

    def complete(self, session: Session, case_id: CaseId, on: date) -> Case:
        """Note that the treatment ended as planned."""
        with self.access.write(session, "complete case", case_id) as work:
            case = case_for(work, case_id, Action.KEEP_CASE)
            if case.completed_on is not None:
                raise RuleBroken("The case is complete already.")
            if on > work.today:
                raise RuleBroken("A case cannot be completed in the future.")
            changed = case.model_copy(update={"completed_on": on, "phase": Phase.ENDING})
            work.tx.cases.replace(changed)
            work.evidence_changed(case.trainee_id)
            work.note("case completed", case_id)
        return changed

    def folder(self, session: Session, case_id: CaseId) -> CaseFolder:
        """Give one case with its recordings."""
        with self.access.read(session) as work:
            case = case_for(work, case_id, Action.READ_CASE)
            return _folders(work, (case,))[0]

    def trainees(self, session: Session) -> Mapping[PersonId, str]:
        """Give the trainees entrusted to the supervisor who asks: name by id, by name."""
        with self.access.read(session) as work:
            work.require(Action.CONFIRM_HOURS, own=True)
            return work.tx.people.entrusted_to(work.person.id)

    def folders(self, session: Session, trainee_id: PersonId) -> tuple[CaseFolder, ...]:
        """Give the cases of one's own or of one trainee entrusted to the person who asks."""
        with self.access.read(session) as work:
            owner = person_for(work, trainee_id, Action.READ_CASE)
            return _folders(work, work.tx.cases.of({owner.id}))


def _check_days(work: Work, entered: Collection[Consent]) -> None:
    if any(row.given_on > work.today for row in entered):
        raise RuleBroken("Consent cannot have been given in the future.")
    if any(row.withdrawn_on is not None and row.withdrawn_on > work.today for row in entered):
        raise RuleBroken("Consent cannot have been withdrawn in the future.")


def _folders(work: Work, cases: Sequence[Case]) -> tuple[CaseFolder, ...]:
    names = work.tx.people.names({case.trainee_id for case in cases})
    recordings = work.tx.recordings.of_cases({case.id for case in cases})
    return tuple(
        CaseFolder(
            case,
            names.get(case.trainee_id, ""),
            tuple(one for one in recordings if one.case_id == case.id),
        )
        for case in cases
    )
