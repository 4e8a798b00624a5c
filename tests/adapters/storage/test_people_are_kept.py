"""Accounts, sessions and idempotency keys: the same on every store."""

from datetime import timedelta

import pytest

from ipt_training.domain.errors import Conflict, NotFound, RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role, SignIn
from ipt_training.use_cases.ports.storage.store import Store
from tests.builders import a_person
from tests.fakes.stored import NOON, SECOND, SUPERVISOR, TRAINEE

LATER = NOON + timedelta(minutes=5)
EARLIER = NOON - timedelta(minutes=5)


def a_sign_in(sign_in_id: str, person_id: PersonId = TRAINEE) -> SignIn:
    return SignIn(id=sign_in_id, person_id=person_id, started_at=NOON, seen_at=NOON)


def test_a_person_comes_back_as_stored(store: Store) -> None:
    person = a_person("x1", roles=frozenset(Role), disabled=True, name="Þóra =1+1 😀")
    with store.writing() as tx:
        tx.people.add(person, "hash")
    with store.reading() as tx:
        assert tx.people.get(person.id) == person
        assert tx.people.by_user_name(person.user_name) == person
        assert tx.people.password_hash(person.id) == "hash"


def test_nobody_is_found_under_a_name_nobody_has(store: Store) -> None:
    with store.reading() as tx:
        assert tx.people.get(PersonId("nobody")) is None
        assert tx.people.by_user_name("nobody") is None
        assert tx.people.password_hash(PersonId("nobody")) is None


def test_everybody_is_given_by_name_whatever_the_case(store: Store) -> None:
    with store.writing() as tx:
        for number, name in enumerate(("zoe", "Ana", "bo", "Cy")):
            tx.people.add(a_person(f"x{number}", name=name), "hash")
    with store.reading() as tx:
        names = [person.name for person in tx.people.all()]
    assert names == ["Ana", "bo", "Cy", "s1", "s2", "Tea", "zoe"]


def test_a_taken_user_name_is_a_conflict_and_the_transaction_goes_on(store: Store) -> None:
    twin = a_person("x1").model_copy(update={"user_name": a_person(TRAINEE).user_name})
    with store.writing() as tx:
        with pytest.raises(Conflict, match="taken"):
            tx.people.add(twin, "hash")
        tx.people.set_password_hash(TRAINEE, "new hash")
    with store.reading() as tx:
        assert tx.people.get(twin.id) is None
        assert tx.people.password_hash(TRAINEE) == "new hash"


def test_a_changed_person_is_stored_and_the_password_stays(store: Store) -> None:
    changed = a_person(TRAINEE, disabled=True, name="Tea Vale")
    with store.writing() as tx:
        tx.people.replace(changed)
    with store.reading() as tx:
        assert tx.people.get(TRAINEE) == changed
        assert tx.people.password_hash(TRAINEE) == "hash of t1"


def test_changing_somebody_who_is_not_there_is_refused(store: Store) -> None:
    with store.writing() as tx:
        with pytest.raises(NotFound):
            tx.people.replace(a_person("nobody"))
        with pytest.raises(NotFound):
            tx.people.set_password_hash(PersonId("nobody"), "hash")


def test_a_trainee_is_entrusted_to_exactly_the_supervisors_named_last(store: Store) -> None:
    with store.writing() as tx:
        tx.people.supervise(TRAINEE, [SUPERVISOR, SECOND])
        assert tx.people.supervisors_of(TRAINEE) == {SUPERVISOR, SECOND}
        tx.people.supervise(TRAINEE, [SECOND, SECOND])
    with store.reading() as tx:
        assert tx.people.supervisors_of(TRAINEE) == {SECOND}
        assert tx.people.trainees_of(SECOND) == {TRAINEE}
        assert tx.people.trainees_of(SUPERVISOR) == frozenset()


