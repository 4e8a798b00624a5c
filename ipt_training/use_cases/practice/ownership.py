"""Whose an attempt is: the person's who made it, and nobody else's."""

from ipt_training.domain.ids import AttemptId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.practice.attempt import Attempt
from ipt_training.use_cases.people.access import Work
from ipt_training.use_cases.people.ownership import theirs


def attempt_for(work: Work, attempt_id: AttemptId, action: Action) -> Attempt:
    """Give an attempt to somebody who may do this with it."""
    attempt = work.tx.attempts.get(attempt_id)
    if attempt is None:
        raise work.nothing(action, attempt_id)
    work.require(action, own=theirs(work, attempt.person_id), about=attempt_id)
    return attempt
