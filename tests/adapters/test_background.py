"""Work in the background: one at a time, and a failure is a line in the log."""

from threading import Event

from structlog.testing import capture_logs

from ipt_training.adapters.background import InBackground
from ipt_training.domain.errors import StorageFailed

PATIENCE = 10


def test_who_asks_waits_for_nothing_and_the_job_runs_once_at_a_time() -> None:
    begun, go_on, done = Event(), Event(), []

    def job() -> None:
        begun.set()
        go_on.wait(PATIENCE)
        done.append(1)

    work = InBackground(job, "a job")
    work()
    assert begun.wait(PATIENCE)
    work()
    work()
    assert done == []
    go_on.set()
    assert work._at_work.acquire(timeout=PATIENCE)
    assert done == [1]


def test_a_job_that_fails_is_told_to_the_operator_and_begun_anew_by_the_next() -> None:
    tried = []

    def job() -> None:
        tried.append(1)
        raise StorageFailed("The disk is full.")

    work = InBackground(job, "a job")
    with capture_logs() as log:
        for _ in range(2):
            work()
            assert work._at_work.acquire(timeout=PATIENCE)
            work._at_work.release()
    assert len(tried) == 2
    assert [one["cause"] for one in log] == ["The disk is full."] * 2
