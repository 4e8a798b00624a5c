"""Databases as earlier versions of the product left them."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import MetaData, create_engine, insert, make_url

from ipt_training.adapters.storage.migrate import migrate

FROZEN = Path(__file__).parent.parent / "adapters" / "storage" / "data"
REVISIONS = tuple(sorted(path.stem.removeprefix("as_of_") for path in FROZEN.glob("as_of_*.sql")))
"""The revisions that a populated database is kept of."""


def thaw(url: str, revision: str) -> None:
    """Make the populated database of a revision at an address where there is none."""
    script = (FROZEN / f"as_of_{revision}.sql").read_text(encoding="utf-8")
    if url.startswith("sqlite"):
        path = Path(make_url(url).database or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
        return
    migrate(url, to=revision)
    with closing(sqlite3.connect(":memory:")) as source:
        source.executescript(script)
        _copy(source, url)


def _copy(source: sqlite3.Connection, url: str) -> None:
    engine = create_engine(url)
    stored = MetaData()
    stored.reflect(engine)
    with engine.begin() as connection:
        for table in stored.sorted_tables:
            if table.name == "alembic_version":
                continue
            kinds = {column.name: column.type.python_type for column in table.c}
            cursor = source.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
            names = [one[0] for one in cursor.description]
            for row in cursor.fetchall():
                values = {
                    name: datetime.fromisoformat(value)
                    if kinds[name] is datetime and value is not None
                    else value
                    for name, value in zip(names, row, strict=True)
                }
                connection.execute(insert(table), values)
    engine.dispose()
