"""Accounts: the programme lead keeps them, nobody loses the last lead, rights change at once."""

import pytest

from ipt_training.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person, Role
from ipt_training.use_cases.people.sign_in import session_of
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
)

HERE = "192.0.2.7"
NOBODY = PersonId("nobody")


def person(office: Office, person_id: str) -> Person:
    with office.store.reading() as tx:
        found = tx.people.get(PersonId(person_id))
    assert found is not None
    return found


def test_everybody_is_listed_by_name_with_their_supervisors() -> None:
    office = Office()
    rows = office.people.everybody(office.session(LEAD))
    assert [(row.person.name, [one.name for one in row.supervisors]) for row in rows] == [
        ("Lee Marsh", []),
        ("Mina Vale", ["Sol Heath", "Suri Glen"]),
        ("Otto Reed", ["Suri Glen"]),
        ("Sol Heath", []),
        ("Suri Glen", []),
    ]


def test_a_supervisor_who_is_not_known_any_more_is_left_out() -> None:
    office = Office()
    with office.store.writing() as tx:
        tx.people.supervise(OTHER_TRAINEE, {NOBODY})
    rows = {row.person.id: row for row in office.people.everybody(office.session(LEAD))}
    assert rows[OTHER_TRAINEE].supervisors == ()


def test_a_new_account_gets_a_password_that_has_to_be_changed() -> None:
    office = Office()
    added, password = office.people.add(
        office.session(LEAD), " New.Person ", "New Person", {Role.TRAINEE, Role.SUPERVISOR}
    )
    assert (added.user_name, added.must_change_password) == ("new.person", True)
    assert added.roles == {Role.TRAINEE, Role.SUPERVISOR}
    token = office.sign_in.sign_in("new.person", password, address=HERE)
    assert office.access.who(session_of(token)) == added
    with office.store.reading() as tx:
        entry = next(tx.audit.entries())
    assert (entry.actor, entry.action, entry.about) == (LEAD, "person added", added.id)
    assert entry.detail["roles"] == "supervisor,trainee"
    assert set(entry.detail) == {"roles", "sealed account"}
    assert password not in str(entry)


def test_at_the_shell_accounts_are_kept_without_signing_in() -> None:
    office = Office()
    added, _ = office.people.add(None, "new.person", "New Person", {Role.TRAINEE})
    chosen = office.people.add_with_password("chosen", "Chosen", {Role.SUPERVISOR}, PASSWORD)
    office.people.disable(None, added.id)
    office.people.enable(None, added.id)
    password = office.people.reset_password(None, chosen.id)
    assert office.people.find(" CHOSEN ").id == chosen.id
    assert office.sign_in.sign_in("chosen", password, address=HERE)
    with office.store.reading() as tx:
        done = [(entry.actor, entry.action) for entry in tx.audit.entries()]
    assert done == [
        ("shell", "person added"),
        ("shell", "person added"),
        ("shell", "person disabled"),
        ("shell", "person enabled"),
        ("shell", "password reset"),
        (chosen.id, "signed in"),
        ("product", "practice sealed"),
    ]


def test_a_name_that_is_not_there_is_said_so_at_the_shell() -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        Office().people.find("nobody")


@pytest.mark.parametrize(
    ("user_name", "name", "roles", "sentence"),
    [
        ("new", "New", set(), "at least one role"),
        ("new person", "New", {Role.TRAINEE}, "2 to 40"),
        ("new", "", {Role.TRAINEE}, "1 to 120"),
        ("new", "N" * 121, {Role.TRAINEE}, "1 to 120"),
        ("user.trainee", "New", {Role.TRAINEE}, "taken"),
        ("USER.trainee", "New", {Role.TRAINEE}, "taken"),
    ],
)
def test_an_account_that_cannot_be_is_not_added(
    user_name: str, name: str, roles: set[Role], sentence: str
) -> None:
    office = Office()
    with pytest.raises(RuleBroken, match=sentence):
        office.people.add(office.session(LEAD), user_name, name, roles)
    assert len(office.store.rows.people) == 5


def test_a_chosen_password_keeps_the_rules() -> None:
    office = Office()
    with pytest.raises(RuleBroken, match="at least 12"):
        office.people.add_with_password("chosen", "Chosen", {Role.TRAINEE}, "short")
    assert len(office.store.rows.people) == 5


def test_changed_roles_end_the_sessions_and_hold_from_the_next_one() -> None:
    office = Office()
    office.people.set_roles(office.session(LEAD), TRAINEE, {Role.SUPERVISOR})
    assert office.access.is_live(office.session(TRAINEE)) is False
    assert person(office, TRAINEE).roles == {Role.SUPERVISOR}
    assert office.actions() == ["roles changed"]


def test_whoever_stops_supervising_has_no_trainee_entrusted_any_more() -> None:
    office = Office()
    office.people.set_roles(office.session(LEAD), OTHER_SUPERVISOR, {Role.TRAINEE})
    with office.store.reading() as tx:
        assert tx.people.trainees_of(OTHER_SUPERVISOR) == frozenset()
        assert tx.people.supervisors_of(TRAINEE) == {SUPERVISOR}
        assert tx.people.supervisors_of(OTHER_TRAINEE) == frozenset()


def test_whoever_goes_on_supervising_keeps_their_trainees() -> None:
    office = Office()
    both = {Role.SUPERVISOR, Role.TRAINEE}
    office.people.set_roles(office.session(LEAD), OTHER_SUPERVISOR, both)
    with office.store.reading() as tx:
        assert tx.people.trainees_of(OTHER_SUPERVISOR) == {TRAINEE, OTHER_TRAINEE}


