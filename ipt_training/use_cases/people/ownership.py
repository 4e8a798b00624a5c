"""Whose something is, seen from the person who asks; the other rooms say it of their own things.

Every function named ``…_for`` finds one thing for one action, and raises what ``Work.require``
raises: the same for a thing that is not there as for one that is not theirs.
"""

from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.people.access import Work

WITH_NOBODY_ENTRUSTED = frozenset(
    {Action.ISSUE_CERTIFICATE, Action.READ_RATER_PROFILE, Action.ERASE_PERSON}
)
"""Where somebody's supervisor stands to them like any other person."""


def theirs(work: Work, owner_id: PersonId) -> bool:
    """Say whether something of this owner is the person's own."""
    return owner_id == work.person.id


def entrusted(work: Work, owner_id: PersonId) -> bool:
    """Say whether something of this owner is entrusted to the person as their supervisor."""
    return work.tx.people.supervises(work.person.id, owner_id)


def theirs_or_entrusted(work: Work, owner_id: PersonId) -> bool:
    """Say whether something of this owner is the person's own or entrusted to them."""
    return theirs(work, owner_id) or entrusted(work, owner_id)


def may(person: Person, action: Action, owner_id: PersonId) -> bool:
    """Say whether somebody may do this with what is this owner's, without refusing it."""
    return allowed(person.roles, action, own=owner_id == person.id)


def person_for(work: Work, person_id: PersonId, action: Action) -> Person:
    """Give somebody of the programme to a person who may do this for or about them."""
    person = work.tx.people.get(person_id)
    if person is None:
        raise work.nothing(action, person_id)
    mine = theirs if action in WITH_NOBODY_ENTRUSTED else theirs_or_entrusted
    work.require(action, own=mine(work, person_id), about=person_id)
    return person
