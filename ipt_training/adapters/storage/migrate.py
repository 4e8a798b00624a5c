"""Bringing a database to the tables that this version works with.

A revision may change any table: while it runs, SQLite looks at no foreign key and no row is kept
from being changed. Both are put back and checked before anything counts.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from ipt_training.adapters.storage import append_only, database
from ipt_training.adapters.storage.tables import APPEND_ONLY
from ipt_training.domain.errors import StorageFailed


def migrate(url: str, *, to: str = "head") -> None:
    """Create or update the tables, all in one transaction; nothing happens when they are current.

    Raises:
        StorageFailed: when the database is newer than this version, or could not be changed.
    """
    path = database.sqlite_path(url)
    if path is not None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    try:
        with database.opened(url) as engine, database.rebuilding(engine) as connection:
            config = configuration()
            config.attributes["connection"] = connection
            scripts = ScriptDirectory.from_config(config)
            if _is_behind(connection, scripts, to):
                append_only.take_off(connection, APPEND_ONLY)
                command.upgrade(config, to)
                append_only.put_on(connection, APPEND_ONLY)
    except CommandError as error:
        raise StorageFailed("The database could not be brought up to date.") from error


def is_made(url: str) -> bool:
    """Say whether there is a database of this product; nothing is created by asking."""
    path = database.sqlite_path(url)
    if path is not None:
        return path.is_file() and path.stat().st_size > 0
    with database.opened(url) as engine, engine.connect() as connection:
        return inspect(connection).has_table("alembic_version")


def configuration() -> Config:
    """Give Alembic's configuration: the scripts beside this module, and no file."""
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    return config


def _is_behind(connection: Connection, scripts: ScriptDirectory, to: str) -> bool:
    """Say whether there is something to do; StorageFailed when the database is of the future."""
    known = {script.revision for script in scripts.walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise StorageFailed(
            "The database was written by a newer version of this product. Install that version"
            " or restore a backup; nothing was changed."
        )
    wanted = scripts.as_revision_number(to)
    return current != wanted
