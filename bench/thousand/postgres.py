"""The programme of a thousand on PostgreSQL, made by the build of now."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from bench.thousand.builds import Build
from bench.thousand.data import KEPT, LET_IN, Data, fill
from tests.fakes.postgres import PostgresServer, postgres_server


@dataclass(frozen=True)
class Twin:
    """A filled database that others are copied from, and the folder that belongs to it."""

    server: PostgresServer
    url: str
    folder: Path

    def copy(self) -> Data:
        """Give a fresh copy of database and folder."""
        place = KEPT / "work" / "postgres"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place)
        return Data(place / "data", self.server.new_database(like=self.url))


@contextmanager
def twin(build: Build, *, trainees: int = 1000, seed: int = 3) -> Iterator[Twin]:
    """Start a server of its own and fill it."""
    folder = KEPT / "postgres"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    with postgres_server() as server:
        url = server.new_database()
        print("Making the programme on PostgreSQL …", flush=True)
        fill(build, Data(folder / "data", url), trainees=trainees, seed=seed)
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text(LET_IN))
        engine.dispose()
        yield Twin(server, url, folder)
