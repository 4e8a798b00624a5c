"""Signed ratings: appended with their content hash, and checked whenever they are read."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, func, insert, select

from ipt_training.adapters.storage.rows import among, made
from ipt_training.adapters.storage.tables import item_score
from ipt_training.adapters.storage.tables import rating as table
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.fidelity.rating import RubricQuote, SignedRating
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.use_cases.ports.storage.ratings import SignedEntry

ItemRow = tuple[str, str, int | None, str | None]
"""Item, aspect, value, reason for not rating."""

_BATCH = 200


class SqlRatings:
    """Signed ratings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating with its content hash; it can never be changed."""
        rating = _in_utc(rating)
        fields = {name: value for name, value in dict(rating).items() if name != "rubric"}
        quote = {f"rubric_{name}": value for name, value in dict(rating.rubric).items()}
        self._connection.execute(
            insert(table), fields | quote | {"content_hash": content_hash(rating)}
        )
        scores = [
            {"rating_id": rating.id, "item_id": i, "aspect": a, "value": v, "not_rated": n}
            for i, a, v, n in _item_rows(rating)
        ]
        if scores:
            self._connection.execute(insert(item_score), scores)

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id; Corrupt when it is not what was signed."""
        return next(self._found(select(table.c.id).where(table.c.id == rating_id)), None)

    def of_recording(self, recording_id: RecordingId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a recording, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.recording_id == recording_id)))

    def of_rater(self, rater_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings by a rater, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.rater_id == rater_id)))

    def of_therapist(self, therapist_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        return tuple(self._found(_oldest_first().where(table.c.therapist_id == therapist_id)))

    def all(self) -> Iterator[SignedRating]:
        """Give every signed rating, oldest first."""
        return self._found(_oldest_first())

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[SignedRating]:
        """Give these signed ratings, in the order asked for."""
        for batch in _batches(list(rating_ids)):
            yield from self._read_or_name(batch)

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

    def hashes(self) -> dict[str, str]:
        """Give the stored content hash of every signed rating by id."""
        rows = self._connection.execute(select(table.c.id, table.c.content_hash))
        return {row.id: row.content_hash for row in rows}

    def altered(self) -> tuple[RatingId, ...]:
        """Give the ids of all ratings that are not what was signed, oldest first."""
        altered: list[RatingId] = []
        for ids in _batches(self._connection.scalars(_oldest_first()).all()):
            try:
                self._read(ids)
            except Corrupt:
                altered.extend(one for one in ids if self._is_altered(one))
        return tuple(altered)

    def _found(self, ids: Select[Any]) -> Iterator[SignedRating]:
        for batch in _batches(self._connection.scalars(ids).all()):
            yield from self._read_or_name(batch)

    def _read_or_name(self, batch: Sequence[RatingId]) -> list[SignedRating]:
        try:
            return self._read(batch)
        except Corrupt as error:
            name = next((one for one in batch if self._is_altered(one)), batch[0])
            raise Corrupt(
                f"Rating {name} is not what was signed. Run the audit command."
            ) from error

    def _is_altered(self, rating_id: RatingId) -> bool:
        try:
            self._read([rating_id])
        except Corrupt:
            return True
        return False

    def _read(self, ids: Sequence[RatingId]) -> list[SignedRating]:
        rows = self._connection.execute(select(table).where(table.c.id.in_(ids))).all()
        scores = {row.rating_id: row.lines for row in self._connection.execute(_lines(ids))}
        found = {row.id: _verified(row, scores.get(row.id, "")) for row in rows}
        return [found[one] for one in ids]


def _verified(row: Row[Any], lines: str) -> SignedRating:
    fields = dict(row._mapping)
    stored = fields.pop("content_hash")
    quote = {name: fields.pop(f"rubric_{name}") for name in RubricQuote.model_fields}
    rating = made(SignedRating, {**fields, "rubric": made(RubricQuote, quote)})
    if content_hash(rating) != stored:
        raise Corrupt("The content hash does not hold.")
    if set(lines.splitlines()) != {_line(*one) for one in _item_rows(rating)}:
        raise Corrupt("The item scores are not those of the judgement.")
    return rating


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
