"""Column types: how domain values are written into a row and read back."""

from abc import abstractmethod
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import TIMESTAMP, Dialect, Double, Integer, Text
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.types import TypeDecorator, TypeEngine

from ipt_training.domain.errors import Corrupt

T = TypeVar("T")

Number: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
"""A number with a fraction, of full precision on both databases."""


class _Spelled(TypeDecorator[T]):
    """A value that is written in another spelling than its own; nothing stays nothing."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    @abstractmethod
    def written(self, value: T) -> object:
        """Spell the value for the database."""

    @abstractmethod
    def read(self, stored: str) -> T:
        """Read the spelling; ValueError when it is none."""

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:  # noqa: ARG002
        """Write, where there is something."""
        return None if value is None else self.written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:  # noqa: ARG002
        """Read, where there is something; Corrupt when it is not what was written."""
        try:
            return None if value is None else self.read(value)
        except ValueError as error:
            raise Corrupt("A stored record is not what was written.") from error


class Day(_Spelled[date]):
    """A calendar day, as text that sorts as it reads."""

    cache_ok = True

    def written(self, value: date) -> str:
        """Spell year, month, day."""
        return value.isoformat()

    def read(self, stored: str) -> date:
        """Read year, month, day."""
        return date.fromisoformat(stored)


class YesNo(_Spelled[bool]):
    """A yes or a no, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def written(self, value: bool) -> int:  # noqa: FBT001 - the column's value, not a switch
        """Spell 1 or 0."""
        return int(value)

    def read(self, stored: str) -> bool:
        """Read 1 or 0."""
        return bool(stored)


class Word(_Spelled[StrEnum]):
    """One word of a fixed vocabulary."""

    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def written(self, value: StrEnum) -> str:
        """Spell the word."""
        return self.kind(value).value

    def read(self, stored: str) -> StrEnum:
        """Read the word."""
        return self.kind(stored)


class Structure(_Spelled[object]):
    """A structured part of a domain value, as the JSON that its own type defines."""

    cache_ok = True

    def __init__(self, kind: type[object]) -> None:
        super().__init__()
        self.kind = kind
        self._adapter: TypeAdapter[object] = TypeAdapter(kind)

    def written(self, value: object) -> str:
        """Spell as JSON text."""
        return self._adapter.dump_json(value, by_alias=True).decode()

    def read(self, stored: str) -> object:
        """Read and check against the type."""
        return self._adapter.validate_json(stored)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; on SQLite as text of one width, which sorts as it reads."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the database's own type where it has one."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Write in UTC; a time without its zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs its time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.isoformat(timespec="microseconds")

    def process_result_value(
        self,
        value: datetime | str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Read in UTC."""
        if value is None:
            return None
        try:
            stored = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError as error:
            raise Corrupt("A stored time is not what was written.") from error
        return stored.astimezone(UTC)
