"""The session a rating is about: its case, and the name of its therapist."""

from ipt_training.domain.errors import NotFound
from ipt_training.domain.ids import PersonId
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.ports.storage import Transaction


def case_of(tx: Transaction, recording: Recording) -> Case:
    """Give the case a recording belongs to."""
    case = tx.cases.get(recording.case_id)
    if case is None:
        raise NotFound("The case of this recording is not known.")
    return case


def name_of(tx: Transaction, person_id: PersonId) -> str:
    """Give the name of somebody a session is told of."""
    person = tx.people.get(person_id)
    return person.name if person else "somebody unknown"