def test_nobody_is_left_without_a_role() -> None:
    office = Office()
    with pytest.raises(RuleBroken, match="at least one role"):
        office.people.set_roles(office.session(LEAD), TRAINEE, set())
    assert person(office, TRAINEE).roles == {Role.TRAINEE}


def test_a_lead_does_not_change_their_own_account() -> None:
    office = Office()
    session = office.session(LEAD)
    everything = set(Role)
    with pytest.raises(NotAllowed, match="another programme lead"):
        office.people.set_roles(session, LEAD, everything)
    with pytest.raises(NotAllowed, match="another programme lead"):
        office.people.disable(session, LEAD)
    assert person(office, LEAD).roles == {Role.PROGRAMME_LEAD}
    assert office.actions() == ["set roles refused", "disable person refused"]


def test_the_last_programme_lead_stays() -> None:
    office = Office()
    with pytest.raises(RuleBroken, match="Somebody has to be programme lead"):
        office.people.disable(None, LEAD)
    assert person(office, LEAD).disabled is False
    second, _ = office.people.add(None, "second.lead", "Second Lead", {Role.PROGRAMME_LEAD})
    office.people.disable(None, LEAD)
    assert person(office, LEAD).disabled is True
    with pytest.raises(RuleBroken, match="Somebody has to be programme lead"):
        office.people.disable(None, second.id)


def test_one_lead_takes_the_role_from_another() -> None:
    office = Office()
    office.people.set_roles(office.session(LEAD), TRAINEE, {Role.PROGRAMME_LEAD})
    changed = office.people.set_roles(office.session(LEAD), TRAINEE, {Role.TRAINEE})
    assert changed.roles == {Role.TRAINEE}


@pytest.mark.parametrize(
    ("trainee", "supervisors", "sentence"),
    [
        (SUPERVISOR, {OTHER_SUPERVISOR}, "Sol Heath is not a trainee"),
        (TRAINEE, {OTHER_TRAINEE}, "Otto Reed is not a supervisor"),
        (TRAINEE, {SUPERVISOR, LEAD}, "Lee Marsh is not a supervisor"),
    ],
)
def test_trainees_are_entrusted_to_supervisors_only(
    trainee: PersonId, supervisors: set[PersonId], sentence: str
) -> None:
    office = Office()
    before = set(office.store.rows.supervision)
    with pytest.raises(RuleBroken, match=sentence):
        office.people.supervise(office.session(LEAD), trainee, supervisors)
    assert office.store.rows.supervision == before


def test_nobody_supervises_themselves() -> None:
    office = Office()
    lead = office.session(LEAD)
    office.people.set_roles(lead, SUPERVISOR, {Role.TRAINEE, Role.SUPERVISOR})
    with pytest.raises(RuleBroken, match="their own sessions"):
        office.people.supervise(lead, SUPERVISOR, {SUPERVISOR})


def test_entrusting_replaces_the_supervisors() -> None:
    office = Office()
    lead = office.session(LEAD)
    office.people.supervise(lead, TRAINEE, {OTHER_SUPERVISOR})
    with office.store.reading() as tx:
        assert tx.people.supervisors_of(TRAINEE) == {OTHER_SUPERVISOR}
    office.people.supervise(lead, TRAINEE, set())
    with office.store.reading() as tx:
        assert tx.people.supervisors_of(TRAINEE) == frozenset()
    assert office.actions() == ["supervisors set", "supervisors set"]


def test_somebody_unknown_is_not_found() -> None:
    office = Office()
    lead = office.session(LEAD)
    for attempt in (
        lambda: office.people.set_roles(lead, NOBODY, {Role.TRAINEE}),
        lambda: office.people.supervise(lead, NOBODY, {SUPERVISOR}),
        lambda: office.people.supervise(lead, TRAINEE, {NOBODY}),
        lambda: office.people.disable(lead, NOBODY),
        lambda: office.people.enable(lead, NOBODY),
        lambda: office.people.reset_password(lead, NOBODY),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert all(action.endswith(" refused") for action in office.actions())


def test_a_closed_account_opens_nothing_until_it_is_opened_again() -> None:
    office = Office()
    lead = office.session(LEAD)
    office.people.disable(lead, TRAINEE)
    assert office.access.is_live(office.session(TRAINEE)) is False
    with pytest.raises(RuleBroken):
        office.sign_in.sign_in("user.trainee", PASSWORD, address=HERE)
    office.people.enable(lead, TRAINEE)
    assert office.access.is_live(office.session(TRAINEE)) is False
    assert office.sign_in.sign_in("user.trainee", PASSWORD, address=HERE)


def test_a_reset_password_ends_the_sessions_and_forgets_the_guesses() -> None:
    office = Office()
    for _ in range(5):
        with pytest.raises(RuleBroken):
            office.sign_in.sign_in("user.trainee", "wrong", address=HERE)
    password = office.people.reset_password(office.session(LEAD), TRAINEE)
    assert office.access.is_live(office.session(TRAINEE)) is False
    token = office.sign_in.sign_in("user.trainee", password, address=HERE)
    assert office.access.who(session_of(token)).must_change_password is True


def test_two_first_passwords_are_not_the_same() -> None:
    office = Office()
    lead = office.session(LEAD)
    passwords = {office.people.reset_password(lead, one) for one in (TRAINEE, OTHER_TRAINEE)}
    assert len({len(password) for password in passwords}) == 1


def test_a_name_taken_is_a_conflict() -> None:
    office = Office()
    with pytest.raises(Conflict):
        office.people.add(None, "user.lead", "Another", {Role.TRAINEE})
