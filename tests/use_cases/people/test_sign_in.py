"""Signing in and out, passwords and the first account: guesses learn nothing and slow down."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ipt_training.domain.errors import NotAllowed, RuleBroken, SignInRequired, TooManyAttempts
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.sign_in import (
    FREE_GUESSES,
    FREE_GUESSES_BY_ADDRESS,
    WRONG,
    SignInDesk,
    neighbourhood,
    session_of,
)
from tests.fakes.office import LEAD, PASSWORD, TRAINEE, Office
from tests.fakes.passwords import FakePasswords
from tests.fakes.storage.store import FakeStore
from tests.fakes.system import CountingChance, FixedClock

NAME, HERE = "user.trainee", "192.0.2.7"
NEW = "a bench under limes"


def guess(office: Office, *, name: str = NAME, address: str = HERE) -> None:
    with pytest.raises(RuleBroken, match=WRONG):
        office.sign_in.sign_in(name, "wrong", address=address)


def wait_of(office: Office, *, name: str = NAME, address: str = HERE) -> str:
    with pytest.raises(TooManyAttempts) as refused:
        office.sign_in.sign_in(name, PASSWORD, address=address)
    return str(refused.value)


def test_the_right_password_starts_a_session_of_which_only_the_hash_is_stored() -> None:
    office = Office()
    token = office.sign_in.sign_in(NAME, PASSWORD, address=HERE)
    assert office.access.who(session_of(token)).id == TRAINEE
    with office.store.reading() as tx:
        assert tx.sign_ins.get(token) is None
    assert office.actions() == ["signed in", "practice sealed"]


@pytest.mark.parametrize("typed", ["USER.Trainee", "  user.trainee ", "ｕser.trainee"])
def test_a_user_name_is_the_same_however_it_is_typed(typed: str) -> None:
    office = Office()
    token = office.sign_in.sign_in(typed, PASSWORD, address=HERE)
    assert office.access.who(session_of(token)).id == TRAINEE


@pytest.mark.parametrize(
    ("name", "password"),
    [("nobody", PASSWORD), (NAME, "wrong"), (NAME, ""), ("user.lead", PASSWORD), ("", "")],
    ids=["unknown user", "wrong password", "no password", "closed account", "nothing"],
)
def test_every_mismatch_gets_the_same_sentence(name: str, password: str) -> None:
    office = Office()
    with office.store.writing() as tx:
        lead = tx.people.get(LEAD)
        assert lead is not None
        tx.people.replace(lead.model_copy(update={"disabled": True}))
    with pytest.raises(RuleBroken) as refused:
        office.sign_in.sign_in(name, password, address=HERE)
    assert type(refused.value) is RuleBroken
    assert str(refused.value) == WRONG
    assert office.actions()[-1] == "sign-in refused"


def test_a_refused_sign_in_is_written_down_without_the_name_that_was_typed() -> None:
    office = Office()
    guess(office, name="my password by mistake")
    entry = office.refusals()[0]
    assert entry.actor == "visitor"
    assert "mistake" not in str(entry)
    assert len(str(entry.detail["name"])) == 16


@pytest.mark.parametrize(("over", "seconds"), [(0, 1), (1, 2), (2, 4), (6, 64), (12, 900)])
def test_guesses_on_an_account_are_slowed_down_twice_as_long_each_time(
    over: int, seconds: int
) -> None:
    office = Office()
    with office.store.writing() as tx:
        for _ in range(FREE_GUESSES + over):
            tx.sign_ins.note_failure(f"account:{NAME}", office.clock.now())
    assert f"Wait {seconds + 1} s" in wait_of(office, address="192.0.2.200")
    office.clock.advance(timedelta(seconds=seconds))
    assert office.sign_in.sign_in(NAME, PASSWORD, address=HERE)


def test_five_guesses_are_free_and_the_sixth_waits_wherever_it_comes_from() -> None:
    office = Office()
    for number in range(FREE_GUESSES):
        guess(office, address=f"192.0.2.{number}")
    assert "Wait 2 s" in wait_of(office, address="198.51.100.1")
    assert office.sign_in.sign_in("user.lead", PASSWORD, address=HERE)


def test_guesses_on_an_unknown_name_slow_down_alike() -> None:
    office = Office()
    for _ in range(FREE_GUESSES):
        guess(office, name="nobody")
    assert "Wait 2 s" in wait_of(office, name="nobody")


def test_guesses_on_many_accounts_from_one_address_are_slowed_down() -> None:
    office = Office()
    for number in range(FREE_GUESSES_BY_ADDRESS):
        guess(office, name=f"name{number}")
    assert "Wait 2 s" in wait_of(office)
    assert office.sign_in.sign_in(NAME, PASSWORD, address="198.51.100.1")


def test_guesses_are_forgotten_after_a_quarter_of_an_hour() -> None:
    office = Office()
    for _ in range(FREE_GUESSES):
        guess(office)
    office.clock.advance(timedelta(minutes=15, seconds=1))
    guess(office)
    assert office.sign_in.sign_in(NAME, PASSWORD, address=HERE)


def test_success_forgets_the_guesses_on_the_account_and_not_those_of_the_address() -> None:
    office = Office()
    for _ in range(FREE_GUESSES - 1):
        guess(office)
    office.sign_in.sign_in(NAME, PASSWORD, address=HERE)
    with office.store.reading() as tx:
        since = office.clock.now() - timedelta(minutes=15)
        assert tx.sign_ins.failures(f"account:{NAME}", since) == ()
        assert len(tx.sign_ins.failures(f"address:{HERE}", since)) == FREE_GUESSES - 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
    ],
)
def test_one_network_of_ipv6_is_counted_as_one_address(address: str, counted: str) -> None:
    assert neighbourhood(address) == counted


def test_guesses_from_one_network_of_ipv6_are_slowed_down_together() -> None:
    office = Office()
    for number in range(FREE_GUESSES_BY_ADDRESS):
        guess(office, name=f"name{number}", address=f"2001:db8::{number:x}:1")
    assert "Wait 2 s" in wait_of(office, address="2001:db8::ffff")
    assert office.sign_in.sign_in(NAME, PASSWORD, address="2001:db8:0:1::1")


class SlowPasswords(FakePasswords):
    """Something happens while a password is compared."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self._meanwhile = meanwhile

    def matches(self, stored: str | None, password: str) -> bool:
        """Compare, and let it happen before the answer is used."""
        answer = super().matches(stored, password)
        self._meanwhile()
        return answer


