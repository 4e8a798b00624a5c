"""The one table of who may do what: role, action, and whether the thing is their own.

Screens, routes and commands ask :func:`allowed`; nothing else decides.
*Own* means theirs or entrusted to them: a supervisor's own recordings are those of the trainees
they supervise, and a supervisor's own rating is the one they write.
"""

from collections.abc import Iterable
from enum import StrEnum

from ipt_training.domain.people.person import Role


class Action(StrEnum):
    """Something a person asks the product to do."""

    CHANGE_OWN_PASSWORD = "change_own_password"
    READ_CONTENT = "read_content"
    PRACTISE = "practise"
    READ_PRACTICE = "read_practice"
    KEEP_CASE = "keep_case"
    READ_CASE = "read_case"
    UPLOAD_RECORDING = "upload_recording"
    LISTEN = "listen"
    ERASE_RECORDING = "erase_recording"
    ERASE_CASE = "erase_case"
    ERASE_PERSON = "erase_person"
    RATE = "rate"
    READ_RATING = "read_rating"
    EXPORT_SCORECARD = "export_scorecard"
    SET_ASIDE_RATING = "set_aside_rating"
    LOG_HOURS = "log_hours"
    CONFIRM_HOURS = "confirm_hours"
    READ_REQUIREMENTS = "read_requirements"
    KEEP_PEOPLE = "keep_people"
    READ_PROGRAMME = "read_programme"
    EXPORT_PROGRAMME = "export_programme"
    ISSUE_CERTIFICATE = "issue_certificate"
    READ_AUDIT = "read_audit"
    READ_AGREEMENT = "read_agreement"
    READ_RATER_PROFILE = "read_rater_profile"


OF_PRACTICE = frozenset({Action.PRACTISE, Action.READ_PRACTICE})
"""What a person asks for who practises: a refusal of it tells that they do."""


class Ownership(StrEnum):
    """Whose thing it is, seen from the person who asks."""

    OWN = "own"
    OTHER = "other"


_OWN = frozenset({Ownership.OWN})
_OTHER = frozenset({Ownership.OTHER})
_ANY = _OWN | _OTHER

TABLE: dict[Role, dict[Action, frozenset[Ownership]]] = {
    Role.TRAINEE: {
        Action.CHANGE_OWN_PASSWORD: _OWN,
        Action.READ_CONTENT: _ANY,
        Action.PRACTISE: _OWN,
        Action.READ_PRACTICE: _OWN,
        Action.KEEP_CASE: _OWN,
        Action.READ_CASE: _OWN,
        Action.UPLOAD_RECORDING: _OWN,
        Action.LISTEN: _OWN,
        Action.ERASE_RECORDING: _OWN,
        Action.ERASE_CASE: _OWN,
        Action.READ_RATING: _OWN,
        Action.EXPORT_SCORECARD: _OWN,
        Action.LOG_HOURS: _OWN,
        Action.READ_REQUIREMENTS: _OWN,
    },
    Role.SUPERVISOR: {
        Action.CHANGE_OWN_PASSWORD: _OWN,
        Action.READ_CONTENT: _ANY,
        Action.READ_CASE: _OWN,
        Action.KEEP_CASE: _OWN,
        Action.UPLOAD_RECORDING: _OWN,
        Action.LISTEN: _OWN,
        Action.ERASE_RECORDING: _OWN,
        Action.ERASE_CASE: _OWN,
        Action.RATE: _OWN,
        Action.READ_RATING: _OWN,
        Action.EXPORT_SCORECARD: _OWN,
        Action.CONFIRM_HOURS: _OWN,
        Action.READ_REQUIREMENTS: _OWN,
        Action.READ_AGREEMENT: _ANY,
        Action.READ_RATER_PROFILE: _OWN,
    },
    Role.PROGRAMME_LEAD: {
        Action.CHANGE_OWN_PASSWORD: _OWN,
        Action.READ_CONTENT: _ANY,
        Action.READ_RATING: _OTHER,
        Action.EXPORT_SCORECARD: _OTHER,
        Action.SET_ASIDE_RATING: _OTHER,
        Action.READ_REQUIREMENTS: _OTHER,
        Action.KEEP_PEOPLE: _OTHER,
        Action.ERASE_PERSON: _OTHER,
        Action.READ_PROGRAMME: _ANY,
        Action.EXPORT_PROGRAMME: _ANY,
        Action.ISSUE_CERTIFICATE: _OTHER,
        Action.READ_AUDIT: _ANY,
        Action.READ_AGREEMENT: _ANY,
        Action.READ_RATER_PROFILE: _OTHER,
    },
}
"""Every cell that is allowed; whatever is not written here is refused."""


def allowed(roles: Iterable[Role], action: Action, *, own: bool) -> bool:
    """Say whether somebody holding these roles may do this to a thing of theirs or of others."""
    ownership = Ownership.OWN if own else Ownership.OTHER
    return any(ownership in TABLE[role].get(action, frozenset()) for role in roles)
