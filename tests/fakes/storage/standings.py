"""Where trainees stand with requirements, kept in dictionaries."""

from collections.abc import Mapping
from datetime import date

from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from tests.fakes.storage.rows import Rows


class FakeStandings:
    """Standings."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, standing: Standing) -> None:
        """Store a standing."""
        self._rows.standings[standing.trainee_id, standing.pack_id] = standing

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove where somebody stands with every pack."""
        held = self._rows.standings
        self._rows.standings = {k: one for k, one in held.items() if one.trainee_id != trainee_id}

    def of_pack(self, pack_id: str, pack_hash: str, on: date) -> Mapping[PersonId, Standing]:
        """Give every standing with a pack that still holds on a day."""
        return {
            one.trainee_id: one
            for one in self._rows.standings.values()
            if (one.pack_id, one.pack_hash) == (pack_id, pack_hash)
            and one.as_of <= on
            and (one.until is None or one.until > on)
        }

    def met(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees who meet a whole pack."""
        found = self.of_pack(pack_id, pack_hash, on)
        return frozenset(one for one, standing in found.items() if standing.met)

    def missing(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees without a standing with a pack that still holds on a day."""
        trainees = (one.id for one in self._rows.people.values() if one.holds(Role.TRAINEE))
        return frozenset(trainees) - set(self.of_pack(pack_id, pack_hash, on))

    def all(self) -> tuple[Standing, ...]:
        """Give every standing, by trainee and pack."""
        return tuple(one for _, one in sorted(self._rows.standings.items()))
