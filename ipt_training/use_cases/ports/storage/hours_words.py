"""What was said of logged hours, as the use cases ask for it."""

from collections.abc import Collection, Mapping
from typing import Protocol

from ipt_training.domain.certification.portfolio import HoursWord


class HoursWords(Protocol):
    """What was said of logged hours, appended only; the last word holds."""

    def add(self, word: HoursWord) -> None:
        """Append a word; Conflict when its number is taken."""
        ...

    def last(self, hours_ids: Collection[str]) -> Mapping[str, HoursWord]:
        """Give the last word on these hours, where anything was said."""
        ...
