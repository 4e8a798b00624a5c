"""A PostgreSQL server of the tests' own: on loopback, in a folder that is gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

_START = 60.0
"""Seconds that a server may take to answer."""


@dataclass
class PostgresServer:
    """A running server; every database it gives is empty and new."""

    port: int
    count: int = 0

    def new_database(self, *, like: str | None = None) -> str:
        """Make a database, empty or like another one, and give its address."""
        self.count += 1
        name = f"ipt_{self.count}"
        template = like.rpartition("/")[2] if like else "template1"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://ipt@127.0.0.1:{self.port}/{name}"


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="ipt-postgres-"))
    try:
        if (user := _user()) is not None:
            shutil.chown(folder, user)
        _run(
            "initdb", "-D", f"{folder}/data", "-U", "ipt", "-A", "trust", "--no-sync", "-E", "UTF8"
        )
        port = _free_port()
        process = _start(folder, port)
        try:
            _wait(process, port, folder / "log")
            yield PostgresServer(port)
        finally:
            # This signal ends open connections too; SIGTERM would wait for them.
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder)


def program(name: str) -> str:
    """Find one of PostgreSQL's programs.

    Raises:
        RuntimeError: with the sentence that says how to install it.
    """
    found = shutil.which(name)
    if found:
        return found
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not installed:
        raise RuntimeError(
            f"The storage tests need PostgreSQL, and {name} was not found."
            " On Debian or Ubuntu: apt-get install postgresql"
        )
    return str(installed[-1])


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [
                program("postgres"),
                *("-D", f"{folder}/data", "-p", str(port), "-h", "127.0.0.1"),
                *("-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=60"),
            ],
            user=_user(),
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [program(name), *arguments], user=_user(), cwd="/", capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed: {done.stderr}")


def _user() -> str | None:
    # PostgreSQL refuses to run as root.
    return pwd.getpwnam("nobody").pw_name if os.geteuid() == 0 else None


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        answer = subprocess.run(
            [program("pg_isready"), "-h", "127.0.0.1", "-p", str(port)], capture_output=True
        )
        if answer.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
