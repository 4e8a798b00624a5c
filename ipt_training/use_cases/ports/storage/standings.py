"""Where trainees stand with requirements, as the use cases ask for it."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.ids import PersonId


class Standings(Protocol):
    """Requirements held against evidence: worked out from it, and replaced when it changes."""

    def put(self, standing: Standing) -> None:
        """Store a standing, in place of the one the trainee may have with the pack."""
        ...

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove where somebody stands with every pack."""
        ...

    def of_pack(self, pack_id: str, pack_hash: str, on: date) -> Mapping[PersonId, Standing]:
        """Give every standing with a pack that still holds on a day."""
        ...

    def met(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees who meet a whole pack, by standings that hold on a day."""
        ...

    def missing(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees without a standing with a pack that still holds on a day."""
        ...

    def all(self) -> tuple[Standing, ...]:
        """Give every standing, by trainee and pack."""
        ...
