"""Nobody's practice shows in anything that anybody else can ask for, to the last character."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack

import pytest

from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import Ownership
from ipt_training.domain.practice.attempt import Given
from tests.fakes.office import LEAD, OTHER_TRAINEE, TRAINEE, Office
from tests.fakes.practised import as_it_was_written, practise
from tests.use_cases.requests_table import REQUESTS, Request
from tests.use_cases.whose import WHO, Things, a_full_office, things

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
OTHERS = [
    pytest.param(role, of, id=f"{role.value} on what is {whose.value}")
    for role in (Role.SUPERVISOR, Role.PROGRAMME_LEAD)
    for whose in Ownership
    for of in (things(role, own=whose is Ownership.OWN),)
] + [pytest.param(Role.TRAINEE, Things(TRAINEE, TRAINEE), id="another trainee")]


def seen(office: Office, request: Request, person: str, of: Things) -> str:
    """Give all that a request answers, and all that it puts into files, as text."""
    name, method = request.method.split(".")
    arguments: Mapping[str, object] = request.arguments(of)
    with ExitStack() as open_:
        try:
            answer = getattr(getattr(office, name), method)(office.session(person), **arguments)
            if isinstance(answer, AbstractContextManager):
                answer = open_.enter_context(answer)
        except IptTrainingError as error:
            answer = error
        return DIGEST.sub("(a digest)", f"{answer!r}")


def everything(office: Office, role: Role, of: Things) -> dict[str, str]:
    """Give what a person sees by every request, then what was written about it."""
    person = OTHER_TRAINEE if role is Role.TRAINEE else WHO[role]
    found = {}
    for request in REQUESTS:
        if request.method not in {"sign_in.sign_out", "sign_in.change_password"}:
            found[request.method] = seen(office, request, person, of)
    written = f"{office.workbooks.written!r} {office.pages.rendered!r}"
    return found | {"files": DIGEST.sub("(a digest)", written)}


@pytest.mark.parametrize(("role", "of"), OTHERS)
def test_every_answer_is_the_same_whether_or_not_a_trainee_practised(
    role: Role, of: Things
) -> None:
    quiet, busy = a_full_office(), a_full_office()
    practise(busy, "two", Given(chosen=("a",)))
    for office in (quiet, busy):
        office.chance.count = 1000
        office.seals.seal()
    assert len(busy.store.rows.steps) == len(quiet.store.rows.steps) + 1
    assert len(busy.store.rows.attempts) == len(quiet.store.rows.attempts) + 2
    assert everything(busy, role, of) == everything(quiet, role, of)
    assert busy.audit.verify_at_shell().problems == quiet.audit.verify_at_shell().problems
    assert busy.audit.verify_at_shell().entries == quiet.audit.verify_at_shell().entries


def test_what_an_earlier_version_wrote_is_read_by_nobody_and_still_verifies() -> None:
    office = a_full_office()
    before = office.audit.latest(office.session(LEAD))
    as_it_was_written(office)
    after = office.audit.latest(office.session(LEAD))
    assert after == before
    assert len(list(office.store.rows.audit)) == len(before) + 12
    changed = office.store.rows.audit[-1].model_copy(update={"actor": OTHER_TRAINEE})
    assert not [one for one in office.audit.verify_at_shell().problems if one.startswith("entry")]
    office.store.rows.audit[-1] = changed
    assert any("was changed" in one for one in office.audit.verify_at_shell().problems)


def test_the_limit_counts_what_is_shown() -> None:
    office = a_full_office()
    newest = office.audit.latest(office.session(LEAD), limit=2)
    as_it_was_written(office)
    assert office.audit.latest(office.session(LEAD), limit=2) == newest


def test_somebody_whose_role_does_not_practise_is_told_of_when_they_ask() -> None:
    office = a_full_office()
    with pytest.raises(IptTrainingError):
        office.practise.attempts(office.session(LEAD))
    assert [(one.actor, one.action) for one in office.refusals()] == [(LEAD, "read refused")]
