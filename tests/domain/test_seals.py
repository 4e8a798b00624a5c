"""What is sealed is told of by the newest entry about it, and by no other."""

from datetime import UTC, date, datetime

import pytest

from ipt_training.domain.audit import GENESIS, Entry
from ipt_training.domain.certification.portfolio import Activity, Hours
from ipt_training.domain.people.person import Role
from ipt_training.domain.seals import (
    MOST_AT_ONCE,
    Sealed,
    beside,
    broken,
    in_parts,
    is_seal,
    named,
    seal,
    told_by,
)
from tests.builders import a_case, a_person, consents
from tests.fakes.stored import an_entry


def entry(about: str, **detail: str | None) -> Entry:
    """Give an entry; what it is bound to is of no account here."""
    spelled = {name.replace("_", " "): value for name, value in detail.items()}
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Entry(
        seq=1,
        at=at,
        actor="p1",
        action="done",
        about=about,
        detail=spelled,
        previous=GENESIS,
        digest="",
    )


@pytest.mark.parametrize(
    ("hashes", "expected"),
    [
        ({"record r1": "abc", "hours h1": "def"}, []),
        ({"record r1": "abd", "hours h1": "def"}, ["the record r1 was rewritten"]),
        ({"record r1": "abc"}, ["the hours h1 is gone"]),
        (
            {"record r1": "abc", "record r2": "abc", "hours h1": "def"},
            ["no entry tells of the record r2"],
        ),
    ],
)
def test_a_record_is_the_one_its_entry_tells_of(
    hashes: dict[str, str], expected: list[str]
) -> None:
    told = told_by([entry("r1", sealed="abc"), entry("h1", sealed_hours="def"), entry("h1")])
    assert broken(told, hashes, begun=False) == expected


def test_the_newest_entry_counts_and_may_say_that_a_record_is_gone_by_right() -> None:
    entries = [entry("h1", sealed_hours="old"), entry("h1", sealed_hours="new")]
    assert told_by(entries) == {"hours h1": "new"}
    gone = told_by([*entries, entry("h1", sealed_hours=None)])
    assert broken(gone, {}, begun=True) == []
    assert broken(gone, {"hours h1": "new"}, begun=True) == ["the hours h1 was rewritten"]


def test_before_sealing_has_begun_only_what_was_signed_has_to_be_told_of() -> None:
    hashes = {"hours h1": "x", "record r1": "y"}
    assert broken({}, hashes, begun=False) == ["no entry tells of the record r1"]
    assert len(broken({}, hashes, begun=True)) == 2


def test_an_entry_about_one_thing_and_one_about_many_tell_the_same() -> None:
    names = {(kind, f"x{number}"): f"h{number}" for number, kind in enumerate(Sealed)}
    one_by_one = [
        entry(thing).model_copy(update={"detail": beside({(kind, thing): told})})
        for (kind, thing), told in names.items()
    ]
    whole = {named(*name): told for name, told in names.items()}
    together = [entry("").model_copy(update={"detail": part}) for part in in_parts(whole)]
    assert told_by(one_by_one) == told_by(together) == whole
    assert all(is_seal(key) for one in (*one_by_one, *together) for key in one.detail)
    assert not is_seal("revision")


def test_one_entry_seals_not_too_many() -> None:
    parts = list(in_parts({f"hours {n}": "x" for n in range(2 * MOST_AT_ONCE + 1)}))
    assert [len(part) for part in parts] == [MOST_AT_ONCE, MOST_AT_ONCE, 1]


ENTRY, CASE = an_entry(), a_case("t1")
PERSON = a_person("t1", roles=frozenset({Role.TRAINEE, Role.SUPERVISOR}))


@pytest.mark.parametrize(
    "field", sorted(set(Hours.model_fields) - {"confirmed_by", "confirmed_at"})
)
def test_every_field_of_hours_is_sealed_but_for_the_confirmation(field: str) -> None:
    other = {
        "minutes": 120,
        "on": date(2020, 1, 1),
        "logged_at": datetime(2020, 1, 1, tzinfo=UTC),
        "activity": Activity.COURSE,
    }
    changed = ENTRY.model_copy(update={field: other.get(field, "other")})
    assert seal(Sealed.HOURS, changed) != seal(Sealed.HOURS, ENTRY)
    confirmed = ENTRY.model_copy(update={"confirmed_by": "s1"})
    assert seal(Sealed.HOURS, confirmed) == seal(Sealed.HOURS, ENTRY)


def test_a_case_is_sealed_with_its_consents_but_not_with_its_pseudonym() -> None:
    (first, *others) = consents()
    withdrawn = (first.model_copy(update={"withdrawn_on": date(2026, 1, 1)}), *others)
    for change in (
        {"consents": withdrawn},
        {"trainee_id": "t2"},
        {"completed_on": date(2026, 1, 1)},
    ):
        assert seal(Sealed.CASE, CASE.model_copy(update=change)) != seal(Sealed.CASE, CASE)
    renamed = CASE.model_copy(update={"pseudonym": "Nobody"})
    assert seal(Sealed.CASE, renamed) == seal(Sealed.CASE, CASE)


def test_roles_are_sealed_with_whether_the_account_is_open_and_not_with_a_name() -> None:
    sealed = seal(Sealed.ROLES, PERSON)
    for change in ({"roles": frozenset({Role.TRAINEE})}, {"disabled": True}, {"id": "t2"}):
        assert seal(Sealed.ROLES, PERSON.model_copy(update=change)) != sealed
    for same in ({"name": "Somebody"}, {"must_change_password": True}):
        assert seal(Sealed.ROLES, PERSON.model_copy(update=same)) == sealed
    other_way = PERSON.model_copy(update={"roles": frozenset({Role.SUPERVISOR, Role.TRAINEE})})
    assert seal(Sealed.ROLES, other_way) == sealed
