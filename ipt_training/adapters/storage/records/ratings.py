"""Signed ratings: kept in the words that were signed, and checked whenever they are read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Text,
    cast,
    delete,
    func,
    insert,
    select,
    type_coerce,
)

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every, legible, made
from ipt_training.adapters.storage.tables import item_score, scorecard_read
from ipt_training.adapters.storage.tables import rating as table
from ipt_training.adapters.storage.tables import set_aside as asides
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.fidelity.rating import SetAside, SignedRating, read_signed
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.hashes import HASH_VERSION, digest, spelled
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.ratings import Found, SignedEntry

ItemRow = tuple[str, str, int | None, str | None]
"""Item, aspect, value, reason for not rating."""

_BATCH = 200


class SqlRatings:
    """Signed ratings in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating with its content hash; it can never be changed."""
        rating = _in_utc(rating)
        words = spelled(rating)
        self._connection.execute(
            insert(table),
            {
                **_searched(rating),
                "words": words,
                "found_later": None,
                "hash_version": HASH_VERSION,
                "content_hash": digest(words),
            },
        )
        scores = [
            {"rating_id": rating.id, "item_id": i, "aspect": a, "value": v, "not_rated": n}
            for i, a, v, n in _item_rows(rating)
        ]
        if scores:
            self._connection.execute(insert(item_score), scores)

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id; Corrupt when it is not what was signed."""
        found = next(self._found(select(table.c.id).where(table.c.id == rating_id)), None)
        if isinstance(found, UnreadableRating):
            raise Corrupt(found.reason)
        return found

    def of_recording(self, recording_id: RecordingId) -> tuple[Found, ...]:
        """Give the signed ratings of a recording, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.recording_id == recording_id)))

    def of_rater(self, rater_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings by a rater, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.rater_id == rater_id)))

    def of_therapist(self, therapist_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.therapist_id == therapist_id)))

    def all(self) -> Iterator[Found]:
        """Give every signed rating, oldest first."""
        return self._found(_oldest_first())

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[Found]:
        """Give these signed ratings, in the order asked for; those that are not there are not."""
        for batch in _batches(list(rating_ids)):
            yield from self._read(batch)

    def signed_by(
        self, rater_id: PersonId, recording_ids: Collection[RecordingId]
    ) -> tuple[SignedEntry, ...]:
        """Say what a rater signed of these recordings, oldest first."""
        columns = (table.c[name] for name in SignedEntry.__slots__)
        query = (
            select(*columns)
            .where(
                table.c.rater_id == rater_id,
                among(self._connection, table.c.recording_id, recording_ids),
            )
            .order_by(table.c.signed_at, table.c.id)
        )
        return tuple(SignedEntry(*row) for row in self._connection.execute(query))

    def note_read(self, rating_id: RatingId, person_id: PersonId, at: datetime) -> None:
        """Note that somebody opened the scorecard of a rating; the first time counts."""
        if rating_id not in self.read_by(person_id):
            row = {"rating_id": rating_id, "person_id": person_id, "at": at}
            self._connection.execute(insert(scorecard_read), row)

    def read_by(self, person_id: PersonId) -> frozenset[RatingId]:
        """Say which ratings' scorecards somebody has opened."""
        query = select(scorecard_read.c.rating_id).where(scorecard_read.c.person_id == person_id)
        return frozenset(RatingId(one) for one in self._connection.scalars(query))

    def forget_read_by(self, person_id: PersonId) -> None:
        """Forget which scorecards somebody has opened."""
        self._connection.execute(
            delete(scorecard_read).where(scorecard_read.c.person_id == person_id)
        )

    def hashes(self) -> dict[str, str]:
        """Give the stored content hash of every signed rating by id."""
        rows = self._connection.execute(select(table.c.id, table.c.content_hash))
        return {row.id: row.content_hash for row in rows}

    def altered(self) -> tuple[RatingId, ...]:
        """Give the ids of all ratings that are not what was signed, oldest first."""
        return tuple(one.id for one in self.all() if isinstance(one, UnreadableRating))

    def set_aside(self, setting: SetAside) -> None:
        """Append that a rating counts no more; Conflict when it was set aside already."""
        with refusing_twice(self._connection, "This rating was set aside already."):
            self._connection.execute(insert(asides).values(**dict(setting)))
        self._written.add((Sealed.SET_ASIDE, setting.rating_id))

    def asides(self, rating_ids: Collection[RatingId]) -> Mapping[RatingId, SetAside]:
        """Give how these ratings were set aside, for those that were."""
        query = select(asides).where(among(self._connection, asides.c.rating_id, rating_ids))
        return {one.rating_id: one for one in every(self._connection, SetAside, query)}

    def _found(self, ids: Select[Any]) -> Iterator[Found]:
        for batch in _batches(self._connection.scalars(ids).all()):
            yield from self._read(batch)

    def _read(self, ids: Sequence[RatingId]) -> list[Found]:
        rows = self._connection.execute(_rows(ids)).all()
        scores = {row.rating_id: row.lines for row in self._connection.execute(_lines(ids))}
        found = {row.id: _read_row(row, scores.get(row.id, "")) for row in rows}
        return [found[one] for one in ids if one in found]


