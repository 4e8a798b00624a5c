"""A programme joined to another: people, cases, ratings and the chain that tells of them.

Every row stays as it was signed, so that its content hash holds; only user names change, and the
chain of audit entries is written on. It knows the tables of the build of before, and no others.
"""

import hashlib
import hmac
import json
import shutil
from pathlib import Path
from sqlite3 import Connection

from bench.thousand.builds import Build
from bench.thousand.data import DATABASE, KEPT, opened, programme

_TABLES = (
    "person",
    "supervision",
    "treatment_case",
    "recording",
    "rating",
    "item_score",
    "attempt",
    "attempt_step",
    "hours_entry",
    "hours_confirmation",
    "certificate",
)
_WITHOUT = {"recording": "WHERE state <> 'ready'"}
"""A session with sound lies in the other folder, under the other key: it stays there."""


def four_thousand(before: Build, thousand: Path) -> Path:
    """Give the programme of 1,000 with 3,000 trainees of other supervisors beside them."""
    place = KEPT / f"{thousand.name}-and-3000"
    mark = place / "merged"
    more = programme(before, trainees=3000, seed=4)
    newest = max(one.stat().st_mtime for one in (thousand / "made.json", more / "made.json"))
    if mark.exists() and mark.stat().st_mtime > newest:
        return place
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(thousand, place)
    key = bytes.fromhex((place / "data-keys" / "audit.key").read_text())
    with opened(place) as database:
        database.execute("ATTACH ? AS other", (str(more / "data" / DATABASE),))
        with database:
            _join(database, key)
    mark.touch()
    return place


def history(place: Path) -> dict[str, int]:
    """Count what the demonstration's supervisor has to do with, and the whole programme."""
    sam = "(SELECT id FROM person WHERE user_name = 'sam.supervisor')"
    own = f"(SELECT trainee_id FROM supervision WHERE supervisor_id = {sam})"
    asked = {
        "own trainees": f"supervision WHERE supervisor_id = {sam}",
        "own ratings": f"rating WHERE rater_id = {sam}",
        "recordings of own trainees": f"recording WHERE therapist_id IN {own}",
        "trainees": "person WHERE roles LIKE '%trainee%'",
        "ratings": "rating",
    }
    with opened(place) as database:
        return {
            name: database.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
            for name, what in asked.items()
        }


def _join(database: Connection, key: bytes) -> None:
    for table in _TABLES:
        columns = [row[1] for row in database.execute(f"PRAGMA main.table_info({table})")]
        taken = ", ".join(f'"{name}"' for name in columns)
        given = taken.replace('"user_name"', "'more.' || user_name")
        database.execute(
            f"INSERT INTO main.{table} ({taken})"
            f" SELECT {given} FROM other.{table} {_WITHOUT.get(table, '')}"
        )
    seq, digest = database.execute(
        "SELECT seq, digest FROM main.audit ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    entries = database.execute(
        "SELECT at, actor, action, about, detail FROM other.audit ORDER BY seq"
    ).fetchall()
    for at, actor, action, about, detail in entries:
        previous, seq = digest, seq + 1
        body = json.dumps(
            [seq, at, actor, action, about, json.loads(detail), previous],
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
        )
        digest = hmac.new(key, body.encode(), hashlib.sha256).hexdigest()
        database.execute(
            "INSERT INTO main.audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, at, actor, action, about, detail, previous, digest),
        )
