"""Work that nobody waits for, in a thread of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread

import structlog

from ipt_training.domain.errors import IptTrainingError

LOG = structlog.get_logger("ipt_training.background")


@dataclass(frozen=True)
class InBackground:
    """Does one job at a time; who asks meanwhile is answered by the one that runs."""

    job: Callable[[], None]
    name: str
    _at_work: Lock = field(default_factory=Lock)

    def __call__(self) -> None:
        """Begin the job, unless it runs already."""
        if self._at_work.acquire(blocking=False):
            Thread(target=self._do, name=self.name, daemon=True).start()

    def _do(self) -> None:
        try:
            self.job()
        except IptTrainingError as error:
            # Whoever comes next begins it again.
            LOG.warning("work in the background came to nothing", job=self.name, cause=str(error))
        finally:
            self._at_work.release()
