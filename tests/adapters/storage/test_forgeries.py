"""Whoever forges or deletes what a decision rests on, with every safeguard off, is found and named.

The same on every store: somebody who writes SQL, or who reaches into the dictionaries of the fake.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.certification.portfolio import Activity, HoursKind, HoursWord
from ipt_training.domain.fidelity.rating import SetAside
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CertificateId, PersonId, RatingId
from ipt_training.domain.people.person import Role
from ipt_training.domain.seals import RECORDS_SEALED
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from ipt_training.use_cases.sealing import begin_sealing
from tests.builders import a_case, a_person
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.storage.rows import Rows
from tests.fakes.storage.store import AUDIT_KEY, FakeStore
from tests.fakes.stored import (
    NOON,
    SECOND,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_rating,
    an_entry,
)
from tests.fakes.system import FixedClock
from tests.fakes.tampering import tamper

CERTIFICATE = CertificateId("cert1")
TODAY = NOON.date()


@dataclass(frozen=True)
class Forgery:
    """What somebody does, in SQL and in dictionaries, and how the audit names it."""

    sql: tuple[str, ...]
    rows: Callable[[Rows], object]
    named: str


def entered(store: Store) -> StoredIntegrity:
    """Store one of everything through the product, and give what checks it."""
    begin_sealing(store, FixedClock(NOON))
    with store.writing() as tx:
        tx.people.add(a_person("lead", roles=frozenset({Role.PROGRAMME_LEAD})), "hash")
        note(tx, "lead")
        for name in ("h1", "h2"):
            tx.hours.add(an_entry(name))
            note(tx, name)
        tx.hours.confirm("h1", by=SUPERVISOR, at=NOON)
        note(tx, "h1")
        tx.hours_words.add(
            HoursWord(hours_id="h2", seq=1, kind=HoursKind.QUERIED, by=SUPERVISOR, at=NOON)
        )
        note(tx, "h2")
        tx.people.supervise(TRAINEE, {SUPERVISOR})
        note(tx, TRAINEE)
        tx.certificates.add(a_certificate(CERTIFICATE))
        note(tx, CERTIFICATE, sealed=content_hash(a_certificate(CERTIFICATE)))
        tx.certificates.withdraw(
            Withdrawal(certificate_id=CERTIFICATE, by=PersonId("lead"), at=NOON, reason="A slip.")
        )
        note(tx, CERTIFICATE)
        tx.ratings.add(a_rating("r1"))
        note(tx, "r1", sealed=content_hash(a_rating("r1")))
        tx.ratings.set_aside(
            SetAside(
                rating_id=RatingId("r1"),
                by=PersonId("lead"),
                by_name="Lee",
                at=NOON,
                reason="Of another session.",
            )
        )
        note(tx, "r1")
    evidence = store.evidence  # type: ignore[attr-defined]
    return StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, evidence)


def note(tx: Transaction, about: str, **detail: str) -> None:
    tx.audit.append(at=NOON, actor="lead", action="done", about=about, detail=detail)


def changed(held: str, thing: str, **fields: object) -> Callable[[Rows], object]:
    """Give what changes fields of one thing."""

    def change(rows: Rows) -> None:
        records = getattr(rows, held)
        records[thing] = records[thing].model_copy(update=fields)

    return change


def gone(held: str, thing: str) -> Callable[[Rows], object]:
    """Give what removes one thing."""
    return lambda rows: getattr(rows, held).pop(thing)


def put(held: str, thing: str, record: object) -> Callable[[Rows], object]:
    """Give what adds one thing."""
    return lambda rows: getattr(rows, held).update({thing: record})


def turned_round(rows: Rows) -> None:
    word = rows.hours_words["h2", 1]
    rows.hours_words["h2", 1] = word.model_copy(update={"kind": HoursKind.CONFIRMED})


def exchanged(rows: Rows) -> None:
    rows.supervision.clear()
    rows.supervision.add((TRAINEE, SECOND))


CASE = a_case(TRAINEE).id
FORTY = an_entry("h9").model_copy(update={"minutes": 2400})
ALL_ROLES = frozenset({Role.TRAINEE, Role.PROGRAMME_LEAD})
FORGERIES = {
    "withdrawal deleted": Forgery(
        ("DELETE FROM withdrawal",),
        gone("withdrawals", CERTIFICATE),
        "the withdrawal of certificate cert1 is gone",
    ),
    "withdrawal of another": Forgery(
        ("UPDATE withdrawal SET reason = 'Other'",),
        changed("withdrawals", CERTIFICATE, reason="Other"),
        "the withdrawal of certificate cert1 was rewritten",
    ),
    "withdrawal by another": Forgery(
        (f"UPDATE withdrawal SET \"by\" = '{SECOND}'",),
        changed("withdrawals", CERTIFICATE, by=SECOND),
        "the withdrawal of certificate cert1 was rewritten",
    ),
    "hours forged": Forgery(
        (
            'INSERT INTO hours_entry (id, trainee_id, activity, minutes, "on", what, logged_at)'
            " SELECT 'h9', trainee_id, activity, 2400, \"on\", what, logged_at FROM hours_entry"
            " WHERE id = 'h1'",
        ),
        put("hours", "h9", FORTY),
        "no entry tells of the hours h9",
    ),
    "hours raised": Forgery(
        ("UPDATE hours_entry SET minutes = 2400 WHERE id = 'h1'",),
        changed("hours", "h1", minutes=2400),
        "the hours h1 was rewritten",
    ),
    "hours of another kind": Forgery(
        ("UPDATE hours_entry SET activity = 'course' WHERE id = 'h2'",),
        changed("hours", "h2", activity=Activity.COURSE),
        "the hours h2 was rewritten",
    ),
    "hours of another": Forgery(
        (f"UPDATE hours_entry SET trainee_id = '{SECOND}' WHERE id = 'h2'",),
        changed("hours", "h2", trainee_id=SECOND),
        "the hours h2 was rewritten",
    ),
    "hours deleted": Forgery(
        ("DELETE FROM hours_entry WHERE id = 'h2'",),
        gone("hours", "h2"),
        "the hours h2 is gone",
    ),
    "confirmation forged": Forgery(
        (
            "INSERT INTO hours_confirmation SELECT 'h2', confirmed_by, confirmed_at"
            " FROM hours_confirmation WHERE hours_id = 'h1'",
        ),
        put("confirmations", "h2", (SUPERVISOR, NOON)),
        "no entry tells of the confirmation of hours h2",
    ),
    "confirmation by another": Forgery(
        (f"UPDATE hours_confirmation SET confirmed_by = '{SECOND}'",),
        put("confirmations", "h1", (SECOND, NOON)),
        "the confirmation of hours h1 was rewritten",
    ),
    "confirmation deleted": Forgery(
        ("DELETE FROM hours_confirmation",),
        gone("confirmations", "h1"),
        "the confirmation of hours h1 is gone",
    ),
    "taking back deleted": Forgery(
        ("DELETE FROM hours_word",),
        lambda rows: rows.hours_words.clear(),
        "the words on hours h2 is gone",
    ),
    "taking back turned round": Forgery(
        ("UPDATE hours_word SET kind = 'confirmed'",),
        turned_round,
        "the words on hours h2 was rewritten",
    ),
    "consents changed": Forgery(
        ("UPDATE treatment_case SET consents = '[]'",),
        changed("cases", CASE, consents=()),
        f"the case {CASE} was rewritten",
    ),
    "case in other hands": Forgery(
        (f"UPDATE treatment_case SET trainee_id = '{SECOND}'",),
        changed("cases", CASE, trainee_id=SECOND),
        f"the case {CASE} was rewritten",
    ),
    "case completed": Forgery(
        (f"UPDATE treatment_case SET completed_on = '{TODAY}'",),
        changed("cases", CASE, completed_on=TODAY),
        f"the case {CASE} was rewritten",
    ),
    "case deleted": Forgery(
        ("DELETE FROM treatment_case",),
        gone("cases", CASE),
        f"the case {CASE} is gone",
    ),
    "supervisor added": Forgery(
        (f"INSERT INTO supervision VALUES ('{TRAINEE}', '{SECOND}')",),
        lambda rows: rows.supervision.add((TRAINEE, SECOND)),
        f"the supervision of {TRAINEE} was rewritten",
    ),
    "supervisor exchanged": Forgery(
        (f"UPDATE supervision SET supervisor_id = '{SECOND}'",),
        exchanged,
        f"the supervision of {TRAINEE} was rewritten",
    ),
    "supervisors deleted": Forgery(
        ("DELETE FROM supervision",),
        lambda rows: rows.supervision.clear(),
        f"the supervision of {TRAINEE} is gone",
    ),
    "supervisors where there were none": Forgery(
        (f"INSERT INTO supervision VALUES ('lead', '{SECOND}')",),
        lambda rows: rows.supervision.add((PersonId("lead"), SECOND)),
        "no entry tells of the supervision of lead",
    ),
    "roles": Forgery(
        (f"UPDATE person SET roles = '[\"programme_lead\",\"trainee\"]' WHERE id = '{TRAINEE}'",),
        changed("people", TRAINEE, roles=ALL_ROLES),
        f"the account {TRAINEE} was rewritten",
    ),
    "account opened": Forgery(
        (f"UPDATE person SET disabled = 1 WHERE id = '{TRAINEE}'",),
        changed("people", TRAINEE, disabled=True),
        f"the account {TRAINEE} was rewritten",
    ),
    "account added": Forgery(
        (
            "INSERT INTO person (id, user_name, name, roles, disabled, must_change_password,"
            " created_at, password_hash) SELECT 'p9', 'user.nine', name, roles, disabled,"
            f" must_change_password, created_at, password_hash FROM person WHERE id = '{TRAINEE}'",
        ),
        put("people", "p9", a_person("p9")),
        "no entry tells of the account p9",
    ),
    "account deleted": Forgery(
        ("DELETE FROM person WHERE id = 'lead'",),
        gone("people", "lead"),
        "the account lead is gone",
    ),
    "setting aside deleted": Forgery(
        ("DELETE FROM set_aside",),
        gone("asides", "r1"),
        "the setting aside of rating r1 is gone",
    ),
    "set aside for another reason": Forgery(
        ("UPDATE set_aside SET reason = 'Other'",),
        changed("asides", "r1", reason="Other"),
        "the setting aside of rating r1 was rewritten",
    ),
    "rating": Forgery(
        ("DELETE FROM rating WHERE id = 'r1'",),
        gone("ratings", "r1"),
        "the record r1 is gone",
    ),
    "certificate": Forgery(
        ("DELETE FROM certificate",),
        gone("certificates", CERTIFICATE),
        "the record cert1 is gone",
    ),
}


def forge(store: Store, forgery: Forgery) -> None:
    """Do it, with every safeguard off."""
    if isinstance(store, FakeStore):
        forgery.rows(store.rows)
        return
    assert isinstance(store, SqlStore)
    tamper(store._url, *forgery.sql)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_is_found_and_named(store: Store, forgery: str) -> None:
    checks = entered(store)
    assert checks.inspect().problems == ()
    forge(store, FORGERIES[forgery])
    assert checks.inspect().problems == (FORGERIES[forgery].named,)


UNREADABLE = {
    "hours": ("UPDATE hours_entry SET activity = 'x' WHERE id = 'h1'", "the hours h1"),
    "time": ("UPDATE hours_entry SET what = '' WHERE id = 'h1'", "the hours h1"),
    "consents": ("UPDATE treatment_case SET consents = '{'", f"the case {CASE}"),
    "roles": (f"UPDATE person SET roles = '[]' WHERE id = '{TRAINEE}'", f"the account {TRAINEE}"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_record_that_cannot_be_read_is_named_and_hides_no_other(
    sql_store: SqlStore, url: str, case: str
) -> None:
    statement, named = UNREADABLE[case]
    checks = entered(sql_store)
    tamper(url, statement, "UPDATE hours_entry SET minutes = 3 WHERE id = 'h2'")
    assert set(checks.inspect().problems) == {
        f"{named} was rewritten",
        "the hours h2 was rewritten",
    }


def test_an_id_that_is_no_text_is_named_and_hides_no_other(sql_store: SqlStore, url: str) -> None:
    if not url.startswith("sqlite"):
        return  # PostgreSQL takes nothing else for text.
    checks = entered(sql_store)
    tamper(
        url,
        "UPDATE hours_entry SET id = CAST(x'ff' AS TEXT) WHERE id = 'h1'",
        "UPDATE hours_entry SET activity = 'x' WHERE id = 'h2'",
    )
    found = checks.inspect().problems
    assert "the hours h1 is gone" in found
    assert "the hours h2 was rewritten" in found
    assert len(found) == 3


def test_what_an_earlier_version_stored_is_sealed_once_as_it_is_found(store: Store) -> None:
    with store.writing() as tx:
        tx.hours.add(an_entry("h0"))
    entered(store)
    with store.reading() as tx:
        before = list(tx.audit.entries())
    begin_sealing(store, FixedClock(NOON))
    with store.reading() as tx:
        assert list(tx.audit.entries()) == before
    told = [key for entry in before for key in entry.detail]
    assert told.count("sealed hours h0") == 1
    assert f"sealed account {TRAINEE}" in told


def test_what_no_entry_is_about_is_sealed_when_the_transaction_ends(store: Store) -> None:
    checks = entered(store)
    with store.writing() as tx:
        for number in range(3):
            tx.hours.add(an_entry(f"more{number}"))
        tx.people.supervise(TRAINEE, {SECOND})
    assert checks.inspect().problems == ()
    with store.reading() as tx:
        (last,) = tx.audit.latest(1)
    assert (last.actor, last.action, last.about) == ("product", RECORDS_SEALED, "")
    assert len(last.detail) == 4


def test_what_changed_by_right_and_what_was_taken_back_is_sealed_anew(store: Store) -> None:
    checks = entered(store)
    with store.writing() as tx:
        case = tx.cases.get(CASE)
        assert case is not None
        tx.cases.replace(case.model_copy(update={"consents": ()}))
        note(tx, CASE)
        tx.people.supervise(TRAINEE, set())
        note(tx, TRAINEE)
    assert checks.inspect().problems == ()
    forge(store, FORGERIES["supervisor added"])
    assert checks.inspect().problems == (f"the supervision of {TRAINEE} was rewritten",)


def test_a_transaction_that_comes_to_nothing_seals_nothing(store: Store) -> None:
    checks = entered(store)
    before = checks.inspect()

    def fail() -> None:
        with store.writing() as tx:
            tx.hours.add(an_entry("h9"))
            note(tx, "h9")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert checks.inspect() == before
