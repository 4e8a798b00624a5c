"""What was said of logged hours, kept in dictionaries."""

from collections.abc import Collection, Mapping

from ipt_training.domain.certification.portfolio import HoursKind, HoursWord
from ipt_training.domain.errors import Conflict
from ipt_training.domain.seals import Name, Sealed
from tests.fakes.storage.rows import Rows


class FakeHoursWords:
    """What was said of hours."""

    def __init__(self, rows: Rows, written: set[Name] | None = None) -> None:
        self._rows = rows
        self._written = set() if written is None else written

    def add(self, word: HoursWord) -> None:
        """Append a word; Conflict when its number is taken."""
        if (word.hours_id, word.seq) in self._rows.hours_words:
            raise Conflict("Somebody else has just said something of these.")
        self._rows.hours_words[word.hours_id, word.seq] = word
        self._written.add((Sealed.HOURS_WORDS, word.hours_id))
        again = word.kind is HoursKind.CONFIRMED
        confirmed = {
            "confirmed_by": word.by if again else None,
            "confirmed_at": word.at if again else None,
        }
        entry = self._rows.hours[word.hours_id]
        self._rows.hours[word.hours_id] = entry.model_copy(update=confirmed)

    def last(self, hours_ids: Collection[str]) -> Mapping[str, HoursWord]:
        """Give the last word on these hours, where anything was said."""
        in_order = sorted(self._rows.hours_words.items())
        return {word.hours_id: word for _, word in in_order if word.hours_id in hours_ids}
