"""The gate: sign-ins time out, refusals are written down, and a refused write changes nothing."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta

import pytest

from ipt_training.domain.errors import (
    BadMedia,
    Conflict,
    IptTrainingError,
    NotAllowed,
    NotFound,
    RuleBroken,
    SignInRequired,
    StorageFailed,
)
from ipt_training.domain.people.person import SignIn
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.use_cases.people.access import (
    REFUSALS_NAMED,
    TOUCH_EVERY,
    Remaining,
    Session,
    Timeouts,
)
from tests.builders import NOW, a_case
from tests.fakes.office import LEAD, OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office

UNKNOWN = Session("no such session")
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def seen_at(office: Office, who: str = TRAINEE) -> object:
    with office.store.reading() as tx:
        row = tx.sign_ins.get(office.session(who))
    return row.seen_at if row else None


def write_and_fail(office: Office, case: Case, error: IptTrainingError) -> None:
    with office.access.write(office.session(TRAINEE), "try", "about") as work:
        work.tx.cases.add(case)
        work.note("tried", "about")
        raise error


def read_and_fail(office: Office, error: IptTrainingError) -> None:
    with office.access.read(office.session(TRAINEE)) as work:
        work.require(Action.READ_CASE, own=True, about="c9")
        raise error


@pytest.mark.parametrize(
    ("later", "live"),
    [(timedelta(0), True), (15 * MINUTE, True), (15 * MINUTE + SECOND, False)],
)
def test_a_sign_in_ends_after_a_quarter_of_an_hour_without_use(
    later: timedelta, live: bool
) -> None:
    office = Office()
    office.clock.advance(later)
    assert office.access.is_live(office.session(TRAINEE)) is live
    if live:
        assert office.access.who(office.session(TRAINEE)).id == TRAINEE
    else:
        with pytest.raises(SignInRequired, match="timed out"):
            office.access.who(office.session(TRAINEE))


def test_use_keeps_a_sign_in_alive_but_not_beyond_half_a_day() -> None:
    office = Office()
    session = office.session(TRAINEE)
    for _ in range(72):
        office.clock.advance(10 * MINUTE)
        office.access.who(session)
    assert office.clock.now() == NOW + timedelta(hours=12)
    office.clock.advance(SECOND)
    with pytest.raises(SignInRequired, match="timed out"):
        office.access.who(session)
    assert office.access.is_live(session) is False


@pytest.mark.parametrize(("later", "noted"), [(TOUCH_EVERY - SECOND, False), (TOUCH_EVERY, True)])
def test_use_is_noted_once_a_minute_at_most(later: timedelta, noted: bool) -> None:
    office = Office()
    office.clock.advance(later)
    office.access.who(office.session(TRAINEE))
    assert (seen_at(office) == office.clock.now()) is noted


def test_where_a_sign_in_ends_soon_use_is_noted_oftener_and_the_offer_comes_later() -> None:
    short = Timeouts(idle=timedelta(seconds=30))
    assert (short.touch_every, short.warning) == (3 * SECOND, 10 * SECOND)
    assert (Timeouts().touch_every, Timeouts().warning) == (MINUTE, 2 * MINUTE)


def test_what_remains_of_a_sign_in_is_told_without_keeping_it_alive() -> None:
    office = Office()
    session = office.session(TRAINEE)
    office.clock.advance(5 * MINUTE)
    assert office.access.remaining(session) == Remaining(10 * MINUTE, extends=True)
    assert seen_at(office) == NOW
    for _ in range(69):
        office.clock.advance(10 * MINUTE)
        office.access.who(session)
    office.clock.advance(10 * MINUTE)
    assert office.access.remaining(session) == Remaining(5 * MINUTE, extends=True)
    office.access.who(session)
    assert office.access.remaining(session) == Remaining(15 * MINUTE, extends=False)


def test_looking_whether_sessions_are_live_keeps_none_alive() -> None:
    office = Office()
    office.clock.advance(10 * MINUTE)
    session = office.session(TRAINEE)
    office.access.is_live(session)
    office.access.still_live(frozenset({session}))
    assert seen_at(office) == NOW


def test_a_change_keeps_the_session_alive_and_a_refused_one_does_not() -> None:
    office = Office()
    office.clock.advance(5 * MINUTE)
    with (
        pytest.raises(NotAllowed),
        office.access.write(office.session(TRAINEE), "try") as work,
    ):
        work.require(Action.KEEP_PEOPLE, own=False)
    assert seen_at(office) == NOW
    with office.access.write(office.session(TRAINEE), "try"):
        pass
    assert seen_at(office) == office.clock.now()


def test_a_session_that_was_never_started_or_has_ended_is_none() -> None:
    office = Office()
    office.sign_in.sign_out(office.session(TRAINEE))
    for session in (UNKNOWN, office.session(TRAINEE)):
        with pytest.raises(SignInRequired, match="signed out"):
            office.access.who(session)
        assert office.access.is_live(session) is False


def test_a_closed_account_has_no_session_left() -> None:
    office = Office()
    with office.store.writing() as tx:
        person = tx.people.get(TRAINEE)
        assert person is not None
        tx.people.replace(person.model_copy(update={"disabled": True}))
    with pytest.raises(SignInRequired, match="closed"):
        office.access.who(office.session(TRAINEE))
    assert office.access.is_live(office.session(TRAINEE)) is False


def test_a_session_of_nobody_is_none() -> None:
    office = Office()
    with office.store.writing() as tx:
        tx.sign_ins.add(
            SignIn(id=UNKNOWN, person_id=a_case("gone").trainee_id, started_at=NOW, seen_at=NOW)
        )
    with pytest.raises(SignInRequired, match="closed"):
        office.access.who(UNKNOWN)


def test_of_many_sessions_those_are_given_that_are_live() -> None:
    office = Office()
    office.sign_in.sign_out(office.session(SUPERVISOR))
    asked = frozenset({UNKNOWN, *(office.session(one) for one in (TRAINEE, SUPERVISOR, LEAD))})
    assert office.access.still_live(asked) == {office.session(TRAINEE), office.session(LEAD)}
    assert office.access.still_live(frozenset()) == frozenset()


def test_after_the_timeout_nothing_is_read_or_written() -> None:
    office = Office()
    office.clock.advance(16 * MINUTE)
    with (
        pytest.raises(SignInRequired),
        office.access.read(office.session(TRAINEE)) as work,
    ):
        raise AssertionError(work)
    with (
        pytest.raises(SignInRequired),
        office.access.write(office.session(TRAINEE), "try") as work,
    ):
        raise AssertionError(work)
    assert office.actions() == []


def test_what_a_write_did_and_its_audit_entry_are_stored_together() -> None:
    office = Office()
    case = a_case(TRAINEE)
    with office.access.write(office.session(TRAINEE), "try", "about") as work:
        work.tx.cases.add(case)
        work.note("tried", "about", number=3)
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
        assert tx.cases.get(case.id) == case
    assert (entry.actor, entry.action, entry.about) == (TRAINEE, "tried", "about")
    assert entry.detail == {"number": 3}
    assert entry.at == NOW


@pytest.mark.parametrize(
    "refusal", [NotAllowed, NotFound, RuleBroken, Conflict, BadMedia], ids=lambda one: one.__name__
)
def test_a_refused_write_changes_nothing_and_its_refusal_is_in_the_audit_trail(
    refusal: type[IptTrainingError],
) -> None:
    office = Office()
    case = a_case(TRAINEE)
    with pytest.raises(refusal):
        write_and_fail(office, case, refusal("No."))
    with office.store.reading() as tx:
        assert tx.cases.get(case.id) is None
    assert [(one.actor, one.action, one.about, one.detail) for one in office.refusals()] == [
        (TRAINEE, "try refused", "about", {"reason": refusal.__name__, "asked": ""})
    ]
    assert office.actions() == ["try refused"]


def test_a_write_that_fails_changes_nothing_and_is_no_refusal() -> None:
    office = Office()
    case = a_case(TRAINEE)
    with pytest.raises(StorageFailed):
        write_and_fail(office, case, StorageFailed("The disk is full."))
    with office.store.reading() as tx:
        assert tx.cases.get(case.id) is None
    assert office.actions() == []


@pytest.mark.parametrize("refusal", [NotAllowed, NotFound, RuleBroken])
def test_a_refused_read_is_in_the_audit_trail_with_what_was_asked_for(
    refusal: type[IptTrainingError],
) -> None:
    office = Office()
    with pytest.raises(refusal):
        read_and_fail(office, refusal("No."))
    assert [(one.actor, one.action, one.about, one.detail) for one in office.refusals()] == [
        (TRAINEE, "read refused", "c9", {"reason": refusal.__name__, "asked": "read_case"})
    ]


def test_a_refusal_in_a_session_that_was_removed_meanwhile_is_a_visitors() -> None:
    office = Office()
    office.store.rows.sign_ins["gone"] = office.store.rows.sign_ins[office.session(TRAINEE)]

    def leave() -> None:
        with office.access.read(Session("gone")):
            del office.store.rows.sign_ins["gone"]
            raise NotFound("No.")

    with pytest.raises(NotFound):
        leave()
    assert [one.actor for one in office.refusals()] == ["visitor"]


@pytest.mark.parametrize(
    ("who", "action", "own", "refusal"),
    [
        (TRAINEE, Action.READ_CASE, True, None),
        (TRAINEE, Action.READ_CASE, False, NotFound),
        (TRAINEE, Action.RATE, True, NotAllowed),
        (LEAD, Action.READ_RATING, True, NotFound),
        (LEAD, Action.READ_AUDIT, True, None),
    ],
)
def test_what_is_not_theirs_is_not_found_and_what_no_role_includes_is_not_allowed(
    who: str, action: Action, own: bool, refusal: type[IptTrainingError] | None
) -> None:
    office = Office()
    with office.access.read(office.session(who)) as work:
        if refusal is None:
            work.require(action, own=own)
            assert work.asked == [(action, "")]
            return
        with pytest.raises(refusal) as given:
            work.require(action, own=own)
        assert str(given.value) == str(work.nothing(action, "unknown"))


def test_a_write_sees_what_ended_the_session_before_it() -> None:
    office = Office()
    office.access.who(office.session(OTHER_TRAINEE))
    office.people.disable(office.session(LEAD), OTHER_TRAINEE)
    with (
        pytest.raises(SignInRequired),
        office.access.write(office.session(OTHER_TRAINEE), "try") as work,
    ):
        raise AssertionError(work)
    assert office.actions() == ["person disabled"]


@pytest.mark.parametrize("ask", ["who", "remaining", "read", "write", "still_live"])
def test_a_session_that_has_timed_out_stays_over_when_the_clock_is_set_back(ask: str) -> None:
    office = Office()
    session = office.session(TRAINEE)
    office.clock.advance(timedelta(minutes=16))
    asking: dict[str, Callable[[], object]] = {
        "who": lambda: office.access.who(session),
        "remaining": lambda: office.access.remaining(session),
        "read": lambda: office.access.read(session).__enter__(),
        "write": lambda: office.access.write(session, "x").__enter__(),
        "still_live": lambda: office.access.still_live(frozenset({session})),
    }
    with nullcontext() if ask == "still_live" else pytest.raises(SignInRequired, match="timed out"):
        assert asking[ask]() == frozenset()
    office.clock.at -= timedelta(minutes=16)
    assert office.store.rows.sign_ins[session].ended_at is not None
    with pytest.raises(SignInRequired):
        office.access.who(session)


def test_nothing_is_dated_before_what_was_written_before_it() -> None:
    office = Office()
    with office.access.write(office.session(LEAD), "x") as work:
        work.note("first", "")
    office.clock.at -= timedelta(days=700)
    with office.access.write(office.session(LEAD), "x") as work:
        assert work.now == NOW
        work.note("second", "")
    office.sign_in.sign_out(office.session(LEAD))
    with office.store.reading() as tx:
        assert [entry.at for entry in tx.audit.entries()] == [NOW] * 3


def test_a_session_that_cannot_be_ended_on_disk_is_over_all_the_same() -> None:
    office = Office()
    session = office.session(TRAINEE)
    office.clock.advance(timedelta(minutes=16))
    office.store.full = True
    with pytest.raises(SignInRequired, match="timed out"):
        office.access.who(session)


def ask_for(office: Office, thing: str) -> None:
    with pytest.raises(NotFound), office.access.read(office.session(TRAINEE)) as work:
        raise work.nothing(Action.READ_CASE, thing)


TYPED = (
    "Mrs Smith cried about her son",
    "x" * 20_000,
    "\ud800",
    "né",
    "a\n",
    "<b>",
    "x" * 65,
    "-",
)


@pytest.mark.parametrize("typed", TYPED)
def test_what_somebody_made_up_is_counted_and_never_quoted(typed: str) -> None:
    office = Office()
    ask_for(office, typed)
    (entry,) = office.refusals()
    assert (entry.about, entry.detail["refusals"]) == ("", 1)
    assert typed not in repr(office.store.rows.audit)


def test_an_identifier_is_quoted() -> None:
    office = Office()
    ask_for(office, "id000000000000000000000042")
    assert [one.about for one in office.refusals()] == ["id000000000000000000000042"]


@pytest.mark.parametrize("thing", ["an-identifier", "no identifier"])
def test_a_flood_of_refusals_becomes_a_few_entries_that_say_how_many(thing: str) -> None:
    office = Office()
    for _ in range(1000):
        ask_for(office, thing)
    counted = [one.detail["refusals"] for one in office.refusals() if "refusals" in one.detail]
    assert len(office.refusals()) <= REFUSALS_NAMED + 10
    assert counted[-1] == 512


def test_every_session_is_counted_for_itself() -> None:
    office = Office()
    for _ in range(REFUSALS_NAMED + 12):
        ask_for(office, "an-identifier")
    known = len(office.refusals())
    with pytest.raises(NotFound), office.access.read(office.session(SUPERVISOR)) as work:
        raise work.nothing(Action.READ_CASE, "another")
    assert len(office.refusals()) == known + 1
