"""Who may do what: every request of every role, on their own and others' things, by the table.

A02.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from ipt_training import use_cases
from ipt_training.domain.errors import IptTrainingError, NotAllowed, NotFound
from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import OF_PRACTICE, TABLE, Action, Ownership
from ipt_training.use_cases.people.access import Access
from tests.fakes.office import Office
from tests.use_cases.requests_table import NEVER_REFUSED, REQUESTS, Request
from tests.use_cases.whose import WHO, Things, a_full_office, things, unknown_things

GATE = Access
"""Asks who somebody is, and leaves what they may do to the use cases."""

CELLS = [
    pytest.param(
        request,
        role,
        whose,
        id=f"{request.method} as {role.value} on {whose.value} [{request.action.value}]",
    )
    for request in REQUESTS
    for role in Role
    for whose in request.whose
]


def includes(role: Role, request: Request, whose: Ownership) -> bool:
    return whose in TABLE[role].get(request.action, frozenset())


def send(office: Office, request: Request, role: Role, of: Things) -> None:
    name, method = request.method.split(".")
    call = getattr(getattr(office, name), method)
    answer = call(session=office.session(WHO[role]), **request.arguments(of))
    if isinstance(answer, AbstractContextManager):
        with answer:
            pass


def refusal_of(office: Office, request: Request, role: Role, of: Things) -> IptTrainingError:
    with pytest.raises((NotAllowed, NotFound)) as refused:
        send(office, request, role, of)
    return refused.value


def is_told(request: Request, refusal: IptTrainingError) -> bool:
    """Say whether a refusal is written down: who practises is watched by nobody, not even here."""
    return request.action not in OF_PRACTICE or isinstance(refusal, NotAllowed)


def all_but_the_audit_trail(office: Office) -> dict[str, object]:
    rows = {name: repr(held) for name, held in vars(office.store.rows).items()}
    del rows["audit"]
    sessions = office.store.rows.sign_ins.values()
    rows["sign_ins"] = repr([one.model_copy(update={"refused": 0}) for one in sessions])
    return rows | {"stored": dict(office.vault.stored), "begun": dict(office.vault.begun)}


@pytest.mark.parametrize(("request_", "role", "whose"), CELLS)
def test_the_table_decides(request_: Request, role: Role, whose: Ownership) -> None:
    office = a_full_office()
    of = things(role, own=whose is Ownership.OWN)
    if includes(role, request_, whose):
        send(office, request_, role, of)
        assert office.refusals() == []
        return
    before = all_but_the_audit_trail(office)
    refusal = refusal_of(office, request_, role, of)
    elsewhere = any(includes(role, request_, one) for one in Ownership)
    own_account = request_.action is Action.KEEP_PEOPLE and elsewhere
    assert isinstance(refusal, NotFound) is (elsewhere and not own_account)
    assert all_but_the_audit_trail(office) == before
    assert [(one.actor, one.detail["reason"]) for one in office.refusals()] == (
        [(WHO[role], type(refusal).__name__)] if is_told(request_, refusal) else []
    )


UNKNOWN = [
    cell
    for cell in CELLS
    if isinstance(cell.values[0], Request)
    and cell.values[0].names_a_thing
    and cell.values[2] is Ownership.OTHER
]


@pytest.mark.parametrize(("request_", "role", "whose"), UNKNOWN)
def test_what_is_somebody_elses_is_refused_like_what_never_was(
    request_: Request, role: Role, whose: Ownership
) -> None:
    office = a_full_office()
    unknown = refusal_of(office, request_, role, unknown_things(role))
    assert len(office.refusals()) == is_told(request_, unknown)
    if includes(role, request_, whose):
        assert isinstance(unknown, NotFound)
        return
    other = refusal_of(a_full_office(), request_, role, things(role, own=False))
    assert (type(unknown), str(unknown)) == (type(other), str(other))


@pytest.mark.parametrize("role", Role)
def test_content_is_read_by_everybody(role: Role) -> None:
    office = a_full_office()
    assert TABLE[role][Action.READ_CONTENT] == frozenset(Ownership)
    assert office.content.all().vignettes
    assert NEVER_REFUSED == {Action.READ_CONTENT: "content"}


def test_every_action_of_the_policy_is_asked_for_by_some_request() -> None:
    asked = {request.action for request in REQUESTS} | set(NEVER_REFUSED)
    assert asked == set(Action)


def requests_with_a_session() -> Iterator[str]:
    for module in pkgutil.walk_packages(use_cases.__path__, f"{use_cases.__name__}."):
        found = importlib.import_module(module.name)
        for name, kind in inspect.getmembers(found, inspect.isclass):
            if kind.__module__ != module.name or kind is GATE:
                continue
            for method, function in inspect.getmembers(kind, inspect.isfunction):
                if method.startswith("_"):
                    continue
                if "session" in inspect.signature(function).parameters:
                    yield f"{name}.{method}"


def test_every_request_that_takes_a_session_is_in_the_table() -> None:
    office = Office()
    tested = set()
    for request in REQUESTS:
        name, method = request.method.split(".")
        tested.add(f"{type(getattr(office, name)).__name__}.{method}")
    assert tested == set(requests_with_a_session())


def test_every_cell_of_the_policy_is_tried_where_a_request_can_reach_it() -> None:
    tried = {(request.action, whose) for request in REQUESTS for whose in request.whose}
    granted = {
        (action, whose)
        for cells in TABLE.values()
        for action, ownerships in cells.items()
        for whose in ownerships
        if action not in NEVER_REFUSED
    }
    assert granted - tried == set()
