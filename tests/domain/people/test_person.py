"""Accounts, user names and passwords."""

import pytest

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.people.person import Role, check_password, user_name_of
from tests.builders import a_person


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Alex.Trainee", "alex.trainee"),
        ("  alex ", "alex"),
        ("ＡＬＥＸ", "alex"),
        ("STRASSE", "strasse"),
    ],
)
def test_a_user_name_has_one_spelling(typed: str, folded: str) -> None:
    assert user_name_of(typed) == folded


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "at least 12 characters"),
        ("x" * 201, "at most 200"),
        ("my alex password", "may not contain the user name"),
        ("aaaaaaaabbbb", "five different"),
    ],
)
def test_a_weak_password_is_refused_with_what_to_change(password: str, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        check_password(password, user_name="alex")


def test_a_short_sentence_is_a_good_password() -> None:
    check_password("a walk by the river", user_name="alex")
    check_password("a walk by the river", user_name="")


def test_a_closed_account_holds_no_role() -> None:
    assert a_person().holds(Role.TRAINEE)
    assert not a_person(disabled=True).holds(Role.TRAINEE)
    assert not a_person().holds(Role.SUPERVISOR)