def test_a_session_is_touched_forwards_only_and_ends_once(store: Store) -> None:
    with store.writing() as tx:
        tx.sign_ins.add(a_sign_in("one"))
        tx.sign_ins.touch("one", LATER)
        tx.sign_ins.touch("one", EARLIER)
        tx.sign_ins.end("one", LATER)
        tx.sign_ins.end("one", LATER + timedelta(hours=1))
    with store.reading() as tx:
        ended = a_sign_in("one").model_copy(update={"seen_at": LATER, "ended_at": LATER})
        assert tx.sign_ins.get("one") == ended
        assert tx.sign_ins.get("other") is None


def test_all_sessions_of_a_person_end_but_one(store: Store) -> None:
    with store.writing() as tx:
        for sign_in_id in ("one", "two", "kept"):
            tx.sign_ins.add(a_sign_in(sign_in_id))
        tx.sign_ins.add(a_sign_in("other", SUPERVISOR))
        tx.sign_ins.end_all(TRAINEE, LATER, but="kept")
    with store.reading() as tx:
        live = tx.sign_ins.live(
            ["one", "two", "kept", "other"], seen_after=EARLIER, started_after=EARLIER
        )
    assert live == {"kept", "other"}


def test_live_sessions_are_open_recent_and_of_open_accounts(store: Store) -> None:
    with store.writing() as tx:
        tx.people.add(a_person("gone", disabled=True), "hash")
        tx.sign_ins.add(a_sign_in("fresh"))
        tx.sign_ins.add(a_sign_in("of a closed account", PersonId("gone")))
        tx.sign_ins.add(a_sign_in("ended"))
        tx.sign_ins.end("ended", NOON)
        tx.sign_ins.add(a_sign_in("idle").model_copy(update={"seen_at": EARLIER}))
        tx.sign_ins.add(a_sign_in("old").model_copy(update={"started_at": EARLIER}))
    asked = ["fresh", "of a closed account", "ended", "idle", "old", "unknown"]
    with store.reading() as tx:
        assert tx.sign_ins.live(asked, seen_after=NOON, started_after=NOON) == {"fresh"}
        assert tx.sign_ins.live([], seen_after=NOON, started_after=NOON) == frozenset()


def test_failed_guesses_are_counted_by_key_from_a_time_on(store: Store) -> None:
    with store.writing() as tx:
        for at in (LATER, EARLIER, NOON):
            tx.sign_ins.note_failure("account:tea", at)
        tx.sign_ins.note_failure("address:1", NOON)
    with store.writing() as tx:
        assert tx.sign_ins.failures("account:tea", NOON) == (NOON, LATER)
        tx.sign_ins.forget_failures("account:tea")
        assert tx.sign_ins.failures("account:tea", EARLIER) == ()
        assert tx.sign_ins.failures("address:1", EARLIER) == (NOON,)


def test_a_request_is_remembered_once(store: Store) -> None:
    with store.writing() as tx:
        assert tx.requests.result("key") is None
        tx.requests.remember("key", "result", NOON)
    with store.writing() as tx, pytest.raises(Conflict):
        tx.requests.remember("key", "another", NOON)
    with store.reading() as tx:
        assert tx.requests.result("key") == "result"


def test_a_name_that_is_no_text_is_refused_by_every_store(store: Store) -> None:
    def add() -> None:
        with store.writing() as tx:
            tx.people.add(a_person("x", name="Tea\0Mint"), "hash")

    with pytest.raises(RuleBroken, match="cannot be stored"):
        add()
    with store.reading() as tx:
        assert tx.people.get(PersonId("x")) is None


def test_refusals_are_counted_for_each_session(store: Store) -> None:
    with store.writing() as tx:
        tx.sign_ins.add(a_sign_in("one"))
        tx.sign_ins.add(a_sign_in("two"))
        assert [tx.sign_ins.refuse("one") for _ in range(3)] == [1, 2, 3]
        assert tx.sign_ins.refuse("two") == 1
        assert tx.sign_ins.refuse("none") == 0
    with store.reading() as tx:
        found = tx.sign_ins.get("one")
        assert found == a_sign_in("one").model_copy(update={"refused": 3})
