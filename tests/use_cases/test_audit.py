"""The audit trail is read and verified by the lead; a chain that holds is remembered outside."""

from datetime import timedelta

import pytest

from ipt_training.domain.errors import NotAllowed
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office


def with_entries(number: int) -> Office:
    office = Office()
    for count in range(number):
        with office.access.write(office.session(TRAINEE), "try") as work:
            work.note(f"tried {count}", "")
    return office


def test_the_newest_entries_come_first_and_only_so_many() -> None:
    office = with_entries(4)
    latest = office.audit.latest(office.session(LEAD), limit=2)
    assert [entry.action for entry in latest] == ["tried 3", "tried 2"]
    assert len(office.audit.latest(office.session(LEAD))) == 4


def test_the_lead_reads_names_behind_the_ids() -> None:
    office = Office()
    assert office.audit.names(office.session(LEAD))[TRAINEE] == "Mina Vale"


def test_a_chain_that_holds_becomes_the_next_checkpoint_and_that_is_written_down() -> None:
    office = with_entries(3)
    found = office.audit.verify(office.session(LEAD))
    assert (found.entries, found.problems) == (3, ())
    assert [head.seq for head in office.checkpoints.heads] == [3]
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.actor, entry.action, entry.detail) == (LEAD, "audit verified", {"problems": 0})


def test_a_changed_entry_is_named_and_makes_no_checkpoint() -> None:
    office = with_entries(3)
    changed = office.store.rows.audit[1].model_copy(update={"actor": SUPERVISOR})
    office.store.rows.audit[1] = changed
    found = office.audit.verify(office.session(LEAD))
    assert found.problems == ("entry 2 was changed after it was written",)
    assert office.checkpoints.heads == []


def test_a_removed_tail_shows_against_the_checkpoint() -> None:
    office = with_entries(3)
    office.audit.verify_at_shell()
    del office.store.rows.audit[1:]
    found = office.audit.verify_at_shell()
    assert found.problems == ("the chain does not reach or match the checkpoint at entry 3",)
    assert [head.seq for head in office.checkpoints.heads] == [3]


def test_entries_that_are_dated_before_what_precedes_them_are_named() -> None:
    office = with_entries(2)
    with office.store.writing() as tx:
        for hours in (5, 1):
            at = office.clock.now() + timedelta(hours=hours)
            tx.audit.append(at=at, actor="shell", action="tried", about="", detail={})
    found = office.audit.verify_at_shell()
    assert found.problems == ("entry 4 is dated before entry 3, which precedes it",)
    assert office.checkpoints.heads == []


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR])
def test_nobody_but_the_lead_reads_or_verifies_the_trail(who: str) -> None:
    office = with_entries(1)
    session = office.session(who)
    for attempt in (office.audit.latest, office.audit.names, office.audit.verify):
        with pytest.raises(NotAllowed):
            attempt(session)
    assert office.checkpoints.heads == []
    assert len(office.refusals()) == 3


def test_refusals_are_links_of_the_chain_like_all_entries() -> None:
    office = with_entries(1)
    with pytest.raises(NotAllowed):
        office.audit.latest(office.session(TRAINEE))
    assert office.audit.verify_at_shell().problems == ()