@pytest.mark.parametrize("what", ["reset", "closed"])
def test_a_password_that_stopped_counting_while_it_was_compared_opens_nothing(what: str) -> None:
    office = Office()
    lead = office.session(LEAD)
    happens = {
        "reset": lambda: office.people.reset_password(lead, TRAINEE),
        "closed": lambda: office.people.disable(lead, TRAINEE),
    }
    desk = SignInDesk(office.access, SlowPasswords(happens[what]), office.chance)
    with pytest.raises(RuleBroken, match=WRONG):
        desk.sign_in(NAME, PASSWORD, address=HERE)
    assert office.actions()[-1] == "sign-in refused"
    with office.store.reading() as tx:
        since = office.clock.now() - timedelta(minutes=15)
        assert len(tx.sign_ins.failures(f"address:{HERE}", since)) == 1


def test_an_old_password_changes_nothing_once_a_reset_has_landed() -> None:
    office = Office()
    lead = office.session(LEAD)
    reset = SlowPasswords(lambda: office.people.reset_password(lead, TRAINEE))
    desk = SignInDesk(office.access, reset, office.chance)
    with pytest.raises(SignInRequired):
        desk.change_password(office.session(TRAINEE), PASSWORD, NEW)
    guess(office)


def test_signing_out_ends_the_session_once() -> None:
    office = Office()
    session = office.session(TRAINEE)
    office.sign_in.sign_out(session)
    office.sign_in.sign_out(session)
    office.sign_in.sign_out(Session("unknown"))
    with pytest.raises(SignInRequired):
        office.access.who(session)
    assert office.actions() == ["signed out"]


def test_a_new_password_ends_every_session_and_gives_a_fresh_one() -> None:
    office = Office()
    elsewhere = session_of(office.sign_in.sign_in(NAME, PASSWORD, address=HERE))
    fresh = session_of(office.sign_in.change_password(office.session(TRAINEE), PASSWORD, NEW))
    assert office.access.still_live(frozenset({elsewhere, office.session(TRAINEE), fresh})) == {
        fresh
    }
    assert office.access.is_live(office.session(LEAD))
    assert office.sign_in.sign_in(NAME, NEW, address=HERE)
    guess(office)
    with pytest.raises(RuleBroken, match=WRONG):
        office.sign_in.sign_in(NAME, PASSWORD, address=HERE)
    assert "password changed" in office.actions()


