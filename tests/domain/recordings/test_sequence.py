"""The sessions of a case in their order: the next number, and what does not fit."""

from datetime import timedelta

import pytest

from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.recordings.sequence import Mismatch, contradictions, next_number
from ipt_training.use_cases.recordings.asked_once import question
from tests.builders import TODAY, a_case, a_recording

DAY = timedelta(days=1)


def session(number: int, days: int, phase: Phase = Phase.MIDDLE) -> Recording:
    """Give a session recorded so many days from today."""
    return a_recording(a_case(), f"r{number}").model_copy(
        update={"session_number": number, "recorded_on": TODAY + days * DAY, "phase": phase}
    )


@pytest.mark.parametrize(
    ("numbers", "planned", "proposed"), [((), 16, 1), ((3, 1), 16, 4), ((16,), 16, 16)]
)
def test_the_next_number_follows_the_highest(
    numbers: tuple[int, ...], planned: int, proposed: int
) -> None:
    assert next_number([session(one, 0) for one in numbers], planned) == proposed


@pytest.mark.parametrize(
    ("there", "number", "phase", "asked"),
    [
        ([], 1, Phase.INITIAL, []),
        ([session(4, -7)], 5, Phase.MIDDLE, []),
        ([session(4, 0), session(6, 0)], 5, Phase.MIDDLE, []),
        ([session(5, -7)], 5, Phase.MIDDLE, [(Mismatch.SAME_NUMBER, 5)]),
        ([session(3, 2), session(4, 1)], 5, Phase.MIDDLE, [(Mismatch.EARLIER_LATER, 4)]),
        ([session(7, -1), session(6, -2)], 5, Phase.MIDDLE, [(Mismatch.LATER_EARLIER, 6)]),
        ([session(4, -7, Phase.ENDING)], 5, Phase.MIDDLE, [(Mismatch.PHASE_BACK, 4)]),
        ([session(6, 7, Phase.INITIAL)], 5, Phase.MIDDLE, [(Mismatch.PHASE_AHEAD, 6)]),
        (
            [session(4, 1, Phase.ENDING), session(5, 0)],
            5,
            Phase.MIDDLE,
            [(Mismatch.SAME_NUMBER, 5), (Mismatch.EARLIER_LATER, 4), (Mismatch.PHASE_BACK, 4)],
        ),
    ],
)
def test_what_does_not_fit_is_found_once_of_each_kind_and_the_nearest(
    there: list[Recording], number: int, phase: Phase, asked: list[tuple[Mismatch, int]]
) -> None:
    found = contradictions(there, number=number, phase=phase, on=TODAY)
    assert [(one.mismatch, one.other.session_number) for one in found] == asked
    assert all(question(one).startswith(f"Session {one.other.session_number} ") for one in found)
