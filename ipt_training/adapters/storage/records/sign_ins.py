"""Server-side sessions and failed guesses."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from ipt_training.adapters.storage.rows import among, find
from ipt_training.adapters.storage.tables import failed_guess, person
from ipt_training.adapters.storage.tables import sign_in as table
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import SignIn

_BY_ID = select(table).where(table.c.id == bindparam("id"))


class SqlSignIns:
    """Sessions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sign_in: SignIn) -> None:
        """Add a session row."""
        self._connection.execute(insert(table).values(**dict(sign_in)))

    def get(self, sign_in_id: str) -> SignIn | None:
        """Find by id, ended ones too."""
        return find(self._connection, SignIn, _BY_ID, id=sign_in_id)

    def touch(self, sign_in_id: str, at: datetime) -> None:
        """Note that the session was used; an earlier time than the stored one is not kept."""
        self._connection.execute(
            update(table).where(table.c.id == sign_in_id, table.c.seen_at < at).values(seen_at=at)
        )

    def refuse(self, sign_in_id: str) -> int:
        """Count one refusal in a session, and give how many there were."""
        counted = (
            update(table)
            .where(table.c.id == sign_in_id)
            .values(refused=table.c.refused + 1)
            .returning(table.c.refused)
        )
        number: int | None = self._connection.scalar(counted)
        return number or 0

    def set_zone(self, sign_in_id: str, zone: str) -> None:
        """Note in which zone the clock of whoever signed in stands."""
        self._connection.execute(update(table).where(table.c.id == sign_in_id).values(zone=zone))

    def end(self, sign_in_id: str, at: datetime) -> None:
        """End one session; one that has ended keeps its time."""
        self._connection.execute(
            update(table)
            .where(table.c.id == sign_in_id, table.c.ended_at.is_(None))
            .values(ended_at=at)
        )

    def end_all(self, person_id: PersonId, at: datetime, *, but: str | None = None) -> None:
        """End every open session of a person, but for one."""
        ending = update(table).where(table.c.person_id == person_id, table.c.ended_at.is_(None))
        if but is not None:
            ending = ending.where(table.c.id != but)
        self._connection.execute(ending.values(ended_at=at))

    def live(
        self, sign_in_ids: Collection[str], *, seen_after: datetime, started_after: datetime
    ) -> frozenset[str]:
        """Give those that are open, of an open account and not timed out: one query."""
        if not sign_in_ids:
            return frozenset()
        query = (
            select(table.c.id)
            .join(person, person.c.id == table.c.person_id)
            .where(
                among(self._connection, table.c.id, sign_in_ids),
                table.c.ended_at.is_(None),
                table.c.seen_at >= seen_after,
                table.c.started_at >= started_after,
                person.c.disabled == False,  # noqa: E712 - a comparison in SQL
            )
        )
        return frozenset(self._connection.scalars(query))

    def note_failure(self, key: str, at: datetime) -> int:
        """Note one failed guess under a key (an account or an address); give the note's number."""
        noted = insert(failed_guess).values(key=key, at=at).returning(failed_guess.c.id)
        number: int = self._connection.execute(noted).scalar_one()
        return number

    def take_back_failure(self, number: int) -> None:
        """Take one note back: the guess that was counted before it was tried was right."""
        self._connection.execute(delete(failed_guess).where(failed_guess.c.id == number))

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        query = (
            select(failed_guess.c.at)
            .where(failed_guess.c.key == key, failed_guess.c.at >= since)
            .order_by(failed_guess.c.at)
        )
        return tuple(self._connection.scalars(query))

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        self._connection.execute(delete(failed_guess).where(failed_guess.c.key == key))

    def remove_of(self, person_id: PersonId) -> None:
        """Remove every session of a person."""
        self._connection.execute(delete(table).where(table.c.person_id == person_id))

    def forget_ended(self, before: datetime, *, unused_since: datetime) -> int:
        """Forget sessions that ended before then, or were not used for long; give how many."""
        unused = and_(table.c.ended_at.is_(None), table.c.seen_at < unused_since)
        over = delete(table).where(or_(table.c.ended_at < before, unused))
        return self._connection.execute(over).rowcount

    def forget_failures_before(self, before: datetime) -> int:
        """Forget the failed guesses from before then; give how many."""
        gone = delete(failed_guess).where(failed_guess.c.at < before)
        return self._connection.execute(gone).rowcount

    def last_used(self) -> datetime | None:
        """Give when any session was last used."""
        newest = select(table.c.seen_at).order_by(table.c.seen_at.desc()).limit(1)
        return self._connection.scalar(newest)
