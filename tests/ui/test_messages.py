"""What a screen says of an error: what is so and what to do, and nothing of the cause."""

import pytest

from ipt_training.domain.errors import (
    Busy,
    Corrupt,
    DiskFull,
    IptTrainingError,
    OutcomeUnknown,
    StorageFailed,
    VaultLocked,
)
from ipt_training.ui.messages import sentence

SAID = "What is so."


@pytest.mark.parametrize("kind", [DiskFull, Busy, OutcomeUnknown])
def test_what_a_person_can_do_something_about_is_said_as_it_is(
    kind: type[IptTrainingError],
) -> None:
    assert sentence(kind(SAID)) == SAID


def test_locked_recordings_are_said_to_be_locked() -> None:
    assert sentence(VaultLocked("The recordings are locked.")) == (
        "The recordings are locked. Tell the operator."
    )


@pytest.mark.parametrize("kind", [StorageFailed, Corrupt, IptTrainingError])
def test_what_only_the_operator_understands_is_not_quoted(kind: type[IptTrainingError]) -> None:
    assert SAID not in sentence(kind(SAID))


def test_nobody_is_told_that_nothing_was_changed_where_that_is_not_known() -> None:
    for error in (OutcomeUnknown("It is not known whether this was stored."), IptTrainingError()):
        assert "othing was changed" not in sentence(error)
