"""A process that is killed while it writes loses nothing it has acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.audit import problems
from tests.fakes.served import untraced
from tests.fakes.storage.store import AUDIT_KEY

ROOT = Path(__file__).parents[3]
ROUNDS = 4


def killed_writer(url: str, name: str, seconds: float) -> list[str]:
    """Let a writer run for a while, kill it, and give what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.endless_writer", url, name],
        cwd=ROOT,
        env=untraced(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        printed = first + process.stdout.read()
    return printed[: printed.rfind("\n") + 1].splitlines()


def test_nothing_acknowledged_is_lost_and_nothing_is_half_written(
    sql_store: SqlStore, url: str
) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        acknowledged += killed_writer(url, f"k{number}", chance.uniform(0.05, 0.4))
        with sql_store.reading() as tx:
            stored = [rating.id for rating in tx.ratings.all()]
            assert set(acknowledged) <= set(stored)
            assert sorted(entry.about for entry in tx.audit.entries()) == sorted(stored)
            assert {tx.requests.result(f"sign:{one}") for one in stored} == set(stored)
            assert problems(tx.audit.entries(), key=AUDIT_KEY) == []
    assert len(acknowledged) >= ROUNDS
    assert sql_store.altered() == ()