def test_a_new_password_settles_that_it_had_to_be_changed() -> None:
    office = Office()
    first = office.people.reset_password(office.session(LEAD), TRAINEE)
    session = session_of(office.sign_in.sign_in(NAME, first, address=HERE))
    assert office.access.who(session).must_change_password is True
    fresh = session_of(office.sign_in.change_password(session, first, NEW))
    assert office.access.who(fresh).must_change_password is False


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong", NEW, "does not match"),
        (PASSWORD, PASSWORD, "is the old one"),
        (PASSWORD, "short", "at least 12"),
        (PASSWORD, "x" * 201, "at most 200"),
        (PASSWORD, "i am user.trainee", "user name"),
        (PASSWORD, "abababababab", "different characters"),
    ],
)
def test_a_new_password_that_cannot_be_leaves_the_old_one(
    old: str, new: str, sentence: str
) -> None:
    office = Office()
    with pytest.raises(RuleBroken, match=sentence):
        office.sign_in.change_password(office.session(TRAINEE), old, new)
    assert office.sign_in.sign_in(NAME, PASSWORD, address=HERE)
    assert office.access.is_live(office.session(TRAINEE))


def test_confirming_the_password_gives_the_person() -> None:
    office = Office()
    assert office.sign_in.confirm_password(office.session(LEAD), PASSWORD).id == LEAD


def test_confirming_is_slowed_down_too_and_apart_from_signing_in() -> None:
    office = Office()
    for _ in range(FREE_GUESSES):
        with pytest.raises(RuleBroken, match="does not match"):
            office.sign_in.confirm_password(office.session(TRAINEE), "wrong")
    with pytest.raises(TooManyAttempts, match="Wait 2 s"):
        office.sign_in.confirm_password(office.session(TRAINEE), PASSWORD)
    refused = ["password confirmation refused"] * FREE_GUESSES
    assert office.actions() == [*refused, "password confirmation slowed down"]
    assert office.sign_in.sign_in(NAME, PASSWORD, address=HERE)
    office.clock.advance(timedelta(seconds=1))
    assert office.sign_in.confirm_password(office.session(TRAINEE), PASSWORD).id == TRAINEE


def test_an_account_without_a_password_confirms_nothing() -> None:
    office = Office()
    office.store.rows.password_hashes.clear()
    with pytest.raises(SignInRequired, match="closed"):
        office.sign_in.confirm_password(office.session(TRAINEE), PASSWORD)


def an_empty_house() -> tuple[SignInDesk, FakeStore]:
    store = FakeStore()
    access = Access(store, FixedClock())
    return SignInDesk(access, FakePasswords(), CountingChance()), store


def test_the_first_account_is_a_programme_lead_who_is_signed_in() -> None:
    desk, _ = an_empty_house()
    assert desk.needs_first_account() is True
    token = desk.create_first_account(" Lee.Marsh ", " Lee Marsh ", PASSWORD)
    person = desk.access.who(session_of(token))
    assert (person.user_name, person.name) == ("lee.marsh", "Lee Marsh")
    assert person.roles == {Role.PROGRAMME_LEAD}
    assert desk.needs_first_account() is False
    assert desk.sign_in("lee.marsh", PASSWORD, address=HERE)


def test_the_first_account_is_made_once() -> None:
    desk, store = an_empty_house()
    desk.create_first_account("lee.marsh", "Lee Marsh", PASSWORD)
    with pytest.raises(NotAllowed, match="an account already"):
        desk.create_first_account("someone.else", "Someone Else", PASSWORD)
    assert [person.user_name for person in store.rows.people.values()] == ["lee.marsh"]
    assert [entry.action for entry in store.rows.audit] == [
        "first account made",
        "first account refused",
    ]


@pytest.mark.parametrize(
    ("user_name", "name", "password", "sentence"),
    [
        ("x", "Lee", PASSWORD, "2 to 40"),
        ("lee marsh", "Lee", PASSWORD, "2 to 40"),
        ("lee", " ", PASSWORD, "1 to 120"),
        ("lee", "Lee", "short", "at least 12"),
    ],
)
def test_a_first_account_that_cannot_be_is_not_made(
    user_name: str, name: str, password: str, sentence: str
) -> None:
    desk, store = an_empty_house()
    with pytest.raises(RuleBroken, match=sentence):
        desk.create_first_account(user_name, name, password)
    assert store.rows.people == {}
