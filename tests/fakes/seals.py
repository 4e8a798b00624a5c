"""The hashes of sealed records, worked out from dictionaries."""

from collections.abc import Iterable, Iterator

from ipt_training.domain.seals import (
    Confirmation,
    Name,
    Sealed,
    Supervisors,
    WordsOnHours,
    named,
    seal,
)
from ipt_training.domain.value import Value
from tests.fakes.storage.rows import Rows


class FakeSeals:
    """What seals are made of."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of(self, names: Iterable[Name]) -> dict[Name, str | None]:
        """Give the hash of each of these records, and nothing for one that is not there."""
        all_ = self._records()
        return {
            (kind, thing): seal(kind, record) if (record := all_.get((kind, thing))) else None
            for kind, thing in sorted(names)
        }

    def hashes(self) -> dict[str, str]:
        """Give the hash of every record by its name."""
        return {named(*name): seal(name[0], record) for name, record in self._records().items()}

    def _words(self) -> Iterator[tuple[Name, Value]]:
        said: dict[str, list[tuple[int, str, str, str]]] = {}
        for (hours_id, seq), word in sorted(self._rows.hours_words.items()):
            line = (seq, word.kind.value, word.by, word.at.isoformat())
            said.setdefault(hours_id, []).append(line)
        for hours_id, lines in said.items():
            record = WordsOnHours(hours_id=hours_id, said=tuple(lines))
            yield (Sealed.HOURS_WORDS, hours_id), record

    def _records(self) -> dict[Name, Value]:
        return dict(self._each())

    def _each(self) -> Iterator[tuple[Name, Value]]:
        for hours in self._rows.hours.values():
            yield (Sealed.HOURS, hours.id), hours
        for hours_id, (by, at) in self._rows.confirmations.items():
            yield (
                (Sealed.CONFIRMATION, hours_id),
                Confirmation(hours_id=hours_id, confirmed_by=by, confirmed_at=at.isoformat()),
            )
        yield from self._words()
        for withdrawal in self._rows.withdrawals.values():
            yield (Sealed.WITHDRAWAL, withdrawal.certificate_id), withdrawal
        for aside in self._rows.asides.values():
            yield (Sealed.SET_ASIDE, aside.rating_id), aside
        for case in self._rows.cases.values():
            yield (Sealed.CASE, case.id), case
        for person in self._rows.people.values():
            yield (Sealed.ROLES, person.id), person
        entrusted: dict[str, list[str]] = {}
        for trainee_id, supervisor_id in self._rows.supervision:
            entrusted.setdefault(trainee_id, []).append(supervisor_id)
        for trainee, ids in entrusted.items():
            record = Supervisors(trainee_id=trainee, supervisor_ids=tuple(sorted(ids)))
            yield (Sealed.SUPERVISORS, trainee), record
