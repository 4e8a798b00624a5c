"""Bringing a database to the tables that this version works with."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from ipt_training.adapters.storage import database
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
        with database.opened(url) as engine, database.writing(engine) as connection:
            config = configuration()
            config.attributes["connection"] = connection
            _check_known(connection, ScriptDirectory.from_config(config))
            command.upgrade(config, to)
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


def _check_known(connection: Connection, scripts: ScriptDirectory) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    for revision in MigrationContext.configure(connection).get_current_heads():
        if revision not in known:
            raise StorageFailed(
                "The database was written by a newer version of this product. Install that version"
                " or restore a backup; nothing was changed."
            )
