"""The data that is measured on: a fictional programme, made once, and a fresh copy for each use.

Every fictional person gets the password of the demonstration, so that a crowd can sign in.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import time

from bench.thousand.builds import ROOT, Build

KEPT = ROOT / "bench" / ".data"
DATABASE = "ipt.sqlite3"
_FRESH_DAYS = 30
"""A demonstration is dated from its making; an older one is made anew."""
LET_IN = (
    "UPDATE person SET password_hash = (SELECT password_hash FROM person WHERE user_name ="
    " 'sam.supervisor') WHERE password_hash = '!'"
)


@dataclass(frozen=True)
class Data:
    """A data folder, and the address of the database where that is not in it."""

    folder: Path
    url: str = ""


def environment(data: Data, **more: str) -> dict[str, str]:
    """Give the environment of a process that works on this data, without the operator's own."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("IPT_")}
    where = {"IPT_DATA_DIR": str(data.folder)}
    return mine | where | ({"IPT_DATABASE_URL": data.url} if data.url else {}) | more


def programme(before: Build, *, trainees: int = 1000, seed: int = 3) -> Path:
    """Give the folder that holds such a programme, made by the build of before."""
    place = KEPT / f"{before.commit}-{trainees}-{seed}"
    mark = place / "made.json"
    if mark.exists() and time() - json.loads(mark.read_text())["at"] < _FRESH_DAYS * 86400:
        return place
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    data = Data(place / "data")
    print(f"Making a programme of {trainees} trainees …", flush=True)
    fill(before, data, trainees=trainees, seed=seed)
    with opened(place) as database, database:
        database.execute(LET_IN)
    mark.write_text(json.dumps({"at": time(), "commit": before.commit}))
    return place


def fill(build: Build, data: Data, *, trainees: int, seed: int) -> None:
    """Have a build make its demonstration."""
    size = ["--trainees", str(trainees), "--seed", str(seed), "--data-dir", str(data.folder)]
    subprocess.run(
        build.python("-m", "ipt_training", "demo", *size),
        cwd=build.folder,
        env=environment(data),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def opened(place: Path) -> Iterator[sqlite3.Connection]:
    """Open the database of a programme that no server works on."""
    with closing(sqlite3.connect(place / "data" / DATABASE)) as database:
        yield database
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copied(source: Path, name: str) -> Data:
    """Give a fresh copy of a programme, keys and recordings too."""
    place = KEPT / "work" / name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place)
    return Data(place / "data")


def supervisors(source: Path) -> list[str]:
    """Give the user names of the supervisors, the demonstration's own first."""
    with opened(source) as database:
        query = "SELECT user_name FROM person WHERE roles LIKE '%supervisor%' ORDER BY rowid"
        return [name for (name,) in database.execute(query)]


def trainees(source: Path) -> list[str]:
    """Give the user names of the trainees, the demonstration's own first."""
    with opened(source) as database:
        query = "SELECT user_name FROM person WHERE roles LIKE '%trainee%' ORDER BY rowid"
        return [name for (name,) in database.execute(query)]
