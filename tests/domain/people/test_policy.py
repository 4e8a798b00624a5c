"""Every cell of the policy table, written out a second time by what each role is for."""

import itertools

import pytest

from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import TABLE, Action, Ownership, allowed

OWN_TRAINEE = {
    Action.CHANGE_OWN_PASSWORD,
    Action.PRACTISE,
    Action.READ_PRACTICE,
    Action.KEEP_CASE,
    Action.READ_CASE,
    Action.UPLOAD_RECORDING,
    Action.LISTEN,
    Action.ERASE_RECORDING,
    Action.ERASE_CASE,
    Action.READ_RATING,
    Action.EXPORT_SCORECARD,
    Action.LOG_HOURS,
    Action.READ_REQUIREMENTS,
}
OWN_SUPERVISOR = {
    Action.CHANGE_OWN_PASSWORD,
    Action.READ_CASE,
    Action.KEEP_CASE,
    Action.UPLOAD_RECORDING,
    Action.LISTEN,
    Action.ERASE_RECORDING,
    Action.ERASE_CASE,
    Action.RATE,
    Action.READ_RATING,
    Action.EXPORT_SCORECARD,
    Action.CONFIRM_HOURS,
    Action.READ_REQUIREMENTS,
    Action.READ_RATER_PROFILE,
}
OTHER_LEAD = {
    Action.READ_RATING,
    Action.EXPORT_SCORECARD,
    Action.SET_ASIDE_RATING,
    Action.READ_REQUIREMENTS,
    Action.KEEP_PEOPLE,
    Action.ERASE_PERSON,
    Action.ISSUE_CERTIFICATE,
    Action.READ_RATER_PROFILE,
}
ANY_LEAD = {
    Action.READ_PROGRAMME,
    Action.EXPORT_PROGRAMME,
    Action.READ_AUDIT,
    Action.READ_AGREEMENT,
}


def expected(role: Role, action: Action, ownership: Ownership) -> bool:
    own = ownership is Ownership.OWN
    if action is Action.READ_CONTENT:
        return True
    match role:
        case Role.TRAINEE:
            return own and action in OWN_TRAINEE
        case Role.SUPERVISOR:
            return action is Action.READ_AGREEMENT or (own and action in OWN_SUPERVISOR)
        case Role.PROGRAMME_LEAD:
            if action is Action.CHANGE_OWN_PASSWORD:
                return own
            return action in ANY_LEAD or (not own and action in OTHER_LEAD)


@pytest.mark.parametrize(
    ("role", "action", "ownership"), list(itertools.product(Role, Action, Ownership))
)
def test_a_role_may_do_what_its_work_needs_and_nothing_else(
    role: Role, action: Action, ownership: Ownership
) -> None:
    may = allowed({role}, action, own=ownership is Ownership.OWN)
    assert may is expected(role, action, ownership)


def test_every_role_has_a_row_and_no_role_may_do_nothing() -> None:
    assert set(TABLE) == set(Role)
    assert all(TABLE[role] for role in Role)


def test_somebody_with_two_roles_may_do_what_either_may() -> None:
    both = {Role.TRAINEE, Role.SUPERVISOR}
    assert allowed(both, Action.PRACTISE, own=True)
    assert allowed(both, Action.RATE, own=True)
    assert not allowed(both, Action.KEEP_PEOPLE, own=False)


def test_nobody_reads_anothers_practice() -> None:
    assert not any(allowed({role}, Action.READ_PRACTICE, own=False) for role in Role)


def test_nobody_issues_a_certificate_to_themselves() -> None:
    assert not allowed(set(Role), Action.ISSUE_CERTIFICATE, own=True)