def _rows(ids: Sequence[RatingId]) -> Select[Any]:
    # The time comes as it is stored: one that cannot be read must not take its neighbours along.
    columns = (type_coerce(c, Text) if c is table.c.signed_at else c for c in table.c)
    return select(*columns).where(table.c.id.in_(ids))


def _read_row(row: Row[Any], lines: str) -> Found:
    try:
        return _verified(row, lines)
    except Corrupt:
        names = ("id", "recording_id", "therapist_id", "rater_id", "rubric_id")
        known = {name: legible(row._mapping[name]) for name in names}
        reason = f"Rating {known['id']} is not what was signed. Run the audit command."
        return made(UnreadableRating, known | {"reason": reason})


def _verified(row: Row[Any], lines: str) -> SignedRating:
    try:
        if digest(row.words, row.hash_version) != row.content_hash:
            raise Corrupt("The content hash does not hold.")
        rating = read_signed(row.words, row.found_later)
        # On SQLite a time is text, on PostgreSQL it is one already.
        signed_at = datetime.fromisoformat(str(row.signed_at))
    except ValueError as error:
        raise Corrupt("A stored rating is not what was written.") from error
    columns = {**row._mapping, "signed_at": signed_at}
    if any(columns[name] != value for name, value in _searched(rating).items()):
        raise Corrupt("The rating is filed under something else.")
    if set(lines.splitlines()) != {_line(*one) for one in _item_rows(rating)}:
        raise Corrupt("The item scores are not those of the judgement.")
    return rating


def _searched(rating: SignedRating) -> dict[str, Any]:
    """Give the columns that ratings are searched by; they repeat what was signed."""
    return {
        "id": rating.id,
        "recording_id": rating.recording_id,
        "therapist_id": rating.therapist_id,
        "rater_id": rating.rater_id,
        "rubric_id": rating.rubric.id,
        "rubric_content_hash": rating.rubric.content_hash,
        "signed_at": rating.signed_at,
        "amends": rating.amends,
    }


def _lines(ids: Sequence[RatingId]) -> Select[Any]:
    """Ask for the score rows of each rating as one text; row by row they take most of the time."""
    columns = (
        item_score.c.item_id,
        item_score.c.aspect,
        item_score.c.value,
        item_score.c.not_rated,
    )
    item, aspect, value, not_rated = (func.coalesce(cast(column, Text), "") for column in columns)
    line = item + " " + aspect + " " + value + " " + not_rated
    return (
        select(item_score.c.rating_id, func.aggregate_strings(line, "\n").label("lines"))
        .where(item_score.c.rating_id.in_(ids))
        .group_by(item_score.c.rating_id)
    )


def _line(item_id: str, aspect: str, value: int | None, not_rated: str | None) -> str:
    return f"{item_id} {aspect} {'' if value is None else value} {not_rated or ''}"


def _item_rows(rating: SignedRating) -> Iterator[ItemRow]:
    for item_id, answer in rating.judgement.answers.items():
        if answer.not_rated is not None:
            yield item_id, "", None, answer.not_rated
        for aspect, value in answer.scores.items():
            yield item_id, aspect.value, value, None


def _in_utc(rating: SignedRating) -> SignedRating:
    return rating.model_copy(
        update={
            "started_at": rating.started_at.astimezone(UTC),
            "signed_at": rating.signed_at.astimezone(UTC),
        }
    )


def _oldest_first() -> Select[Any]:
    return select(table.c.id).order_by(table.c.signed_at, table.c.id)


def _batches(ids: Sequence[str]) -> Iterator[list[RatingId]]:
    for start in range(0, len(ids), _BATCH):
        yield [RatingId(one) for one in ids[start : start + _BATCH]]
