"""How often the same line may stand in the log: whoever sends rubbish does not fill the disk."""

import logging
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

OFTEN = 20
"""Lines from one place in the program that are written in a minute."""
_MINUTE = 60.0
_OURS = "ipt_training"


@dataclass
class _Place:
    """A place in the program that writes lines."""

    since: float
    written: int = 0
    left_out: int = 0


class Pace(logging.Filter):
    """Leaves out what comes too often from one place, and says later how much that was.

    Our own errors are never left out: each has a reference that somebody may read out.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._now = now
        self._places: dict[tuple[str, str, int], _Place] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a line is written."""
        if record.levelno >= logging.ERROR and record.name.split(".")[0] == _OURS:
            return True
        now = self._now()
        key = (record.name, record.pathname, record.lineno)
        place = self._places.setdefault(key, _Place(now))
        if now - place.since >= _MINUTE:
            record.left_out = place.left_out
            self._places[key] = place = _Place(now)
        if place.written >= OFTEN:
            place.left_out += 1
            return False
        place.written += 1
        return True


def say_what_was_left_out(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Add how many lines like this one were left out before it, if any were."""
    left_out = getattr(event.get("_record"), "left_out", 0)
    return {**event, "left_out": left_out} if left_out else event
