"""Tallies of signed ratings."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from ipt_training.adapters.storage.rows import among
from ipt_training.adapters.storage.tables import rating as ratings
from ipt_training.adapters.storage.tables import set_aside as asides
from ipt_training.adapters.storage.tables import tally as table
from ipt_training.domain.fidelity.rating import Heard, RubricQuote
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId, RatingId

_QUOTE = ("rubric_id", "rubric_version", "rubric_content_hash", "rubric_structure_hash")
_HEARD = ("phase", "focus", "dialect")
_PLAIN = (
    *("rating_id", "recording_id", "case_id", "therapist_id", "rater_id", "rater_name", "kind"),
    *("outcome", "signed_at", "amends", "scores"),
)


class SqlTallies:
    """Tallies in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, tally: Tally) -> None:
        """Store a tally, in place of the one its rating may have."""
        heard, quote = tally.heard, tally.rubric
        self._connection.execute(delete(table).where(table.c.rating_id == tally.rating_id))
        self._connection.execute(
            insert(table),
            {
                **{name: getattr(tally, name) for name in _PLAIN},
                **{name: getattr(quote, name.removeprefix("rubric_")) for name in _QUOTE},
                **{name: getattr(heard, name) if heard else None for name in _HEARD},
            },
        )

    def all(self) -> tuple[Tally, ...]:
        """Give every tally, in the order of signing."""
        return self._found(_in_order())

    def some(self, rating_ids: Collection[RatingId]) -> tuple[Tally, ...]:
        """Give these tallies, in the order of signing."""
        return self._found(
            _in_order().where(among(self._connection, table.c.rating_id, rating_ids))
        )

    def of_therapists(self, therapist_ids: Collection[PersonId]) -> tuple[Tally, ...]:
        """Give the tallies of these therapists' sessions, in the order of signing."""
        return self._found(
            _in_order().where(among(self._connection, table.c.therapist_id, therapist_ids))
        )

    def state(self) -> tuple[int, int, str]:
        """Say what signed ratings stand at: how many, how many set aside, the newest one's id."""
        newest = select(table.c.rating_id).order_by(
            table.c.signed_at.desc(), table.c.rating_id.desc()
        )
        number = self._connection.scalar(select(func.count()).select_from(table)) or 0
        aside = self._connection.scalar(select(func.count()).select_from(asides)) or 0
        return number, aside, self._connection.scalar(newest.limit(1)) or ""

    def missing(self) -> tuple[RatingId, ...]:
        """Give the signed ratings that have no whole tally, in the order of signing."""
        query = (
            select(ratings.c.id)
            .outerjoin(table, table.c.rating_id == ratings.c.id)
            .where(
                or_(
                    table.c.rating_id.is_(None),
                    table.c.outcome.is_(None) & table.c.phase.is_not(None),
                )
            )
            .order_by(ratings.c.signed_at, ratings.c.id)
        )
        return tuple(RatingId(one) for one in self._connection.scalars(query))

    def _found(self, query: Select[Any]) -> tuple[Tally, ...]:
        # Thousands of rows share a handful of rubrics and of what was heard: each is made once.
        quotes: dict[tuple[Any, ...], RubricQuote] = {}
        heard: dict[tuple[Any, ...], Heard | None] = {}
        found = []
        for row in self._connection.execute(query):
            phase_and_focus, quoted = tuple(row[11:14]), tuple(row[14:18])
            if quoted not in quotes:
                quotes[quoted] = RubricQuote(
                    id=row[14], version=row[15], content_hash=row[16], structure_hash=row[17]
                )
            if phase_and_focus not in heard:
                heard[phase_and_focus] = (
                    Heard(phase=row[11], focus=row[12], dialect=row[13]) if row[11] else None
                )
            found.append(
                Tally(
                    rating_id=row[0],
                    recording_id=row[1],
                    case_id=row[2],
                    therapist_id=row[3],
                    rater_id=row[4],
                    rater_name=row[5],
                    kind=row[6],
                    rubric=quotes[quoted],
                    heard=heard[phase_and_focus],
                    outcome=row[7],
                    signed_at=row[8],
                    amends=row[9],
                    scores=row[10],
                    set_aside=row[18] is not None,
                )
            )
        return tuple(found)


def _in_order() -> Select[Any]:
    columns = (table.c[name] for name in (*_PLAIN, *_HEARD, *_QUOTE))
    return (
        select(*columns, asides.c.rating_id)
        .outerjoin(asides, asides.c.rating_id == table.c.rating_id)
        .order_by(table.c.signed_at, table.c.rating_id)
    )
