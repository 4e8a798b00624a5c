"""People: accounts, roles and who supervises whom."""

from collections.abc import Callable

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from ipt_training.ui import messages, paging, state
from ipt_training.ui.frame import ROLE_NAMES, who_sees
from ipt_training.ui.people import erase_person
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.people.keep_people import Row

SHOWN = 25
LIST = "people.list"
FORM = "people.number"
MADE, PASSWORD = "people.made", "people.first_password"
CLOSED = "people.closed"


def render(services: Services, session: Session) -> None:
    """Show accounts, a few at a time, and change them."""
    rows = services.people.everybody(session)
    st.title("People")
    _first_password()
    _closed(services, session, rows)
    _add(services, session)
    wanted = st.text_input("Find by name", key="people.find").strip().casefold()
    found = [row for row in rows if wanted in row.person.name.casefold()]
    st.caption(f"{len(found)} of {len(rows)} people")
    if not found:
        st.info("Nobody of that name. Clear the field to see everybody.")
    for row in found[: paging.shown(LIST, len(found), SHOWN)]:
        _show(services, session, row, rows)
    paging.offer_more(LIST, len(found), SHOWN)
    who_sees("Programme leads see this page. Every change on it stands in the audit trail.")


def _add(services: Services, session: Session) -> None:
    with st.expander("Add somebody", icon=":material/person_add:"):
        # A new form after each account: what was sent does not stay in the fields.
        number = str(state.get(FORM, 0))
        user_name = st.text_input(
            "User name", key=state.key("people", "user_name", number), autocomplete="off"
        )
        name = st.text_input(
            "Full name", key=state.key("people", "name", number), autocomplete="off"
        )
        roles = st.multiselect(
            "Roles",
            list(Role),
            format_func=lambda role: ROLE_NAMES[role],
            key=state.key("people", "roles of the new", number),
        )
        if st.button("Add account", type="primary", key="people.add"):
            try:
                person, password = services.people.add(session, user_name, name, _roles(roles))
            except IptTrainingError as error:
                messages.show(error)
                return
            state.put(FORM, int(number) + 1)
            state.put(MADE, person.name)
            state.put(PASSWORD, password)
            st.rerun()


def _first_password() -> None:
    """Show the first password of a new account once, above a list that holds it already."""
    name, password = state.text(MADE), state.text(PASSWORD)
    if not password:
        return
    state.forget(PASSWORD)
    state.forget(MADE)
    st.success(f"{messages.plain(name)} has an account. First password, shown once:")
    st.code(password, language=None)


def _closed(services: Services, session: Session, rows: tuple[Row, ...]) -> None:
    """Say whose account was just closed, and offer to open it again."""
    person_id = state.text(CLOSED)
    person = next((row.person for row in rows if row.person.id == person_id), None)
    if person is None or not person.disabled:
        state.forget(CLOSED)
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(
            f"The account of {messages.plain(person.name)} is closed and signed out everywhere.",
            width="stretch",
        )
        if st.button("Undo: open it again", key="people.undo"):
            _try(lambda: services.people.enable(session, person.id))


def _show(services: Services, session: Session, row: Row, rows: tuple[Row, ...]) -> None:
    person = row.person
    closed = ", closed" if person.disabled else ""
    roles = ", ".join(ROLE_NAMES[role] for role in ROLE_NAMES if role in person.roles)
    with st.expander(f"{messages.plain(person.name)}: {roles}{closed}"):
        st.caption(f"User name {messages.plain(person.user_name)}")
        chosen = st.multiselect(
            "Roles",
            list(Role),
            default=[role for role in Role if role in person.roles],
            format_func=lambda role: ROLE_NAMES[role],
            key=state.key("people", "roles", person.id),
        )
        supervisors = _supervisors(row, rows) if Role.TRAINEE in person.roles else None
        save, reset, close = st.columns(3)
        if save.button("Save changes", key=state.key("people", "save", person.id)):
            _save(services, session, row, _roles(chosen), supervisors)
        if reset.button("New first password", key=state.key("people", "reset", person.id)):
            _reset(services, session, person.id)
        label = "Open account" if person.disabled else "Close account"
        if close.button(label, key=state.key("people", "close", person.id)):
            change = services.people.enable if person.disabled else services.people.disable
            state.put(CLOSED, "" if person.disabled else person.id)
            _try(lambda: change(session, person.id))
        erase_person.offer(services, session, person)


def _supervisors(row: Row, rows: tuple[Row, ...]) -> list[PersonId]:
    able = {
        one.person.id: one.person.name
        for one in rows
        if one.person.holds(Role.SUPERVISOR) and one.person.id != row.person.id
    }
    return st.multiselect(
        "Supervisors",
        list(able),
        default=[one.id for one in row.supervisors if one.id in able],
        format_func=lambda one: able[one],
        key=state.key("people", "supervisors", row.person.id),
        placeholder="Nobody supervises this trainee yet",
    )


def _save(
    services: Services,
    session: Session,
    row: Row,
    roles: list[Role],
    supervisors: list[PersonId] | None,
) -> None:
    def change() -> None:
        if set(roles) != set(row.person.roles):
            services.people.set_roles(session, row.person.id, roles)
        if supervisors is not None and Role.TRAINEE in roles:
            services.people.supervise(session, row.person.id, supervisors)

    _try(change)


def _reset(services: Services, session: Session, person_id: PersonId) -> None:
    try:
        password = services.people.reset_password(session, person_id)
    except IptTrainingError as error:
        messages.show(error)
        return
    st.success("New first password, shown once:")
    st.code(password, language=None)


def _try(change: Callable[[], object]) -> None:
    try:
        change()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Saved")
    st.rerun()


def _roles(chosen: list[Role]) -> list[Role]:
    return [Role(one) for one in chosen]
