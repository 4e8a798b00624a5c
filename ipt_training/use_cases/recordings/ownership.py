"""Whose a case or a recording is: its trainee's, and entrusted to their supervisors."""

from collections.abc import Callable

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.people.access import Work
from ipt_training.use_cases.people.ownership import entrusted, theirs_or_entrusted

_MINE: dict[Action, Callable[[Work, PersonId], bool]] = {
    Action.RATE: entrusted,
}
"""Where a recording is not both its therapist's and entrusted to their supervisors."""


def case_for(work: Work, case_id: CaseId, action: Action) -> Case:
    """Give a case to somebody who may do this with it."""
    case = work.tx.cases.get(case_id)
    if case is None:
        raise work.nothing(action, case_id)
    work.require(action, own=theirs_or_entrusted(work, case.trainee_id), about=case_id)
    if case.erased_at is not None and action is not Action.READ_CASE:
        raise RuleBroken("This case was erased. Open a new one to go on.")
    return case


def recording_for(work: Work, recording_id: RecordingId, action: Action) -> Recording:
    """Give a recording to somebody who may do this with it."""
    recording = work.tx.recordings.get(recording_id)
    if recording is None:
        raise work.nothing(action, recording_id)
    mine = _MINE.get(action, theirs_or_entrusted)
    work.require(action, own=mine(work, recording.therapist_id), about=recording_id)
    return recording
