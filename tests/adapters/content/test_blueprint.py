"""The blueprint table counts every question once and shows empty cells."""

from pathlib import Path

from ipt_training.adapters.content.blueprint import blueprint
from ipt_training.adapters.content.library import FileLibrary

BANK = Path(__file__).parent / "data" / "valid" / "small_bank.yaml"


def test_questions_are_counted_by_phase_and_problem_area() -> None:
    rows = {
        row.phase: row.counts for row in blueprint(FileLibrary(()).inspect([BANK]).content.banks)
    }

    none = {"grief": 0, "role_dispute": 0, "role_transition": 0, "sensitivity": 0, "all": 0}
    assert rows == {
        "initial": {**none, "all": 1},
        "middle": {**none, "grief": 1},
        "ending": {**none, "all": 1},
        "maintenance": none,
        "all": {**none, "role_dispute": 1, "all": 2},
    }
